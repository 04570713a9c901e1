import { QUESTION_IDS, type QuestionId } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { Summary } from '#lib/scenario/wants/assessment'
import type { Gate } from '#lib/scenario/wants/gates'

/** What depends on a question in a scenario. An answered question is listed without anything that depends on it. */
export type QuestionImpact = {
  readonly question: QuestionId
  readonly senderIds: readonly string[]
  readonly phaseIndexes: readonly number[]
  /** invariants that depend on it, with their phases */
  readonly gates: readonly { readonly invariantId: string; readonly phaseIndexes: readonly number[] }[]
}

/** The index of the first phase in which something depends on the question; null if nothing does. */
export const firstPhaseOf = ({ phaseIndexes, gates }: QuestionImpact): number | null => {
  const indexes = [...phaseIndexes, ...gates.flatMap((gate) => gate.phaseIndexes)]
  return indexes.length === 0 ? null : Math.min(...indexes)
}

/**
 * For each question the invariants that depend on it, with their phases. A gate that fails anyway depends on nothing.
 */
export function gatesByQuestion(
  gates: readonly Gate[],
  phases: readonly { readonly id: string }[],
): Map<QuestionId, QuestionImpact['gates']> {
  const sendersByQuestion = new Map<QuestionId, Map<string, Set<number>>>()
  for (const { invariantId, phaseId, failures } of gates.filter(({ state }) => state === 'hangs'))
    for (const { question } of failures.flatMap(({ given }) => given)) {
      const byInvariant = sendersByQuestion.get(question) ?? new Map<string, Set<number>>()
      sendersByQuestion.set(question, byInvariant)
      const indexes = byInvariant.get(invariantId) ?? new Set<number>()
      byInvariant.set(invariantId, indexes)
      indexes.add(phases.findIndex(({ id }) => id === phaseId))
    }
  return new Map(
    [...sendersByQuestion].map(([question, byInvariant]) => [
      question,
      [...byInvariant].map(([invariantId, indexes]) => ({
        invariantId,
        phaseIndexes: [...indexes].sort((a, b) => a - b),
      })),
    ]),
  )
}

const hasImpact = ({ senderIds, gates }: QuestionImpact): boolean => senderIds.length + gates.length > 0

/** The relevant questions: first those that something depends on, then those that the team has answered. */
export function questionImpacts(
  answers: ScenarioDocument['answers'],
  summary: Summary,
  byGates: ReadonlyMap<QuestionId, QuestionImpact['gates']> = new Map(),
): QuestionImpact[] {
  const sendersByQuestion = new Map<QuestionId, { senderIds: Set<string>; phaseIndexes: Set<number> }>()
  for (const [index, phase] of summary.phases.entries()) {
    for (const { question, senders } of phase.sendersByQuestion) {
      const impact = sendersByQuestion.get(question) ?? { senderIds: new Set(), phaseIndexes: new Set() }
      for (const id of senders) impact.senderIds.add(id)
      impact.phaseIndexes.add(index)
      sendersByQuestion.set(question, impact)
    }
  }
  return QUESTION_IDS.flatMap((question): QuestionImpact[] => {
    const impact = sendersByQuestion.get(question)
    const gates = byGates.get(question) ?? []
    if (impact === undefined && gates.length === 0 && answers[question] === undefined) return []
    return [
      { question, senderIds: [...(impact?.senderIds ?? [])], phaseIndexes: [...(impact?.phaseIndexes ?? [])], gates },
    ]
  }).sort((a, b) => Number(hasImpact(b)) - Number(hasImpact(a)))
}
