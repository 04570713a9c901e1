'use client'

import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useWhoNames } from '#components/plan/who-texts'
import { useEngineTexts } from '#lib/client/api/engine-texts'
import { nameOfConnector, phaseNumbers } from '#lib/client/views/names'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { findInPlan, type PlanFinding } from '#lib/scenario/wants/plan-findings'
import { fillInFinding } from '#lib/texts/format'
import { usePlanWarnings } from './plan-warnings'

/** A finding in words: on what, what was found, in which phases, and what to do. */
export type FindingLine = {
  readonly key: string
  readonly severity: PlanFinding['severity']
  /** the connector or the row; null for the plan as a whole */
  readonly name: string | null
  readonly title: string
  readonly phases: string | null
  readonly advice: string
}

const WORST_FIRST = ['error', 'warning', 'info'] as const

/** The findings on a plan, worst first. */
export function usePlanFindings(document: ScenarioDocument): readonly PlanFinding[] {
  return useMemo(() => {
    const found = findInPlan(document)
    return WORST_FIRST.flatMap((severity) => found.filter((finding) => finding.severity === severity))
  }, [document])
}

/** The warnings on connectors of all phases, in words; none until the texts are there. */
export function useWarningLines({ phases }: ScenarioDocument): readonly FindingLine[] {
  const marksOf = usePhaseMarks()
  const { data: texts } = useEngineTexts('findings')
  const warnings = usePlanWarnings()
  if (texts === undefined) return []
  return warnings.map(({ code, severity, connectorId, path, parameters, phaseIndexes }) => {
    const phase = phases[phaseIndexes[0] ?? 0]
    const { title, advice } = fillInFinding(texts[code], parameters)
    return {
      key: `${code} ${connectorId} ${path}`,
      severity,
      name: connectorId === null || phase === undefined ? null : nameOfConnector(phase, connectorId),
      title,
      phases: marksOf(phaseIndexes),
      advice,
    }
  })
}

/** The findings on the plan itself, in words; none until the texts are there. */
export function usePlanFindingLines(document: ScenarioDocument): readonly FindingLine[] {
  const marksOf = usePhaseMarks()
  const nameOf = useWhoNames(document.services)
  const { data: texts } = useEngineTexts('plan-findings')
  const findings = usePlanFindings(document)
  if (texts === undefined) return []
  return findings.map((finding) => {
    const { code, severity, who, phaseIds, parameters } = finding
    const { title, advice } = fillInFinding(texts[code], parameters)
    return {
      key: JSON.stringify(finding),
      severity,
      name: who === null ? null : nameOf(who),
      title,
      phases: marksOf(document.phases.flatMap(({ id }, index) => (phaseIds.includes(id) ? [index] : []))),
      advice,
    }
  })
}

/** Reports whether the texts of findings are there; without them a report would hold codes. */
export function useHasFindingTexts(): boolean {
  const onConnectors = useEngineTexts('findings')
  const onPlan = useEngineTexts('plan-findings')
  return !onConnectors.isPending && !onPlan.isPending
}

/** Returns a function for the phases in which something is found, as `in ①–③`; null for none. */
function usePhaseMarks(): (indexes: readonly number[]) => string | null {
  const t = useTranslations('plan.lists')
  const format = useFormatter()
  return (indexes) => (indexes.length === 0 ? null : t('phases', { phases: format.list(phaseNumbers(indexes)) }))
}
