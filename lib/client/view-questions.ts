import { QUESTION_IDS, type QuestionId } from '#lib/matcher/index'
import type { Summary } from '#lib/scenario/assessment'
import type { ScenarioDocument } from '#lib/scenario/document'

/** What hangs on a question in a scenario. An answered question is listed with nothing hanging on it. */
export type QuestionStake = {
  readonly question: QuestionId
  readonly senderIds: readonly string[]
  readonly phaseIndexes: readonly number[]
}

/** The questions that matter: first those something hangs on, then those the team has answered. */
export function questionStakes(answers: ScenarioDocument['answers'], summary: Summary): QuestionStake[] {
  const stakes = new Map<QuestionId, { senderIds: Set<string>; phaseIndexes: Set<number> }>()
  for (const [index, phase] of summary.phases.entries()) {
    for (const { question, senders } of phase.stakes) {
      const stake = stakes.get(question) ?? { senderIds: new Set(), phaseIndexes: new Set() }
      for (const id of senders) stake.senderIds.add(id)
      stake.phaseIndexes.add(index)
      stakes.set(question, stake)
    }
  }
  return QUESTION_IDS.flatMap((question): QuestionStake[] => {
    const stake = stakes.get(question)
    if (stake === undefined && answers[question] === undefined) return []
    return [{ question, senderIds: [...(stake?.senderIds ?? [])], phaseIndexes: [...(stake?.phaseIndexes ?? [])] }]
  }).sort((a, b) => Number(b.senderIds.length > 0) - Number(a.senderIds.length > 0))
}
