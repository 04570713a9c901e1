'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { SavedScenario } from '#lib/contract/scenarios'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** The versions of the scenario that can be compared with the draft, or restored in its place. */
export type Versions = {
  readonly scenarioId: string
  /** the saved revision that the draft is based on, and its document */
  readonly revision: number
  readonly saved: ScenarioDocument
  /** the draft has changes that are not saved */
  readonly isChanged: boolean
  /** puts a document that was just saved in the place of the draft, and says so */
  readonly onRestored: (saved: SavedScenario, text: string) => void
}

const VersionsContext = createContext<Versions | null>(null)

export function VersionsProvider({ versions, children }: { versions: Versions | null; children: ReactNode }) {
  return <VersionsContext value={versions}>{children}</VersionsContext>
}

/** Null if there is only one version, as on the page of a share link. */
export const useVersions = (): Versions | null => useContext(VersionsContext)
