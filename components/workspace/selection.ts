'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChangeView, View } from '#lib/client/view'
import { findWorstCell } from '#lib/client/view-worst'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document'

/** Below this width the why panel stands under the matrix (the breakpoint `wide` of the style sheet). */
const SIDE_BY_SIDE = '(min-width: 72rem)'

type Selection = {
  readonly phaseIndex: number
  readonly sender: ScenarioSender | null
  readonly select: (phaseId: string, senderId: string, isByKey?: boolean) => void
  readonly selectPhase: (phaseId: string) => void
}

/** What is selected: what the address says, else the worst cell as it was when the scenario was opened. */
export function useSelection(document: ScenarioDocument, view: View, onView: ChangeView): Selection {
  const [worst] = useState(() => findWorstCell(document))
  const { phases, senders } = document
  const wantsWhy = useRef(false)
  const byId = (phaseId: string | undefined | null) => phases.findIndex(({ id }) => id === phaseId)
  // A phase that was just deleted leaves its predecessor on screen.
  const lastIndex = useRef<number | null>(null)
  const found = view.phase === null ? byId(worst?.phaseId) : byId(view.phase)
  const index = found >= 0 ? found : lastIndex.current === null ? byId(worst?.phaseId) : lastIndex.current - 1
  useEffect(() => {
    if (found >= 0) lastIndex.current = found
  }, [found])
  const sender =
    senders.find(({ id }) => id === view.sender) ??
    senders.find(({ id }) => id === worst?.senderId) ??
    senders[0] ??
    null
  const select = useCallback(
    (phase: string, senderId: string, isByKey = false) => {
      wantsWhy.current = !isByKey
      onView({ phase, sender: senderId })
    },
    [onView],
  )
  const selectPhase = useCallback((phase: string) => onView({ phase }), [onView])
  useEffect(() => {
    // After a tap on a phone the answer must not stay below the fold. Arrow keys keep the focus where they are.
    if (!wantsWhy.current || view.sender === null) return
    wantsWhy.current = false
    if (!window.matchMedia(SIDE_BY_SIDE).matches)
      window.document.getElementById('why')?.scrollIntoView({ behavior: 'smooth' })
  }, [view])
  return { phaseIndex: Math.min(phases.length - 1, Math.max(0, index)), sender, select, selectPhase }
}
