'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useView } from '#lib/client/views/use-view'
import type { ChangeView, View } from '#lib/client/views/view-in-address'
import { findWorstCell } from '#lib/client/views/worst-cell'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'

/** Below this width the why panel stands under the matrix (the breakpoint `wide` of the style sheet). */
const SIDE_BY_SIDE = '(min-width: 72rem)'

/** What of a scenario is on screen. Both functions keep their identity, so that memoised parts stay as they are. */
export type WorkspaceSelection = {
  readonly view: View
  readonly onView: ChangeView
  readonly phaseIndex: number
  readonly sender: ScenarioSender | null
  /** what is null stays as it is */
  readonly select: (phaseId: string | null, senderId: string | null, isByKey?: boolean) => void
}

/** What is selected: what the address says, else the worst cell as it was when the scenario was opened. */
export function useSelection(document: ScenarioDocument): WorkspaceSelection {
  const [view, onView] = useView()
  const [worst] = useState(() => findWorstCell(document))
  const { phases, senders } = document
  const wantsWhy = useRef(false)
  const byId = (phaseId: string | undefined | null) => phases.findIndex(({ id }) => id === phaseId)
  // A phase that was just deleted leaves its predecessor on screen.
  const [lastIndex, setLastIndex] = useState<number | null>(null)
  const found = view.phase === null ? byId(worst?.phaseId) : byId(view.phase)
  const index = found >= 0 ? found : lastIndex === null ? byId(worst?.phaseId) : lastIndex - 1
  if (found >= 0 && found !== lastIndex) setLastIndex(found)
  const sender =
    senders.find(({ id }) => id === view.sender) ??
    senders.find(({ id }) => id === worst?.senderId) ??
    senders[0] ??
    null
  const select = useCallback(
    (phase: string | null, senderId: string | null, isByKey = false) => {
      wantsWhy.current = senderId !== null && !isByKey
      onView({ ...(phase !== null && { phase }), ...(senderId !== null && { sender: senderId }) })
    },
    [onView],
  )
  useEffect(() => {
    // After a tap on a phone the answer must not stay below the fold. Arrow keys keep the focus where they are.
    if (!wantsWhy.current || view.sender === null) return
    wantsWhy.current = false
    if (!window.matchMedia(SIDE_BY_SIDE).matches)
      window.document.getElementById('why')?.scrollIntoView({ behavior: 'smooth' })
  }, [view])
  return { view, onView, phaseIndex: Math.min(phases.length - 1, Math.max(0, index)), sender, select }
}
