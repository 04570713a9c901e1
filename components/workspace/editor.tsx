'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Editing, OpenDialog } from '#components/editing/editing'
import { VersionsProvider } from '#components/editing/versions'
import { NewerRevision } from '#components/review/newer-revision'
import { useTabTitle } from '#components/shell/tab-title'
import { loadOnDemand } from '#components/ui/load-on-demand'
import { useViewOf } from '#components/viewing/viewing'
import { scenarioOptions } from '#lib/client/api/scenarios'
import type { OpenedDraft } from '#lib/client/draft/storage'
import { useDraft } from '#lib/client/draft/use-draft'
import type { SavedScenario } from '#lib/contract/scenarios'
import { type AnnouncedText, Announcement } from './announcement'
import { RestoredDraftNotice, UnreadableDraftsNotice } from './restored-draft'
import { SaveFailure } from './save-failure'
import { useSaving } from './saving'
import { useShortcuts } from './shortcuts'
import { RevisionState, ScenarioTitle, Toolbar } from './toolbar'
import { Workspace } from './workspace'

const Dialogs = loadOnDemand(() => import('./dialogs').then(({ Dialogs: dialogs }) => dialogs))
const ConflictDialog = loadOnDemand(() => import('./conflict-dialog').then(({ ConflictDialog: dialog }) => dialog))

/** The workspace with a draft: edits, undo, saving and dialogs. */
export function Editor({ scenario, slot, found, unreadable }: OpenedDraft & { scenario: SavedScenario }) {
  const draft = useDraft(useState({ scenario, slot, found })[0])
  const { state, change, undo, redo, isChanged, isStored, replace } = draft
  const [dialog, setDialog] = useState<OpenDialog | null>(null)
  const viewing = useViewOf(state.present.document)
  const [said, setSaid] = useState<AnnouncedText | null>(null)
  const saving = useSaving(scenario.id, draft)
  const announce = useCallback((text: string) => setSaid((before) => ({ text, number: (before?.number ?? 0) + 1 })), [])
  const { select: show, phaseIndex } = viewing
  const editing = useMemo<Editing>(() => ({ change, announce, open: setDialog, show }), [change, announce, show])
  const { saved } = state
  const { revision } = state.present
  const onRestored = useCallback(
    (restored: SavedScenario, text: string) => {
      replace(restored.document, restored.revision, restored.updatedAt)
      announce(text)
    },
    [replace, announce],
  )
  const versions = useMemo(
    () => ({ scenarioId: scenario.id, revision, saved, isChanged, onRestored }),
    [scenario.id, revision, saved, isChanged, onRestored],
  )
  const client = useQueryClient()
  const meetNewest = async () => saving.meet(await client.fetchQuery({ ...scenarioOptions(scenario.id), staleTime: 0 }))
  const openShortcuts = useCallback(() => setDialog({ kind: 'shortcuts' }), [])
  useShortcuts({ save: () => saving.save(), undo, redo, help: openShortcuts })
  useWarning(isChanged && !isStored)
  useTabTitle(state.present.document.title)
  useTakeOver(scenario, revision, isChanged, replace)
  return (
    <VersionsProvider versions={versions}>
      <Workspace
        document={state.present.document}
        invalidText={state.present.invalidText}
        viewing={viewing}
        editing={editing}
        title={
          <ScenarioTitle title={state.present.document.title} invalidText={state.present.invalidText} change={change} />
        }
        beside={<RevisionState revision={state.present.revision} draft={draft} saving={saving} />}
        actions={
          <Toolbar draft={draft} saving={saving} phaseIndex={phaseIndex} open={setDialog} onHelp={openShortcuts} />
        }
        notices={
          <div className="flex flex-col gap-2 not-empty:pt-3">
            <RestoredDraftNotice found={found} draft={draft} />
            <UnreadableDraftsNotice slots={unreadable} />
            <NewerRevision
              scenarioId={scenario.id}
              revision={revision}
              isChanged={isChanged}
              isSaving={saving.isSaving}
              onMeet={meetNewest}
            />
          </div>
        }
      />
      <Announcement said={said} onUndo={state.past.length > 0 ? undo : null}>
        <SaveFailure saving={saving} />
      </Announcement>
      {dialog && (
        <Dialogs
          dialog={dialog}
          document={state.present.document}
          scenarioId={scenario.id}
          revision={state.present.revision}
          editing={editing}
          phaseIndex={phaseIndex}
          onClose={() => setDialog(null)}
        />
      )}
      {saving.conflict && (
        <ConflictDialog
          conflict={saving.conflict}
          scenarioId={scenario.id}
          draft={draft}
          onClose={saving.closeConflict}
          onSaved={announce}
        />
      )}
    </VersionsProvider>
  )
}

/** Makes the browser ask before it leaves the page, while `isNeeded`. */
function useWarning(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isNeeded])
}

/**
 * Takes over a newer revision that the server sent, unless the draft has changes. A draft with changes stays as it is: the
 * page says that there is a newer revision.
 */
function useTakeOver(
  scenario: SavedScenario,
  revision: number,
  isChanged: boolean,
  replace: ReturnType<typeof useDraft>['replace'],
): void {
  useEffect(() => {
    if (scenario.revision > revision && !isChanged) replace(scenario.document, scenario.revision, scenario.updatedAt)
  }, [scenario, revision, isChanged, replace])
}
