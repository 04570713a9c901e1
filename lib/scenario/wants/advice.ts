import {
  type Answers,
  type Comparison,
  compareInSteps,
  type DecidingQuestions,
  findDecidingQuestionsInSteps,
  mapSteps,
  type Outcome,
  type Progress,
  type QuestionId,
} from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { type AdvisedSide, type Proposal, propose } from './proposals'

/** Edits that may be done by a click. */
type Fix = {
  readonly edits: readonly { readonly connectorId: string; readonly properties: Partial<ScenarioConnector> }[]
  /** nothing hangs on the question after it; else only less does */
  readonly settles: boolean
}

export type Advice = Omit<Proposal, 'properties'> & {
  readonly question: QuestionId
  /** edits that do it, only where they change nothing that is certain now; null where a person must weigh it */
  readonly fix: Fix | null
}

/** Which of the questions is being worked on, and within it what `Progress` counts. */
type AdviceProgress = Progress & { readonly question: number; readonly questions: number }

/** Edits of one phase that are tried at most: each is a comparison of all senders. */
const MOST_TRIED = 24

/**
 * What to do about each question in a phase. An edit is offered only if comparing all senders before and after it finds
 * nobody lost and nobody let in who surely was not, and if no question decides anything after it that decided nothing
 * before. Where no edit alone does away with the question, but all of them do, those are offered together.
 */
export function* adviseInSteps(
  side: AdvisedSide,
  questions: readonly QuestionId[],
  answers: Answers,
): Generator<AdviceProgress, Advice[]> {
  const { tenant, connectors } = side
  const at = (question: number) => (step: Progress) => ({ ...step, question, questions: questions.length })
  const trial: Trial = {
    side: { tenant, connectors },
    answers,
    before: yield* mapSteps(findDecidingQuestionsInSteps(side, answers), at(0)),
    left: MOST_TRIED,
  }
  const found: Advice[] = []
  for (const [index, question] of questions.entries())
    found.push(...(yield* mapSteps(adviseOn(question, trial), at(index))))
  return found
}

type Trial = {
  readonly side: AdvisedSide
  readonly answers: Answers
  readonly before: DecidingQuestions
  left: number
}

function* adviseOn(question: QuestionId, trial: Trial): Generator<Progress, Advice[]> {
  const found: Advice[] = []
  for (const { properties, ...rest } of propose(question, trial.side)) {
    const { connectorId } = rest
    const fix =
      properties === null || connectorId === null ? null : yield* tryOut(question, [{ connectorId, properties }], trial)
    found.push({ question, ...rest, fix })
  }
  const safe = found.flatMap(({ fix }) => (fix === null ? [] : [fix]))
  if (safe.length < 2 || safe.some(({ settles }) => settles)) return found
  // One edit of each connector: two ways to word the same one exclude each other.
  const edits = [...new Map(safe.flatMap((fix) => fix.edits).map((edit) => [edit.connectorId, edit])).values()]
  const fix = yield* tryOut(question, edits, trial)
  if (!fix?.settles) return found
  const alone = found.map((advice) => ({ ...advice, fix: null }))
  return [...alone, { question, kind: 'together', connectorId: null, name: null, otherId: null, fix }]
}

/** Tries edits on all senders; null where they must not be offered, or too many were tried already. */
function* tryOut(question: QuestionId, edits: Fix['edits'], trial: Trial): Generator<Progress, Fix | null> {
  trial.left -= 1
  if (trial.left < 0) return null
  const { side, answers, before } = trial
  const after = {
    tenant: side.tenant,
    connectors: side.connectors.map((one) => ({
      ...one,
      ...edits.find(({ connectorId }) => connectorId === one.id)?.properties,
    })),
  }
  if (!isSafe(yield* compareInSteps(side, after, answers))) return null
  const hanging = yield* findDecidingQuestionsInSteps(after, answers)
  if (!before.isComplete || !hanging.isComplete) return null
  if ([...hanging.questions].some((one) => !before.questions.has(one))) return null
  return { edits, settles: !hanging.questions.has(question) }
}

/**
 * Reports whether nothing that is certain changes: a refusal may become another one, and what was perhaps accepted may come
 * out as accepted, or stay open in fewer ways. That it comes out as refused would be mail lost.
 */
const isSafe = ({ changes }: Comparison): boolean =>
  changes.every(({ before, after }) => {
    if (isRefused(before.possible) && isRefused(after.possible)) return true
    if (before.outcome !== 'uncertain' || !after.possible.every((outcome) => before.possible.includes(outcome)))
      return false
    return after.possible.includes('accepted') || !before.possible.includes('accepted')
  })

const isRefused = (possible: readonly Outcome[]): boolean =>
  possible.every((outcome) => outcome === 'rejected' || outcome === 'deferred')
