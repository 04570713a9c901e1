import { type Answers, attribute, type GivenAnswer, QUESTION_IDS, QUESTIONS, type Sender } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { withNullSenderFixed } from '#lib/scenario/wants/phase-results'

/**
 * The open questions that the real answer to a probe settles by itself: of each, the one answer that fits what came, where
 * another answer does not. `recorded`: the answers that the team has recorded already; of these none is found again.
 */
export function answersSettledBy(
  { tenant, connectors }: Pick<Phase, 'tenant' | 'connectors'>,
  sender: Sender,
  outcome: 'accepted' | 'rejected' | 'deferred' | 'not-ours',
  recorded: Answers,
): GivenAnswer[] {
  const base = withNullSenderFixed(recorded)
  return QUESTION_IDS.filter((question) => recorded[question] === undefined).flatMap((question): GivenAnswer[] => {
    const fitting = QUESTIONS[question].answers.filter((answer) => {
      const verdict = attribute(tenant, connectors, sender, { ...base, [question]: answer })
      return verdict.possible.includes(outcome)
    })
    const [answer] = fitting
    return answer !== undefined && fitting.length === 1 ? [{ question, answer }] : []
  })
}
