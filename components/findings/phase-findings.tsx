'use client'

import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useLocale } from 'use-intl'
import { propertyOf } from '#lib/client/views/findings'
import { type Findings, useFindings } from '#lib/client/workers/use-findings'
import type { Phase } from '#lib/scenario/document/document'
import type { Finding } from '#lib/scenario/findings/finding'

const FindingsContext = createContext<Findings>({ found: null, error: null, retry: () => {} })

/** Finds what is wrong or risky in the connectors of a phase, for its fields and for the list of the rest. */
export function PhaseFindingsProvider({ phase, children }: { phase: Phase; children: ReactNode }) {
  const findings = useFindings(phase, true, useLocale())
  return <FindingsContext value={findings}>{children}</FindingsContext>
}

export const usePhaseFindings = (): Findings => useContext(FindingsContext)

/** The findings on one property of a connector. */
export function useFindingsAt(connectorId: string, property: string): readonly Finding[] {
  const { found } = usePhaseFindings()
  return useMemo(
    () =>
      found?.findings.filter((finding) => finding.connectorId === connectorId && propertyOf(finding) === property) ??
      [],
    [found, connectorId, property],
  )
}
