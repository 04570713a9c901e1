'use client'

import { FileSearch, Plus } from 'lucide-react'
import { memo, useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestedProperty } from '#components/connectors/connectors-table'
import { Matrix } from '#components/matrix/matrix'
import { PhaseLine } from '#components/phases/phase-line'
import { CellPanel } from '#components/plan/cell-panel'
import { PlanProgress } from '#components/plan/plan-progress'
import { PlanProvider, usePlan } from '#components/plan/plan-provider'
import { SummaryLists } from '#components/plan/summary-lists'
import { WitnessSamples } from '#components/proof/witness'
import { Button } from '#components/ui/button'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { WhyPanel } from '#components/why/why-panel'
import type { Draft } from '#lib/client/draft/draft'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { type Editing, EditingProvider } from './editing'
import { LaterPhasesProvider } from './later-phases'
import { NoSamples } from './no-samples'
import { useSelection, type WorkspaceSelection } from './selection'

const Details = loadOnDemand(() => import('./details').then(({ Details: details }) => details))
const PlanSettings = loadOnDemand(() =>
  import('#components/plan/plan-settings').then(({ PlanSettings: settings }) => settings),
)
const SampleWant = loadOnDemand(() => import('#components/why/sample-want').then(({ SampleWant: want }) => want))

type Props = {
  document: ScenarioDocument
  selection: WorkspaceSelection
  /** null if the scenario is read-only */
  editing: Editing | null
  invalidText: Draft['invalidText']
}

const NO_INVALID_TEXT: Draft['invalidText'] = {}

/** The workspace without any control that edits the scenario. */
export function ReadOnlyWorkspace({ document }: { document: ScenarioDocument }) {
  return (
    <Workspace document={document} selection={useSelection(document)} editing={null} invalidText={NO_INVALID_TEXT} />
  )
}

/**
 * A scenario on one page: summary, matrix of sample senders and phases, reason of a verdict, connectors side by side.
 * The address bar holds the selection (phase, sender, filter).
 */
export function Workspace({ document, selection, editing, invalidText }: Props) {
  const { view, onView, phaseIndex, sender, who, select, selectWho } = selection
  const [target, setTarget] = useState<RequestedProperty | null>(null)
  const onGoTo = useCallback((connectorId: string, property: string | null) => {
    setTarget((before) => ({ connectorId, property, number: (before?.number ?? 0) + 1 }))
  }, [])
  const selectPhase = useCallback((phaseId: string) => select(phaseId, null), [select])
  const [addedPhaseId, setAddedPhaseId] = useState<string | null>(null)
  const onPhaseNamed = useCallback(() => setAddedPhaseId(null), [])
  const phase = document.phases[phaseIndex]
  const { open } = editing ?? {}
  const onEditSender = useEditSender(document, open)
  if (phase === undefined) return null
  return (
    <EditingProvider editing={editing}>
      <LaterPhasesProvider>
        <PlanProvider document={document}>
          <div className="flex w-full min-w-0 flex-col gap-4 [--first:9.5rem] sm:[--first:16rem] xl:[--first:18rem]">
            <PlanSummary document={document} onSelect={selectWho} />
            <PhaseLine phases={document.phases} phaseId={phase.id} onSelect={selectPhase} onAdded={setAddedPhaseId} />
            <WitnessSamples document={document} phaseId={phase.id} onSelect={select}>
              <div
                className={`grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-4 ${who !== null || sender ? 'wide:grid-cols-[minmax(0,1fr)_25rem]' : ''}`}
              >
                <Matrix
                  document={document}
                  view={view}
                  onView={onView}
                  selected={{ phaseId: phase.id, senderId: sender?.id ?? null, who }}
                  onSelect={select}
                  onSelectWho={selectWho}
                  onEditSender={onEditSender}
                  actions={open && <AddSample open={open} />}
                  empty={<NoSamples />}
                />
                {who !== null ? (
                  <CellPanel
                    document={document}
                    phaseIndex={phaseIndex}
                    who={who}
                    onClose={() => onView({ who: null })}
                  />
                ) : (
                  sender && (
                    <WhyPanel
                      document={document}
                      phaseIndex={phaseIndex}
                      sender={sender}
                      actions={editing && <SampleWant document={document} phaseIndex={phaseIndex} sender={sender} />}
                    />
                  )
                )}
              </div>
              <PlanSettings document={document} />
              <Details
                document={document}
                phaseIndex={phaseIndex}
                invalidText={invalidText}
                target={target}
                onGoTo={onGoTo}
                addedPhaseId={addedPhaseId}
                onPhaseNamed={onPhaseNamed}
                before={view.before}
                after={view.after}
                onView={onView}
              />
            </WitnessSamples>
          </div>
        </PlanProvider>
      </LaterPhasesProvider>
    </EditingProvider>
  )
}

/** One element for all renders, so that the lists render again only when they change. */
const PLAN_PROGRESS = <PlanProgress />

/** The lists that sum up the plan; each line leads to its cell. */
function PlanSummary({
  document,
  onSelect,
}: {
  document: ScenarioDocument
  onSelect: WorkspaceSelection['selectWho']
}) {
  const { summary, cellsOf, isStale } = usePlan()
  const phasesLeft = document.phases.filter(({ id }) => cellsOf(id) === null).length
  return (
    <SummaryLists
      document={document}
      summary={summary}
      phasesLeft={phasesLeft}
      isStale={document.phases.some(({ id }) => isStale(id))}
      progress={PLAN_PROGRESS}
      onSelect={onSelect}
    />
  )
}

type Open = Editing['open']

/**
 * Returns a function that opens the dialog of a sender. It stays the same over most edits, so that rows do not
 * re-render.
 */
function useEditSender(document: ScenarioDocument, open: Open | undefined): ((senderId: string) => void) | null {
  const { senders } = document
  const edit = useCallback(
    (senderId: string) => {
      const sender = senders.find(({ id }) => id === senderId)
      if (sender !== undefined) open?.({ kind: 'sender', sender })
    },
    [senders, open],
  )
  return open === undefined ? null : edit
}

const AddSample = memo(function AddSample({ open }: { open: Open }) {
  const t = useTranslations()
  return (
    <>
      <Button onClick={() => open({ kind: 'evidence' })}>
        <FileSearch aria-hidden className="size-4" />
        {t('evidence.open')}
      </Button>
      <Button onClick={() => open({ kind: 'sender', sender: null })}>
        <Plus aria-hidden className="size-4" />
        {t('workspace.matrix.add')}
      </Button>
    </>
  )
})
