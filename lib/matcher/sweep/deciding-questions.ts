import type { SampleChannel } from '#lib/matcher/cells/channels'
import type { Ways } from '#lib/matcher/cells/results'
import type { Side } from '#lib/matcher/cells/sides'
import type { Progress } from '#lib/matcher/cells/work-steps'
import type { Answers, QuestionId } from '#lib/matcher/model/questions'
import { type SweptSenders, sweepInSteps } from './sweep'

/** Questions that decide whether some sender gets in; `isComplete` is false if not every way was followed. */
export type DecidingQuestions = { readonly questions: ReadonlySet<QuestionId>; readonly isComplete: boolean }

/** Questions that decide which refusal is given, and never whether a sender gets in. */
export const ONLY_THE_REPLY: readonly QuestionId[] = ['Q4', 'Q9']

/**
 * The open questions that decide for some sender whether it gets in. Certificates with one name stand for all others
 * (the join law, docs/rules.md §5). Q19 and Q21 are left out: every connector that looks at names raises them, Q19 for
 * SANs and Q21 for certificates without clientAuth.
 */
export function* findDecidingQuestionsInSteps(side: Side, answers: Answers): Generator<Progress, DecidingQuestions> {
  const questions = new Set<QuestionId>()
  const judged = new Set<Ways>()
  const { isComplete } = yield* sweepInSteps([side], [], answers, (senders) => {
    for (const channel of channelsOf(senders)) {
      const ways = senders.ways(channel)
      if (judged.has(ways)) continue
      judged.add(ways)
      if (!isForked(ways)) continue
      for (const { question } of ways.all.flatMap(({ given }) => given())) questions.add(question)
    }
  })
  for (const question of ONLY_THE_REPLY) questions.delete(question)
  return { questions, isComplete }
}

/** Reports whether the senders get in under some answers and not under others. */
function isForked({ all }: Ways): boolean {
  const isIn = all.map(({ outcomes: [outcome] }) => outcome === 'accepted')
  return isIn.includes(true) && isIn.includes(false)
}

function* channelsOf({ nameCount }: SweptSenders): Generator<SampleChannel> {
  yield { tls: false, trusted: true, atoms: [] }
  yield { tls: true, trusted: true, atoms: [] }
  for (let name = 0; name < nameCount; name++)
    for (const trusted of [true, false]) yield { tls: true, trusted, atoms: [name] }
}
