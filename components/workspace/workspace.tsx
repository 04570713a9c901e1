'use client'

import { FileSearch, Plus } from 'lucide-react'
import { memo, useCallback, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestedProperty } from '#components/connectors/connectors-table'
import { GatesProvider } from '#components/invariants/gates'
import { Matrix } from '#components/matrix/matrix'
import { PhaseLine } from '#components/phases/phase-line'
import { Button } from '#components/ui/button'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { WhyPanel } from '#components/why/why-panel'
import type { Draft } from '#lib/client/draft/draft'
import { useSummary } from '#lib/client/workers/use-summary'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { type Editing, EditingProvider } from './editing'
import { LaterPhasesProvider } from './later-phases'
import { NoSamples } from './no-samples'
import { useSelection, type WorkspaceSelection } from './selection'
import { SummaryLine } from './summary-line'

const Details = loadOnDemand(() => import('./details').then(({ Details: details }) => details))
const ExpectationActions = loadOnDemand(() =>
  import('#components/why/expectation-actions').then(({ ExpectationActions: actions }) => actions),
)

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
  const { view, onView, phaseIndex, sender, select } = selection
  const { summary, isStale } = useSummary(document)
  const summarized = useSummarized(document, isStale)
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
        <GatesProvider document={document}>
          <div className="flex w-full min-w-0 flex-col gap-4 [--first:9.5rem] sm:[--first:16rem] xl:[--first:18rem]">
            <SummaryLine document={summarized} summary={summary} isStale={isStale} />
            <PhaseLine
              document={summarized}
              summary={summary}
              phaseId={phase.id}
              onSelect={selectPhase}
              onAdded={setAddedPhaseId}
            />
            <div
              className={`grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-4 ${sender ? 'wide:grid-cols-[minmax(0,1fr)_25rem]' : ''}`}
            >
              <Matrix
                document={document}
                summary={summary}
                view={view}
                onView={onView}
                phaseId={phase.id}
                senderId={sender?.id ?? null}
                onSelect={select}
                onEditSender={onEditSender}
                actions={open && <AddSample open={open} />}
                empty={<NoSamples />}
              />
              {sender && (
                <WhyPanel
                  document={document}
                  phaseIndex={phaseIndex}
                  sender={sender}
                  actions={
                    editing && <ExpectationActions document={document} phaseIndex={phaseIndex} sender={sender} />
                  }
                />
              )}
            </div>
            <Details
              document={document}
              summarized={summarized}
              summary={summary}
              phaseIndex={phaseIndex}
              invalidText={invalidText}
              target={target}
              onGoTo={onGoTo}
              addedPhaseId={addedPhaseId}
              onPhaseNamed={onPhaseNamed}
              onSelect={select}
              before={view.before}
              after={view.after}
              onView={onView}
            />
          </div>
        </GatesProvider>
      </LaterPhasesProvider>
    </EditingProvider>
  )
}

/**
 * The document that the summary belongs to. In a large scenario it lags behind the last keystrokes until they are
 * counted.
 */
function useSummarized(document: ScenarioDocument, isStale: boolean): ScenarioDocument {
  const [summarized, setSummarized] = useState(document)
  if (isStale || summarized === document) return summarized
  setSummarized(document)
  return document
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
