import { type Fact, QUESTIONS, type QuestionId } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { type AssessedSample, assess } from '#lib/scenario/wants/assessment'

/** A condition for a phase to do what is wanted: an answer to an open question, or an unknown fact of a sender. */
export type VerdictCondition =
  | { readonly kind: 'answer'; readonly question: QuestionId; readonly answer: string }
  | { readonly kind: 'either'; readonly question: QuestionId }
  | { readonly kind: 'fact'; readonly fact: Fact; readonly senderId: string }

/**
 * Senders that are examined for the conditions of a phase. Few are enough, because the line shows only the first
 * condition.
 */
const MOST_EXAMINED = 60

/** The conditions under which the given senders of a phase get the outcome that is wanted; each question once. */
export function conditionsOf(
  document: ScenarioDocument,
  phaseIndex: number,
  senderIds: readonly string[],
): readonly VerdictCondition[] {
  const answers = new Map<QuestionId, Set<string>>()
  const facts = new Map<string, VerdictCondition>()
  const wanted = new Set(senderIds.slice(0, MOST_EXAMINED))
  for (const sender of document.senders) {
    if (!wanted.has(sender.id)) continue
    const cell = assess(document, phaseIndex, sender)
    for (const { given, isGood } of judgedAlternatives(cell)) {
      for (const one of given) {
        if ('fact' in one) facts.set(`${sender.id} ${one.fact}`, { kind: 'fact', fact: one.fact, senderId: sender.id })
        else addAnswer(answers, one.question, isGood ? one.answer : otherAnswer(one.question, one.answer))
      }
    }
  }
  const questions = [...answers].map(([question, good]): VerdictCondition => {
    const [answer, ...more] = [...good]
    return answer === undefined || more.length > 0 ? { kind: 'either', question } : { kind: 'answer', question, answer }
  })
  return [...questions, ...facts.values()]
}

/**
 * The alternatives of a sample, each with whether its outcome is wanted. A sample in order only lists bad alternatives.
 */
function judgedAlternatives({ hangsOn, state, want }: AssessedSample) {
  return hangsOn.map(({ given, outcome, attributedTo }) => ({
    given,
    isGood:
      state === 'uncertain' &&
      (want.outcome === 'accepted'
        ? outcome === 'accepted' && (want.connectorId === null || attributedTo.includes(want.connectorId))
        : outcome !== 'accepted'),
  }))
}

export function otherAnswer(question: QuestionId, answer: string): string {
  const [first, second] = QUESTIONS[question].answers
  return answer === first ? second : first
}

function addAnswer(map: Map<QuestionId, Set<string>>, question: QuestionId, answer: string): void {
  const known = map.get(question)
  if (known === undefined) map.set(question, new Set([answer]))
  else known.add(answer)
}
