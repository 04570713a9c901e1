'use client'

import { type ReactNode, useRef } from 'react'
import { DocumentProvider } from '#components/editing/document'
import { type Editing, EditingProvider } from '#components/editing/editing'
import { LaterPhasesProvider } from '#components/editing/later-phases'
import { useVersions } from '#components/editing/versions'
import { PlanWarningsProvider } from '#components/findings/plan-warnings'
import { AddedPhaseProvider } from '#components/phases/added-phase'
import { EditEffectAnnouncement, EditEffectProvider } from '#components/plan/edit-effect'
import { PlanProvider } from '#components/plan/plan-provider'
import { SettledProvider, useSettled } from '#components/plan/settled'
import { PrintButton } from '#components/print/print-button'
import { usePrinting } from '#components/print/printing'
import { useKeptFocus } from '#components/ui/kept-focus'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { FactFieldProvider } from '#components/viewing/fact-field'
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
  title: ReactNode
  /** what stands beside the title */
  beside: ReactNode
  actions: ReactNode
  isPublic?: boolean
  /** shown above every view */
  notices: ReactNode
  /** shown above the plan: what a reader of it looks for first */
  abovePlan?: ReactNode
}

/** A scenario: the frame with its tabs, the view that is chosen, and beside it the panel of what is selected. */
export function Workspace(props: Props) {
  const {
    document,
    invalidText,
    viewing,
    editing,
    title,
    beside,
    actions,
    isPublic = false,
    notices,
    abovePlan,
  } = props
  return (
    <EditingProvider editing={editing}>
      <DocumentProvider document={document} invalidText={invalidText}>
        <ViewingProvider viewing={viewing}>
          <LaterPhasesProvider>
            <AddedPhaseProvider>
              <FactFieldProvider>
                <GoToProvider>
                  <PlanProvider document={document}>
                    <SettledProvider>
                      <PlanWarningsProvider document={document}>
                        <EditEffectProvider>
                          {editing !== null && <EditEffectAnnouncement />}
                          <Inside {...{ document, title, beside, actions, isPublic, notices, abovePlan }} />
                        </EditEffectProvider>
                      </PlanWarningsProvider>
                    </SettledProvider>
                  </PlanProvider>
                </GoToProvider>
              </FactFieldProvider>
            </AddedPhaseProvider>
          </LaterPhasesProvider>
        </ViewingProvider>
      </DocumentProvider>
    </EditingProvider>
  )
}

/** The frame, and beneath it the view on screen; on paper the whole plan, whatever is on screen. */
function Inside(props: Omit<Props, 'invalidText' | 'viewing' | 'editing'> & { isPublic: boolean }) {
  const { document, title, beside, actions, isPublic, notices, abovePlan } = props
  const { view } = useViewing()
  const isSettled = useSettled()
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
      <Frame title={title} beside={beside} actions={tools} isPublic={isPublic} status={<WorkStatus />} />
      <Stage notices={notices} abovePlan={abovePlan} />
      {isPlan && (isSettled || printing.isShown) && (
        <PlanReport document={document} flows={printing.flows} isShown={printing.isShown} />
      )}
    </>
  )
}

/** What is on screen. On paper it gives way to the report, where there is one: the browser may print before it is fetched. */
function Stage({ notices, abovePlan }: Pick<Props, 'notices' | 'abovePlan'>) {
  const { view, who, sender } = useViewing()
  const versions = useVersions()
  const name = hasContent(view.name, versions) ? view.name : 'plan'
  const View = VIEWS[name]
  const stage = useRef<HTMLDivElement>(null)
  useKeptFocus(stage)
  const hasPanel = name === 'plan' && (who !== null || sender !== null)
  return (
    <div
      ref={stage}
      className={`grid grid-cols-[minmax(0,1fr)] print:has-[~article]:hidden ${hasPanel ? 'wide:grid-cols-[minmax(0,1fr)_clamp(25rem,30vw,27.5rem)]' : ''}`}
    >
      <main id="content" tabIndex={-1} className="@container min-w-0 max-w-[140.5rem] px-gutter pb-16 outline-none">
        {notices}
        {name === 'plan' && abovePlan}
        <View />
      </main>
      {hasPanel && <SelectionPanel />}
    </div>
  )
}
