'use client'

import { type ReactNode, useRef } from 'react'
import { DocumentProvider } from '#components/editing/document'
import { type Editing, EditingProvider } from '#components/editing/editing'
import { LaterPhasesProvider } from '#components/editing/later-phases'
import { useVersions } from '#components/editing/versions'
import { AddedPhaseProvider } from '#components/phases/added-phase'
import { EditEffectAnnouncement, EditEffectProvider } from '#components/plan/edit-effect'
import { PlanProvider, usePlan } from '#components/plan/plan-provider'
import { PrintButton } from '#components/print/print-button'
import { usePrinting } from '#components/print/printing'
import { useKeptFocus } from '#components/ui/kept-focus'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { GoToProvider } from '#components/viewing/go-to'
import { useViewing, type Viewing, ViewingProvider } from '#components/viewing/viewing'
import type { Draft } from '#lib/client/draft/draft'
import type { ViewName } from '#lib/client/views/view-in-address'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { Frame } from './frame'
import { hasContent } from './has-content'
import { PlanView } from './plan-view'
import { WorkStatus } from './work-status'

const VIEWS = {
  plan: PlanView,
  facts: loadOnDemand(() => import('#components/facts/facts-view').then(({ FactsView }) => FactsView)),
  proof: loadOnDemand(() => import('./proof-view').then(({ ProofView }) => ProofView)),
  night: loadOnDemand(() => import('./night-view').then(({ NightView }) => NightView)),
  review: loadOnDemand(() => import('./review-view').then(({ ReviewView }) => ReviewView)),
} as const satisfies Record<ViewName, unknown>

const PlanReport = loadOnDemand(() => import('#components/print/plan-report').then((m) => m.PlanReport))
const SelectionPanel = loadOnDemand(() => import('./selection-panel').then(({ SelectionPanel: panel }) => panel))

type Props = {
  document: ScenarioDocument
  invalidText: Draft['invalidText']
  viewing: Viewing
  /** null if the scenario is read-only */
  editing: Editing | null
  heading: ReactNode
  actions: ReactNode
  isPublic?: boolean
  /** shown above every view */
  notices: ReactNode
}

/** A scenario: the frame with its tabs, the view that is chosen, and beside it the panel of what is selected. */
export function Workspace(props: Props) {
  const { document, invalidText, viewing, editing, heading, actions, isPublic = false, notices } = props
  return (
    <EditingProvider editing={editing}>
      <DocumentProvider document={document} invalidText={invalidText}>
        <ViewingProvider viewing={viewing}>
          <LaterPhasesProvider>
            <AddedPhaseProvider>
              <GoToProvider>
                <PlanProvider document={document}>
                  <EditEffectProvider document={document}>
                    {editing !== null && <EditEffectAnnouncement />}
                    <Inside {...{ document, heading, actions, isPublic, notices }} />
                  </EditEffectProvider>
                </PlanProvider>
              </GoToProvider>
            </AddedPhaseProvider>
          </LaterPhasesProvider>
        </ViewingProvider>
      </DocumentProvider>
    </EditingProvider>
  )
}

/** The frame, and beneath it the view on screen; on paper the whole plan, whatever is on screen. */
function Inside(props: Pick<Props, 'document' | 'heading' | 'actions' | 'notices'> & { isPublic: boolean }) {
  const { document, heading, actions, isPublic, notices } = props
  const { view } = useViewing()
  const { isComplete } = usePlan()
  const printing = usePrinting(document)
  const isPlan = view.name !== 'night'
  const tools = (
    <>
      {isPlan && <PrintButton {...printing} />}
      {actions}
    </>
  )
  return (
    <>
      <Frame heading={heading} actions={tools} isPublic={isPublic} status={<WorkStatus />} />
      <Stage notices={notices} isOnPaper={!(isPlan && printing.isShown)} />
      {isPlan && (isComplete || printing.isShown) && (
        <PlanReport document={document} flows={printing.flows} isShown={printing.isShown} />
      )}
    </>
  )
}

function Stage({ notices, isOnPaper }: { notices: ReactNode; isOnPaper: boolean }) {
  const { view, who, sender } = useViewing()
  const versions = useVersions()
  const View = VIEWS[hasContent(view.name, versions) ? view.name : 'plan']
  const stage = useRef<HTMLDivElement>(null)
  useKeptFocus(stage)
  const hasPanel = view.name === 'plan' && (who !== null || sender !== null)
  return (
    <div
      ref={stage}
      className={`grid grid-cols-[minmax(0,1fr)] ${isOnPaper ? '' : 'print:hidden'} ${hasPanel ? 'wide:grid-cols-[minmax(0,1fr)_clamp(25rem,30vw,27.5rem)]' : ''}`}
    >
      <main id="content" tabIndex={-1} className="@container min-w-0 max-w-[140.5rem] px-gutter pb-16 outline-none">
        {notices}
        <View />
      </main>
      {hasPanel && <SelectionPanel />}
    </div>
  )
}
