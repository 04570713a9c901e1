import type { SampleChannel } from '#lib/matcher/cells/channels'
import type { Ways } from '#lib/matcher/cells/results'
import type { Side } from '#lib/matcher/cells/sides'
import type { Progress } from '#lib/matcher/cells/work-steps'
import type { Answers, QuestionId } from '#lib/matcher/model/questions'
import { type SweptSenders, sweepInSteps } from './sweep'

/** Questions that decide whether some sender gets in; `isComplete` is false where not every way was followed. */
export type DecidingQuestions = { readonly questions: ReadonlySet<QuestionId>; readonly isComplete: boolean }

/** These decide between two refusals, never whether somebody gets in. */
const ONLY_THE_REPLY: readonly QuestionId[] = ['Q4', 'Q9']

/**
 * Which open questions decide, for any sender there is, whether it gets in. Certificates with one name tell of all
 * others (the join law, docs/rules.md §5), but for Q19: whoever looks at names raises it for names that are not the
 * subject, so it is left out.
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

/** Reports whether some answers let the senders in and others do not. */
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
