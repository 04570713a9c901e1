'use client'

import { useCallback, useMemo, useState } from 'react'
import {
  type ImportAnswers,
  type ImportChoices,
  isQuestion,
  isSettled,
  NO_CHOICES,
  openQuestions,
  problemKey,
  withAnswers,
} from '#lib/client/import/import-answers'
import {
  changesOf,
  compareImport,
  findSameName,
  type ImportEntry,
  withoutAnswered,
} from '#lib/client/import/import-merge'
import { refusalsOf, withFixes } from '#lib/client/workers/import-refusals'
import type { SourceReading } from '#lib/client/workers/source-tasks'
import type { ImportProblem } from '#lib/exchange/read/problems'
import type { StatedFacts } from '#lib/exchange/read/tenant-facts'
import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { FindingCode } from '#lib/scenario/findings/codes'
import type { Finding } from '#lib/scenario/findings/finding'
import { useSource } from './use-source'

/** One connector of the text, with its changes and problems. */
export type FoundConnector = ImportEntry & {
  readonly problems: readonly ImportProblem[]
  /** values of the connector, with corrections, that Exchange Online would refuse */
  readonly refusals: readonly Finding[]
  /** codes of the findings whose corrections were accepted */
  readonly fixes: readonly FindingCode[]
  /** it had a problem or a question when it was read */
  readonly needsCare: boolean
  /** remaining errors and questions */
  readonly left: number
  readonly isChosen: boolean
  /** it was read in part, and the user has not decided yet whether to import it */
  readonly isUndecided: boolean
}

const NO_PROBLEMS: readonly ImportProblem[] = []

/**
 * The state of an import: the connectors of a text compared with `existing`, their problems and corrections, which
 * connectors are chosen, and the tenant: what the text states, and for the rest what is in `before`. Without `before` a text
 * has to state all of it.
 */
export function useImport(existing: readonly ScenarioConnector[], before: Tenant | null = null) {
  const [choices, setChoices] = useState(NO_CHOICES)
  // Comparing long lists takes a while. Connectors are compared one by one as they arrive, so no task is long.
  const source = useSource((connector) => {
    const before = findSameName(existing, connector)
    if (before !== null) changesOf(before, connector)
  })
  const { reading, take, clear } = source
  const found = useMemo(
    () => (reading === null ? [] : findAll(reading, existing, choices)),
    [reading, existing, choices],
  )
  const chosen = useMemo(() => found.filter(({ isChosen }) => isChosen), [found])
  const { answers } = choices
  const tenant = useMemo(
    () => (reading === null ? null : tenantOf(reading, answers, before)),
    [reading, answers, before],
  )
  const takeAnew = useCallback(
    (next: string | File) => {
      setChoices(NO_CHOICES)
      take(next)
    },
    [take],
  )
  /** takes a text again with what was decided about it */
  const resume = useCallback(
    (again: string | File, decided: ImportChoices) => {
      setChoices(decided)
      take(again)
    },
    [take],
  )
  const clearAll = useCallback(() => {
    setChoices(NO_CHOICES)
    clear()
  }, [clear])
  const ofChosen = chosen.flatMap(({ problems }) => problems)
  return {
    ...source,
    take: takeAnew,
    resume,
    choices,
    clear: clearAll,
    found,
    chosen,
    tenant,
    problems: reading?.problems ?? NO_PROBLEMS,
    answers,
    answer: (problem: ImportProblem, value: string | null) =>
      setChoices((before) => ({ ...before, answers: { ...before.answers, [problemKey(problem)]: value } })),
    fix: (importedId: string, code: FindingCode, isOn: boolean) =>
      setChoices((before) => {
        const others = (before.fixes[importedId] ?? []).filter((one) => one !== code)
        return { ...before, fixes: { ...before.fixes, [importedId]: isOn ? [...others, code] : others } }
      }),
    choose: (importedIds: readonly string[], choice: boolean) =>
      setChoices((before) => ({
        ...before,
        chosen: { ...before.chosen, ...Object.fromEntries(importedIds.map((id) => [id, choice])) },
      })),
    /** count of questions to answer before the chosen connectors can be imported */
    unanswered: openQuestions(ofChosen, answers).length,
    /** count of connectors that were read in part and about which the user has not decided */
    undecided: found.filter(({ isUndecided }) => isUndecided).length,
  }
}

export type Import = ReturnType<typeof useImport>

function findAll(
  { connectors, problems, absent }: SourceReading,
  existing: readonly ScenarioConnector[],
  { answers, fixes, chosen }: ImportChoices,
): FoundConnector[] {
  const byConnector = Map.groupBy(problems, ({ connectorId }) => connectorId)
  const corrected = connectors.map((connector) =>
    withAnswers(withFixes(connector, fixes[connector.id] ?? []), byConnector.get(connector.id) ?? [], answers),
  )
  const unknown = withoutAnswered(absent, problems, answers)
  return compareImport(existing, corrected, unknown).map((entry, index) => {
    const all = byConnector.get(entry.importedId) ?? NO_PROBLEMS
    // What is kept of the existing connector need not be asked.
    const own = all.filter(({ code, field }) => code !== 'MISSING' || !entry.kept.some((one) => one === field))
    const [asRead, now] = [connectors[index], corrected[index]]
    const refusals = now === undefined ? [] : refusalsOf(now)
    const errors = own.filter((problem) => problem.severity === 'error' && !isSettled(problem, answers))
    return {
      ...entry,
      problems: own,
      refusals,
      fixes: fixes[entry.importedId] ?? [],
      needsCare:
        own.some((problem) => problem.severity === 'error' || isQuestion(problem)) ||
        (asRead !== undefined && refusalsOf(asRead).length > 0),
      left: errors.length + openQuestions(own, answers).length + refusals.length,
      // A connector that was read in part is imported only if the user corrects it or confirms it.
      isChosen: chosen[entry.importedId] ?? errors.length === 0,
      isUndecided: chosen[entry.importedId] === undefined && errors.length > 0,
    }
  })
}

/** The question of a collector file about RejectDirectSend, which belongs to no connector. */
export const directSendQuestion = ({ problems }: Pick<SourceReading, 'problems'>): ImportProblem | null =>
  problems.find(({ code, field }) => code === 'MISSING' && field === 'RejectDirectSend') ?? null

function tenantOf(reading: SourceReading, answers: ImportAnswers, before: Tenant | null): Tenant | null {
  const tenant = reading.collected?.tenant ?? withFacts(before, reading.facts)
  const question = directSendQuestion(reading)
  if (tenant === null || question === null) return tenant
  return { ...tenant, rejectDirectSend: answers[problemKey(question)] === 'true' }
}

/** The tenant with the facts that a text states; null if it states none, or leaves one open. */
function withFacts(before: Tenant | null, facts: StatedFacts | null): Tenant | null {
  if (facts === null || (facts.acceptedDomains === null && facts.rejectDirectSend === null)) return null
  const acceptedDomains = facts.acceptedDomains ?? before?.acceptedDomains
  const rejectDirectSend = facts.rejectDirectSend ?? before?.rejectDirectSend
  if (acceptedDomains === undefined || rejectDirectSend === undefined) return null
  return { acceptedDomains: [...acceptedDomains], rejectDirectSend }
}
