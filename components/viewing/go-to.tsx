'use client'

import {
  createContext,
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react'

/**
 * Scrolls to a property of a connector and focuses it. Null means its name; `name` also selects the text, to overtype
 * it.
 */
export type GoTo = (connectorId: string, property: string | null) => void

/** A property to scroll to. `number` grows with each request, so that the same property can be requested again. */
export type RequestedProperty = {
  readonly connectorId: string
  readonly property: string | null
  readonly number: number
}

type Requests = {
  readonly target: RequestedProperty | null
  /** the number of the last request that was served: the table of connectors may be fetched after it was asked for */
  readonly served: RefObject<number>
  readonly goTo: GoTo
}

const GoToContext = createContext<Requests>({ target: null, served: { current: 0 }, goTo: () => {} })

/** Lets findings and buttons ask for a property of the table of connectors. */
export function GoToProvider({ children }: { children: ReactNode }) {
  const [target, setTarget] = useState<RequestedProperty | null>(null)
  const goTo = useCallback<GoTo>((connectorId, property) => {
    setTarget((before) => ({ connectorId, property, number: (before?.number ?? 0) + 1 }))
  }, [])
  const served = useRef(0)
  const value = useMemo(() => ({ target, served, goTo }), [target, goTo])
  return <GoToContext value={value}>{children}</GoToContext>
}

export const useGoTo = (): GoTo => useContext(GoToContext).goTo
export const useRequestedProperty = (): Omit<Requests, 'goTo'> => useContext(GoToContext)
