'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** The versions of the scenario that can be compared with the draft. */
type Versions = {
  readonly scenarioId: string
  /** the saved revision that the draft is based on, and its document */
  readonly revision: number
  readonly saved: ScenarioDocument
}

const VersionsContext = createContext<Versions | null>(null)

export function VersionsProvider({ versions, children }: { versions: Versions | null; children: ReactNode }) {
  return <VersionsContext value={versions}>{children}</VersionsContext>
}

/** Null if there is only one version, as on the page of a share link. */
export const useVersions = (): Versions | null => useContext(VersionsContext)
