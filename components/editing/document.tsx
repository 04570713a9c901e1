'use client'

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Draft } from '#lib/client/draft/draft'
import type { ScenarioDocument } from '#lib/scenario/document/document'

type Shown = Pick<Draft, 'document' | 'invalidText'>

const ShownContext = createContext<Shown | null>(null)

/** Provides the scenario that is on screen: the draft of the editor, or the document of a share link. */
export function DocumentProvider({ document, invalidText, children }: Shown & { children: ReactNode }) {
  const shown = useMemo(() => ({ document, invalidText }), [document, invalidText])
  return <ShownContext value={shown}>{children}</ShownContext>
}

function useShown(): Shown {
  const shown = useContext(ShownContext)
  if (shown === null) throw new Error('The document is asked for outside of its provider.')
  return shown
}

/** The part of the scenario that `select` names, with the last keystroke. Parts that no edit touched keep their identity. */
export const useDocument = <T,>(select: (document: ScenarioDocument) => T): T => select(useShown().document)

/** The whole scenario, with the last keystroke. */
export const useWholeDocument = (): ScenarioDocument => useShown().document

/** What stands in a field and cannot be read; undefined where it can. */
export const useInvalidText = (field: string): string | undefined => useShown().invalidText[field]
