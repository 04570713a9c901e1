'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** Versions of the scenario beside the one on screen: what is saved, and the revisions before. */
type Versions = {
  readonly scenarioId: string
  /** the saved revision that the draft is made from, and its document */
  readonly revision: number
  readonly saved: ScenarioDocument
}

const VersionsContext = createContext<Versions | null>(null)

export function VersionsProvider({ versions, children }: { versions: Versions | null; children: ReactNode }) {
  return <VersionsContext value={versions}>{children}</VersionsContext>
}

/** Null where only one version is at hand, as on a shared page. */
export const useVersions = (): Versions | null => useContext(VersionsContext)
