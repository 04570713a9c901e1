'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useView } from '#lib/client/views/use-view'
import type { ChangeView, View } from '#lib/client/views/view-in-address'
import { findWorstCell } from '#lib/client/views/worst-cell'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { findWhos, type WhoKey } from '#lib/scenario/wants/who'

/**
 * The width from which the why panel is beside the matrix instead of under it (breakpoint `wide` of the style sheet).
 */
const SIDE_BY_SIDE = '(min-width: 72rem)'

/** The current selection. The identity of both functions never changes, so memoised components do not re-render. */
export type WorkspaceSelection = {
  readonly view: View
  readonly onView: ChangeView
  readonly phaseIndex: number
  readonly sender: ScenarioSender | null
  /** the row whose cell is looked at; null while a sample is */
  readonly who: WhoKey | null
  /** what is null stays as it is */
  readonly select: (phaseId: string | null, senderId: string | null, isByKey?: boolean) => void
  readonly selectWho: (phaseId: string, who: WhoKey, isByKey?: boolean) => void
}

/** The selection: what the address names, else the worst cell at the time the scenario was opened. */
export function useSelection(document: ScenarioDocument): WorkspaceSelection {
  const [view, onView] = useView()
  const [worst] = useState(() => findWorstCell(document))
  const { phases, senders } = document
  const wantsWhy = useRef(false)
  const byId = (phaseId: string | undefined | null) => phases.findIndex(({ id }) => id === phaseId)
  // After a phase is deleted, its predecessor is selected.
  const [lastIndex, setLastIndex] = useState<number | null>(null)
  const found = view.phase === null ? byId(worst?.phaseId) : byId(view.phase)
  const index = found >= 0 ? found : lastIndex === null ? byId(worst?.phaseId) : lastIndex - 1
  if (found >= 0 && found !== lastIndex) setLastIndex(found)
  const sender =
    senders.find(({ id }) => id === view.sender) ??
    senders.find(({ id }) => id === worst?.senderId) ??
    senders[0] ??
    null
  const who = findWhos(document).find(({ key }) => key === view.who)?.key ?? null
  const select = useCallback(
    (phase: string | null, senderId: string | null, isByKey = false) => {
      wantsWhy.current = senderId !== null && !isByKey
      onView({ ...(phase !== null && { phase }), ...(senderId !== null && { sender: senderId, who: null }) })
    },
    [onView],
  )
  const selectWho = useCallback(
    (phase: string, who: WhoKey, isByKey = false) => {
      wantsWhy.current = !isByKey
      onView({ phase, who })
    },
    [onView],
  )
  useEffect(() => {
    // After a tap on a phone the answer must not stay below the fold. Arrow keys keep the focus where they are.
    if (!wantsWhy.current || (view.sender === null && view.who === null)) return
    wantsWhy.current = false
    if (!window.matchMedia(SIDE_BY_SIDE).matches)
      window.document.getElementById('why')?.scrollIntoView({ behavior: 'smooth' })
  }, [view])
  return { view, onView, phaseIndex: Math.min(phases.length - 1, Math.max(0, index)), sender, who, select, selectWho }
}
