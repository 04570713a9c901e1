'use client'

import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDocument, useWholeDocument } from '#components/editing/document'
import { useEditing } from '#components/editing/editing'
import { PhaseLine } from '#components/phases/phase-line'
import { usePlan } from '#components/plan/plan-provider'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { useScrolledIntoView } from '#components/ui/scrolled-into-view'
import { useViewing } from '#components/viewing/viewing'
import { type MatrixRow, matrixRows } from '#lib/client/views/matrix-rows'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import { findWhos, type WhoKey, whoOfSample } from '#lib/scenario/wants/who'
import { useColumnWidth } from './column-width'
import { Legend } from './legend'
import { MatrixCorner } from './matrix-corner'
import { MatrixGrid } from './matrix-grid'
import { NoSamples } from './no-samples'
import { useScrollTogether } from './scroll-together'

const FlowView = loadOnDemand(() => import('#components/flow/flow-view').then((m) => m.FlowView))

/** Who delivers × phases: each cell proved for all its senders, with the samples of each row beneath it. */
export function Matrix() {
  const t = useTranslations('workspace.matrix')
  // A keystroke in a connector shows itself first; the verdicts it changes follow at once, and give way to the next one.
  const document = useDeferredValue(useWholeDocument())
  const { view, phaseIndex, sender, who, select, selectWho } = useViewing()
  const onEditSender = useEditSender()
  const { rows, toggle } = useRows(document)
  const line = useRef<HTMLOListElement>(null)
  const region = useRef<HTMLElement>(null)
  const { phases } = document
  const width = useColumnWidth(line, phases.length)
  useScrollTogether(line, region)
  useScrolledIntoView(line, '[aria-current]', phases[phaseIndex]?.id ?? '')
  const all = useMemo(() => findWhos(document).length, [document])
  const whos = useMemo(() => rows.flatMap((row) => (row.kind === 'who' ? [row.who.key] : [])), [rows])
  const isEmpty = document.senders.length === 0 && document.services.length === 0
  return (
    <section
      id="matrix"
      tabIndex={-1}
      data-short={width === 'long' ? undefined : ''}
      data-narrow={width === 'narrow' ? '' : undefined}
      className="group/matrix min-w-0 outline-none [--who:clamp(15.875rem,20.7cqi,24rem)] max-phone:[--who:15.5rem] [--phase:5.5rem]"
    >
      <div className="sticky top-[calc(var(--frame)-42px)] z-10 grid grid-cols-[var(--who)_minmax(0,1fr)] border-y border-line bg-paper max-phone:top-[calc(var(--frame)-46px)] max-slim:-mx-gutter max-slim:grid-cols-[minmax(0,1fr)]">
        <MatrixCorner all={all} shown={whos.length} phases={phases.length} />
        <PhaseLine
          ref={line}
          className="grid auto-cols-[minmax(var(--phase),1fr)] grid-flow-col overflow-x-auto [scrollbar-width:none] max-slim:auto-cols-[10.75rem] max-slim:snap-x max-slim:snap-proximity"
        />
      </div>
      {isEmpty ? (
        <NoSamples />
      ) : rows.length === 0 ? (
        <p role="status" className="py-10 text-center text-ink-2">
          {t(view.search === '' ? (view.show === 'open' ? 'noneOpen' : 'noneWrong') : 'noneFound')}
        </p>
      ) : view.picture ? (
        <FlowView document={document} whos={whos} />
      ) : (
        <MatrixGrid
          ref={region}
          document={document}
          rows={rows}
          selected={{ phaseId: phases[phaseIndex]?.id ?? '', senderId: sender?.id ?? null, who }}
          onSelect={select}
          onSelectWho={selectWho}
          onToggle={toggle}
          onEditSender={onEditSender}
        />
      )}
      {!view.picture && <Legend />}
    </section>
  )
}

/** The rows as the filter, the search and what is opened leave them. The row of the selected sample is open. */
function useRows(document: ScenarioDocument): { rows: readonly MatrixRow[]; toggle: (who: WhoKey) => void } {
  const { cellAt } = usePlan()
  const { view, sender } = useViewing()
  const [toggled, setToggled] = useState<ReadonlySet<WhoKey>>(new Set())
  const toggle = useCallback((who: WhoKey) => {
    setToggled((before) => {
      const next = new Set(before)
      if (!next.delete(who)) next.add(who)
      return next
    })
  }, [])
  const selected = sender === null ? null : whoOfSample(sender)
  // A selected sample must be seen, also where its row was closed when it was selected.
  const [opened, setOpened] = useState<WhoKey | null>(null)
  if (selected !== opened) {
    setOpened(selected)
    if (selected !== null && view.samples === toggled.has(selected)) toggle(selected)
  }
  const rows = useMemo(() => {
    const cellsOf = (who: WhoKey): readonly ShownCell[] | null => {
      const cells = document.phases.flatMap(({ id }) => cellAt(id, who) ?? [])
      return cells.length === document.phases.length ? cells : null
    }
    const { show, search, samples } = view
    return matrixRows(document, cellsOf, { show, search, samples, otherwise: toggled })
  }, [document, cellAt, view, toggled])
  return { rows, toggle }
}

/** Returns a function that opens the dialog of a sender; null where nothing can be edited. */
function useEditSender(): ((senderId: string) => void) | null {
  const editing = useEditing()
  const senders = useDocument((document) => document.senders)
  const open = editing?.open
  const edit = useCallback(
    (senderId: string) => {
      const sender = senders.find(({ id }) => id === senderId)
      if (sender !== undefined) open?.({ kind: 'sender', sender })
    },
    [senders, open],
  )
  return editing === null ? null : edit
}
