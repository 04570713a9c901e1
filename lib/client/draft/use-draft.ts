'use client'

import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { SavedScenario } from '#lib/contract/scenarios'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { type Draft, type DraftEdit, type DraftState, isChanged, reduceDraft, startDraft } from './draft'
import { type DraftSlot, dropDraft, type OpenedDraft, openDraftSlot, storeDraft } from './storage'
import type { StoredDraft } from './stored-draft'
import { isEqual, shareEqualParts } from './structural-sharing'

/** An opened scenario: the saved revision, the slot of this tab's draft, and the draft that was found. */
type OpenedScenario = {
  readonly scenario: SavedScenario
  readonly slot: DraftSlot
  readonly found: StoredDraft | null
}

/** Looks for a draft while the scenario is being fetched; null until it is known whether there is one. */
export function useDraftSlot(scenarioId: string): OpenedDraft | null {
  const [opened, setOpened] = useState<OpenedDraft | null>(null)
  useEffect(() => {
    let isWanted = true
    void openDraftSlot(scenarioId).then((result) => {
      if (isWanted) setOpened(result)
    })
    return () => {
      isWanted = false
    }
  }, [scenarioId])
  return opened?.slot.scenarioId === scenarioId ? opened : null
}

function initialState({ scenario, found }: OpenedScenario): DraftState {
  const document = shareEqualParts(scenario.document)
  return startDraft(document, scenario.revision, scenario.updatedAt, found && restore(found, document))
}

/** The found draft, or null if it equals the saved document. */
function restore({ document, raw: invalidText, revision }: StoredDraft, saved: ScenarioDocument): Draft | null {
  if (Object.keys(invalidText).length === 0 && isEqual(document, saved)) return null
  return { document: shareEqualParts(document), invalidText, revision }
}

export type DraftEditor = {
  readonly state: DraftState
  readonly isChanged: boolean
  /** false if this browser failed to store the draft: then leaving the page would lose it */
  readonly isStored: boolean
  readonly change: (change: DraftEdit, about?: string | null) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly markSaved: (document: ScenarioDocument, from: number, saved: SavedScenario) => void
  readonly replace: (document: ScenarioDocument, revision: number, updatedAt: string) => void
}

/**
 * The draft of a scenario. It is edited in memory, stored in this browser a moment later, and deleted once it is saved.
 */
export function useDraft(opened: OpenedScenario): DraftEditor {
  const [state, dispatch] = useReducer(reduceDraft, opened, initialState)
  const isStored = useDraftStorage(opened.slot, state, opened.found !== null)
  const change = useCallback((edit: DraftEdit, about: string | null = null) => {
    dispatch({ kind: 'edit', change: edit, about, at: Date.now() })
  }, [])
  const undo = useCallback(() => dispatch({ kind: 'undo' }), [])
  const redo = useCallback(() => dispatch({ kind: 'redo' }), [])
  const markSaved = useCallback((document: ScenarioDocument, from: number, saved: SavedScenario) => {
    dispatch({ kind: 'saved', document, from, revision: saved.revision, at: saved.updatedAt })
  }, [])
  const replace = useCallback((document: ScenarioDocument, revision: number, updatedAt: string) => {
    dispatch({ kind: 'replace', document: shareEqualParts(document), revision, at: updatedAt })
  }, [])
  return { state, isChanged: isChanged(state), isStored, change, undo, redo, markSaved, replace }
}

/**
 * Milliseconds after an edit until the draft is stored. Storing copies the whole document, so not with every keystroke.
 */
const STORE_AFTER = 120

function useDraftStorage(slot: DraftSlot, state: DraftState, isKeptAlready: boolean): boolean {
  const [isStored, setStored] = useState(true)
  const waiting = useRef<DraftState | null>(null)
  const isKept = useRef(isKeptAlready)
  const keep = useCallback(async () => {
    const { current: latest } = waiting
    if (latest === null) return
    waiting.current = null
    try {
      if (isChanged(latest)) {
        isKept.current = true
        await storeDraft(slot, latest.present)
      } else if (isKept.current) {
        isKept.current = false
        await dropDraft(slot)
      }
      setStored(true)
    } catch {
      setStored(false)
    }
  }, [slot])
  useEffect(() => {
    waiting.current = state
    const timer = setTimeout(keep, STORE_AFTER)
    return () => clearTimeout(timer)
  }, [state, keep])
  useEffect(() => {
    const keepNow = () => {
      if (document.visibilityState === 'hidden') void keep()
    }
    window.addEventListener('pagehide', keep)
    document.addEventListener('visibilitychange', keepNow)
    return () => {
      window.removeEventListener('pagehide', keep)
      document.removeEventListener('visibilitychange', keepNow)
      // Going to another page of the product stores the draft too.
      void keep()
    }
  }, [keep])
  return isStored
}
