'use client'

import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { HangsOn } from '#lib/scenario/wants/hangs-on'
import type { MissingFact } from '#lib/scenario/wants/part'

/** A fact that may be missing, by the name that a cell has for it. */
export type FactName = MissingFact | Extract<HangsOn, { readonly fact: string }>['fact']

/** The field that was asked for, until one takes the focus. */
const AskedContext = createContext<RefObject<FactName | null>>({ current: null })

/** Lets what is missing lead to its field among the facts. */
export function FactFieldProvider({ children }: { children: ReactNode }) {
  return <AskedContext value={useRef<FactName | null>(null)}>{children}</AskedContext>
}

/** Asks for a field: once the facts are shown at its place, it takes the focus. */
export function useAskForFact(): (field: FactName) => void {
  const asked = useContext(AskedContext)
  return useCallback(
    (field) => {
      asked.current = field
    },
    [asked],
  )
}

/**
 * A field among the facts, or several of one fact. If it was asked for, its first control gets the focus, and it is marked
 * while the browser draws no ring of its own, as around a list after a click elsewhere.
 */
export function FactField({ of, children }: { of: readonly FactName[]; children: ReactNode }) {
  const asked = useContext(AskedContext)
  const box = useRef<HTMLDivElement>(null)
  const [isMarked, setMarked] = useState(false)
  useEffect(() => {
    const control = box.current?.querySelector<HTMLElement>('input, select, textarea')
    if (asked.current === null || !of.includes(asked.current) || !control) return
    asked.current = null
    control.scrollIntoView({ block: 'center' })
    control.focus({ preventScroll: true })
    setMarked(true)
  })
  return (
    <div
      ref={box}
      data-marked={isMarked || undefined}
      className="rounded-md outline-offset-4 outline-accent data-marked:focus-within:not-has-focus-visible:outline-2"
    >
      {children}
    </div>
  )
}

/** Forgets a field that was asked for and is not on screen, so that it does not take the focus later. */
export function useForgetFactField(): void {
  const asked = useContext(AskedContext)
  useEffect(() => {
    asked.current = null
  })
}
