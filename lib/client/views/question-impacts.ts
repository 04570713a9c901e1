import { QUESTION_IDS, type QuestionId } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { ShownPhase } from '#lib/scenario/wants/plan-memory'
import type { WhoKey } from '#lib/scenario/wants/who'

/** What hangs on a question in a plan: rows, each with the phases. An answered question is listed with nothing on it. */
export type QuestionImpact = {
  readonly question: QuestionId
  readonly rows: readonly { readonly who: WhoKey; readonly phaseIndexes: readonly number[] }[]
}

/** The first phase in which something hangs on the question; null where nothing does. */
export const firstPhaseOf = ({ rows }: QuestionImpact): number | null => {
  const indexes = rows.flatMap(({ phaseIndexes }) => phaseIndexes)
  return indexes.length === 0 ? null : Math.min(...indexes)
}

/** The questions that matter: first those that decide a cell, then those that the team has answered. */
export function questionImpacts(
  { answers, phases }: Pick<ScenarioDocument, 'answers' | 'phases'>,
  known: readonly ShownPhase[],
): QuestionImpact[] {
  const found = new Map<QuestionId, Map<WhoKey, Set<number>>>()
  for (const { phaseId, cells } of known) {
    const index = phases.findIndex(({ id }) => id === phaseId)
    for (const { who, parts } of cells)
      for (const one of parts.flatMap(({ hangsOn }) => hangsOn))
        if ('question' in one) noteRow(found, one.question, who, index)
  }
  return QUESTION_IDS.flatMap((question): QuestionImpact[] => {
    const rows = [...(found.get(question) ?? [])].map(([who, indexes]) => ({
      who,
      phaseIndexes: [...indexes].sort((one, other) => one - other),
    }))
    return rows.length === 0 && answers[question] === undefined ? [] : [{ question, rows }]
  }).sort((one, other) => Number(other.rows.length > 0) - Number(one.rows.length > 0))
}

function noteRow(found: Map<QuestionId, Map<WhoKey, Set<number>>>, question: QuestionId, who: WhoKey, index: number) {
  const rows = found.get(question) ?? new Map<WhoKey, Set<number>>()
  found.set(question, rows)
  rows.set(who, (rows.get(who) ?? new Set<number>()).add(index))
}
