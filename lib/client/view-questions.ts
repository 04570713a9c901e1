import { QUESTION_IDS, type QuestionId } from '#lib/matcher/index'
import { assess, questionsOf, type Summary } from '#lib/scenario/assessment'
import type { ScenarioDocument } from '#lib/scenario/document'

/** What hangs on a question in a scenario. An answered question is listed with nothing hanging on it. */
export type QuestionStake = {
  readonly question: QuestionId
  readonly senderIds: readonly string[]
  readonly phaseIndexes: readonly number[]
}

/** The questions that matter: first those something hangs on, then those the team has answered. */
export function questionStakes(document: ScenarioDocument, summary: Summary): QuestionStake[] {
  const senders = new Map(document.senders.map((sender) => [sender.id, sender]))
  const stakes = new Map<QuestionId, { senderIds: Set<string>; phaseIndexes: Set<number> }>()
  for (const [index, { hanging }] of summary.phases.entries()) {
    // A summary that is a moment old may name what is no longer there.
    if (document.phases[index] === undefined) continue
    for (const id of hanging) {
      const sender = senders.get(id)
      if (sender === undefined) continue
      for (const question of questionsOf(assess(document, index, sender).hangsOn)) {
        const stake = stakes.get(question) ?? { senderIds: new Set(), phaseIndexes: new Set() }
        stake.senderIds.add(id)
        stake.phaseIndexes.add(index)
        stakes.set(question, stake)
      }
    }
  }
  return QUESTION_IDS.flatMap((question): QuestionStake[] => {
    const stake = stakes.get(question)
    if (stake === undefined && document.answers[question] === undefined) return []
    return [{ question, senderIds: [...(stake?.senderIds ?? [])], phaseIndexes: [...(stake?.phaseIndexes ?? [])] }]
  }).sort((a, b) => Number(b.senderIds.length > 0) - Number(a.senderIds.length > 0))
}
