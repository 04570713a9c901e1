'use client'

import { memo, type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePlan } from '#components/plan/plan-provider'
import { Card } from '#components/ui/card'
import { matrixRows } from '#lib/client/views/matrix-rows'
import type { ChangeView, View } from '#lib/client/views/view-in-address'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import type { WhoKey } from '#lib/scenario/wants/who'
import { MatrixFilter } from './matrix-filter'
import { MatrixGrid, type Selected } from './matrix-grid'

type Props = {
  document: ScenarioDocument
  view: View
  onView: ChangeView
  selected: Selected
  onSelect: (phaseId: string, senderId: string, isByKey?: boolean) => void
  onSelectWho: (phaseId: string, who: WhoKey, isByKey?: boolean) => void
  onEditSender: ((senderId: string) => void) | null
  actions?: ReactNode
  /** shown while there is neither a service nor a sample */
  empty: ReactNode
}

/** Who delivers × phases: each cell proved for all its senders, with the samples of each row beneath it. */
export const Matrix = memo(function Matrix(props: Props) {
  const { view, onView, selected, onSelect, onSelectWho, onEditSender, actions, empty } = props
  const t = useTranslations('workspace.matrix')
  const plan = useTranslations('plan')
  // A keystroke in a connector shows itself first; the verdicts it changes follow at once, and give way to the next one.
  const document = useDeferredValue(props.document)
  const { cellAt } = usePlan()
  const [closed, setClosed] = useState<ReadonlySet<WhoKey>>(new Set())
  const toggle = useCallback((who: WhoKey) => {
    setClosed((before) => {
      const next = new Set(before)
      if (!next.delete(who)) next.add(who)
      return next
    })
  }, [])
  const rows = useMemo(() => {
    const cellsOf = (who: WhoKey): readonly ShownCell[] | null => {
      const cells = document.phases.flatMap(({ id }) => cellAt(id, who) ?? [])
      return cells.length === document.phases.length ? cells : null
    }
    return matrixRows(document, cellsOf, { show: view.show, search: view.search, closed })
  }, [document, cellAt, view.show, view.search, closed])
  const isEmpty = document.senders.length === 0 && document.services.length === 0
  return (
    <Card
      title={plan('title')}
      note={isEmpty ? undefined : plan('note')}
      actions={
        <>
          {!isEmpty && <MatrixFilter view={view} onView={onView} />}
          {actions}
        </>
      }
      className="min-w-0"
    >
      {isEmpty ? (
        empty
      ) : rows.length === 0 ? (
        <p role="status" className="border-t border-line px-4.5 py-8 text-center text-ink-2">
          {t(view.search === '' ? (view.show === 'open' ? 'noneOpen' : 'noneWrong') : 'noneFound')}
        </p>
      ) : (
        <MatrixGrid
          document={document}
          rows={rows}
          selected={selected}
          onSelect={onSelect}
          onSelectWho={onSelectWho}
          onToggle={toggle}
          onEditSender={onEditSender}
        />
      )}
    </Card>
  )
})
