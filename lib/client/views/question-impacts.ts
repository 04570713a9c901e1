import { QUESTION_IDS, type QuestionId } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import type { ShownPhase } from '#lib/scenario/wants/plan-memory'
import { phasesOfNullSender, questionsOfCell } from '#lib/scenario/wants/question-lines'
import type { WhoKey } from '#lib/scenario/wants/who'

/**
 * What hangs on a question in a plan: rows, each with the phases. An answered question is listed with nothing on it. `locked`:
 * the phases in which every lock raises the question, so that the cells take its default answer.
 */
export type QuestionImpact = {
  readonly question: QuestionId
  readonly rows: readonly { readonly who: WhoKey; readonly phaseIndexes: readonly number[] }[]
  readonly locked: readonly number[]
}

/** The first phase in which something hangs on the question; null where nothing does. */
export const firstPhaseOf = ({ rows }: QuestionImpact): number | null => {
  const indexes = rows.flatMap(({ phaseIndexes }) => phaseIndexes)
  return indexes.length === 0 ? null : Math.min(...indexes)
}

/** The questions that matter: first those that decide a cell, then those that the team has answered. */
export function questionImpacts(
  document: Pick<ScenarioDocument, 'answers' | 'phases'>,
  known: readonly ShownPhase[],
): QuestionImpact[] {
  const { answers, phases } = document
  const nullSender = phasesOfNullSender(document).map((phase) => phases.indexOf(phase))
  const found = new Map<QuestionId, Map<WhoKey, Set<number>>>()
  for (const { phaseId, cells } of known) {
    const index = phases.findIndex(({ id }) => id === phaseId)
    for (const cell of cells) for (const question of questionsOfCell(cell)) noteRow(found, question, cell.who, index)
  }
  return QUESTION_IDS.flatMap((question): QuestionImpact[] => {
    const rows = [...(found.get(question) ?? [])].map(([who, indexes]) => ({
      who,
      phaseIndexes: [...indexes].sort((one, other) => one - other),
    }))
    const locked = question === 'Q6' ? nullSender : []
    return rows.length + locked.length === 0 && answers[question] === undefined ? [] : [{ question, rows, locked }]
  }).sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)))
}

const isOpen = ({ rows, locked }: QuestionImpact): boolean => rows.length + locked.length > 0

function noteRow(found: Map<QuestionId, Map<WhoKey, Set<number>>>, question: QuestionId, who: WhoKey, index: number) {
  const rows = found.get(question) ?? new Map<WhoKey, Set<number>>()
  found.set(question, rows)
  rows.set(who, (rows.get(who) ?? new Set<number>()).add(index))
}
