'use client'

import { memo, type ReactNode, useDeferredValue, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { Card } from '#components/ui/card'
import { matrixRows, sendersShown } from '#lib/client/views/matrix-rows'
import type { ChangeView, View } from '#lib/client/views/view-in-address'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Summary } from '#lib/scenario/wants/assessment'
import { MatrixFilter } from './matrix-filter'
import { MatrixGrid } from './matrix-grid'

type Props = {
  document: ScenarioDocument
  summary: Summary | null
  view: View
  onView: ChangeView
  phaseId: string
  senderId: string | null
  onSelect: (phaseId: string, senderId: string, isByKey?: boolean) => void
  onEditSender: ((senderId: string) => void) | null
  actions?: ReactNode
  empty: ReactNode
}

/** The matrix of sample senders and phases, with the verdict of each. */
export const Matrix = memo(function Matrix(props: Props) {
  const { summary, view, onView, phaseId, senderId, onSelect, onEditSender, actions, empty } = props
  const t = useTranslations('workspace.matrix')
  // A keystroke in a connector is rendered first. The verdicts follow, and the next keystroke interrupts them.
  const document = useDeferredValue(props.document)
  const { senders, services, phases } = document
  // The set changes only if the summary does, so that rows keep their identity while the user types.
  const shown = useMemo(() => sendersShown(view.show, summary), [view.show, summary])
  const rows = useMemo(
    () => matrixRows({ senders, services }, shown, view.search),
    [senders, services, shown, view.search],
  )
  const note = t('count', { samples: senders.length, verdicts: senders.length * phases.length })
  return (
    <Card
      title={t('title')}
      note={senders.length > 0 ? note : undefined}
      actions={
        <>
          {senders.length > 0 && <MatrixFilter view={view} onView={onView} />}
          {actions}
        </>
      }
      className="min-w-0"
    >
      {senders.length === 0 ? (
        empty
      ) : rows.length === 0 ? (
        <p role="status" className="border-t border-line px-4.5 py-8 text-center text-ink-2">
          {t(view.search === '' ? (view.show === 'open' ? 'noneOpen' : 'noneWrong') : 'noneFound')}
        </p>
      ) : (
        <MatrixGrid
          document={document}
          rows={rows}
          phaseId={phaseId}
          senderId={senderId}
          onSelect={onSelect}
          onEditSender={onEditSender}
        />
      )}
    </Card>
  )
})
