'use client'

import { useState } from 'react'
import { Matrix } from '#components/matrix/matrix'
import { PhaseLine } from '#components/phases/phase-line'
import { WhyPanel } from '#components/why/why-panel'
import { useSummary } from '#lib/client/summary'
import { useView } from '#lib/client/view'
import { findWorstCell } from '#lib/client/view-worst'
import type { ScenarioDocument } from '#lib/scenario/document'
import { type Editing, EditingProvider } from './editing'
import { SummaryLine } from './summary-line'

export type WorkspaceProps = { document: ScenarioDocument } & (
  | { mode: 'read' }
  | { mode: 'edit'; editing: Editing; raw: Readonly<Record<string, string>> }
)

/**
 * A scenario on one page: what goes wrong, every route in every phase, why, and the connectors side by side. With mode
 * `read` it has no control that changes anything. What is seen (phase, sender, filter) is in the address bar in both modes.
 */
export function Workspace(props: WorkspaceProps) {
  const { document } = props
  const editing = props.mode === 'edit' ? props.editing : null
  const [view, onView] = useView()
  const { summary, isStale } = useSummary(document)
  const { phaseIndex, sender, select, selectPhase } = useSelection(document, view, onView)
  const phase = document.phases[phaseIndex]
  if (phase === undefined) return null
  return (
    <EditingProvider editing={editing}>
      <div className="mx-auto flex w-full max-w-[90rem] flex-col gap-4 px-4 py-5 [--first:11rem] sm:px-6 sm:[--first:17rem]">
        <SummaryLine document={document} summary={summary} isStale={isStale} addStranger={null} />
        <PhaseLine document={document} summary={summary} phaseId={phase.id} onSelect={selectPhase} actions={null} />
        <div className="grid min-w-0 gap-4 wide:grid-cols-[minmax(0,1fr)_24rem]">
          <Matrix
            document={document}
            summary={summary}
            view={view}
            onView={onView}
            phaseId={phase.id}
            senderId={sender?.id ?? null}
            onSelect={select}
            onEditSender={null}
            empty={null}
          />
          {sender && <WhyPanel document={document} phaseIndex={phaseIndex} sender={sender} actions={null} />}
        </div>
      </div>
    </EditingProvider>
  )
}

type Select = (phaseId: string, senderId: string) => void

function useSelection(
  document: ScenarioDocument,
  view: ReturnType<typeof useView>[0],
  onView: ReturnType<typeof useView>[1],
) {
  const [worst] = useState(() => findWorstCell(document))
  const phaseId = view.phase ?? worst?.phaseId
  const senderId = view.sender ?? worst?.senderId
  const found = document.phases.findIndex(({ id }) => id === phaseId)
  const [select] = useState<Select>(() => (phase: string, sender: string) => onView({ phase, sender }))
  const [selectPhase] = useState(() => (phase: string) => onView({ phase }))
  return {
    phaseIndex: Math.max(0, found),
    sender: document.senders.find(({ id }) => id === senderId) ?? document.senders[0] ?? null,
    select,
    selectPhase,
  }
}
