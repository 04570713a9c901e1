'use client'

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useView } from '#lib/client/views/use-view'
import type { ChangeView, View, ViewName } from '#lib/client/views/view-in-address'
import { findWorstCell } from '#lib/client/views/worst-cell'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { findWhos, type WhoKey } from '#lib/scenario/wants/who'

/** What is looked at. The identity of the functions never changes, so memoised components do not render again. */
export type Viewing = {
  readonly view: View
  readonly onView: ChangeView
  readonly phaseIndex: number
  /** the sample whose verdict is looked at; null while none is, or a cell of a *who* */
  readonly sender: ScenarioSender | null
  /** the row whose cell is looked at; null while none is, or a sample */
  readonly who: WhoKey | null
  /** grows with each selection whose panel is to take the focus: not while moving over the grid, nor when the page is opened */
  readonly focusAsked: number
  /** shows a phase, and in it a sample if one is named; `isByKey`: while moving over the grid */
  readonly select: (phaseId: string | null, senderId: string | null, isByKey?: boolean) => void
  readonly selectWho: (phaseId: string, who: WhoKey, isByKey?: boolean) => void
  /** nothing is selected any more */
  readonly deselect: () => void
  readonly showView: (name: ViewName, fact?: string | null) => void
}

const ViewingContext = createContext<Viewing | null>(null)

export function ViewingProvider({ viewing, children }: { viewing: Viewing; children: ReactNode }) {
  return <ViewingContext value={viewing}>{children}</ViewingContext>
}

export function useViewing(): Viewing {
  const viewing = useContext(ViewingContext)
  if (viewing === null) throw new Error('What is looked at is asked for outside of its provider.')
  return viewing
}

/** What the address names; the phase, if it names none, is that of the worst sample when the scenario was opened. */
export function useViewOf(document: ScenarioDocument): Viewing {
  const [view, onView] = useView()
  const [worst] = useState(() => findWorstCell(document))
  const { phases, senders } = document
  const byId = (phaseId: string | undefined | null) => phases.findIndex(({ id }) => id === phaseId)
  // After a phase is deleted, its predecessor is selected.
  const [lastIndex, setLastIndex] = useState<number | null>(null)
  const found = view.phase === null ? byId(worst?.phaseId) : byId(view.phase)
  const index = found >= 0 ? found : lastIndex === null ? byId(worst?.phaseId) : lastIndex - 1
  if (found >= 0 && found !== lastIndex) setLastIndex(found)
  const phaseIndex = Math.min(phases.length - 1, Math.max(0, index))
  const who = findWhos(document).find(({ key }) => key === view.who)?.key ?? null
  const sender = who !== null ? null : (senders.find(({ id }) => id === view.sender) ?? null)
  const [focusAsked, setFocusAsked] = useState(0)
  const askFocus = useCallback(() => setFocusAsked((before) => before + 1), [])
  const select = useCallback<Viewing['select']>(
    (phase, senderId, isByKey = false) => {
      if (senderId !== null && !isByKey) askFocus()
      onView(
        { ...(phase !== null && { phase }), ...(senderId !== null && { name: 'plan', sender: senderId, who: null }) },
        isByKey ? 'detail' : 'step',
      )
    },
    [onView, askFocus],
  )
  const selectWho = useCallback<Viewing['selectWho']>(
    (phase, key, isByKey = false) => {
      if (!isByKey) askFocus()
      onView({ name: 'plan', phase, who: key, sender: null }, isByKey ? 'detail' : 'step')
    },
    [onView, askFocus],
  )
  const deselect = useCallback(() => onView({ who: null, sender: null }, 'step'), [onView])
  const showView = useCallback<Viewing['showView']>(
    (name, fact) => onView({ name, ...(fact !== undefined && { fact }) }, 'step'),
    [onView],
  )
  return useMemo(
    () => ({ view, onView, phaseIndex, sender, who, focusAsked, select, selectWho, deselect, showView }),
    [view, onView, phaseIndex, sender, who, focusAsked, select, selectWho, deselect, showView],
  )
}
