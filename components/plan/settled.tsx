'use client'

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { usePlan } from './plan-provider'

/** Milliseconds after which a page counts as settled whose proof takes longer. */
const SETTLED_AFTER = 1500

const SettledContext = createContext(false)

/**
 * Tells when the first verdict is on screen: the plan was proved once, its proof ended early, or the page has been open for a
 * moment. What the first verdict does not need is fetched then, so that the verdict waits for none of it.
 */
export function SettledProvider({ children }: { children: ReactNode }) {
  const { isComplete, isBrokenOff } = usePlan()
  const [isSettled, setSettled] = useState(false)
  const hasVerdict = isSettled || isComplete || isBrokenOff
  useEffect(() => {
    // A timer even for no time: what is fetched now would be asked for before the verdict is shown.
    const timer = setTimeout(() => setSettled(true), hasVerdict ? 0 : SETTLED_AFTER)
    return () => clearTimeout(timer)
  }, [hasVerdict])
  return <SettledContext value={isSettled}>{children}</SettledContext>
}

/** Reports whether the first verdict is there. Once it is, edits do not change that. */
export const useSettled = (): boolean => useContext(SettledContext)
