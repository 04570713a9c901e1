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

/** Edits that a button applies. */
type Fix = {
  readonly edits: readonly { readonly connectorId: string; readonly properties: Partial<ScenarioConnector> }[]
  /** true: nothing depends on the question afterwards; false: less does */
  readonly settles: boolean
}

export type Advice = Omit<Proposal, 'properties'> & {
  readonly question: QuestionId
  /** the edits, if they change nothing that is certain now; null if a person must decide */
  readonly fix: Fix | null
  /** its edits were tried, and somebody who surely gets in would be refused by them, or somebody else let in */
  readonly isHarmful: boolean
}

/** The current question, with the progress within it. */
type AdviceProgress = Progress & { readonly question: number; readonly questions: number }

/** The most edits that are tried for one phase. Each needs a comparison of all senders. */
const MOST_TRIED = 24

/**
 * Advice on each question in a phase. An edit is offered only if a comparison of all senders before and after it finds
 * that nobody is lost, nobody who surely was refused is admitted, and no further question decides anything. If no edit
 * alone settles the question but all together do, they are offered together.
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
    const tried =
      properties === null || connectorId === null
        ? UNTRIED
        : yield* tryOut(question, [{ connectorId, properties }], trial)
    found.push({ question, ...rest, ...tried })
  }
  const safe = found.flatMap(({ fix }) => (fix === null ? [] : [fix]))
  if (safe.length < 2 || safe.some(({ settles }) => settles)) return found
  // At most one edit per connector, because two edits of the same connector exclude each other.
  const edits = [...new Map(safe.flatMap((fix) => fix.edits).map((edit) => [edit.connectorId, edit])).values()]
  const tried = yield* tryOut(question, edits, trial)
  if (!tried.fix?.settles) return found
  const alone = found.map((advice) => ({ ...advice, fix: null }))
  return [...alone, { question, kind: 'together', connectorId: null, name: null, otherId: null, ...tried }]
}

type Tried = Pick<Advice, 'fix' | 'isHarmful'>

const UNTRIED: Tried = { fix: null, isHarmful: false }
const HARMFUL: Tried = { fix: null, isHarmful: true }

/** Tries edits on all senders; without a fix if they must not be offered, or too many were tried already. */
function* tryOut(question: QuestionId, edits: Fix['edits'], trial: Trial): Generator<Progress, Tried> {
  trial.left -= 1
  if (trial.left < 0) return UNTRIED
  const { side, answers, before } = trial
  const after = {
    tenant: side.tenant,
    connectors: side.connectors.map((one) => ({
      ...one,
      ...edits.find(({ connectorId }) => connectorId === one.id)?.properties,
    })),
  }
  if (!isSafe(yield* compareInSteps(side, after, answers))) return HARMFUL
  const hanging = yield* findDecidingQuestionsInSteps(after, answers)
  if (!before.isComplete || !hanging.isComplete) return UNTRIED
  if ([...hanging.questions].some((one) => !before.questions.has(one))) return UNTRIED
  return { fix: { edits, settles: !hanging.questions.has(question) }, isHarmful: false }
}

/**
 * Reports whether nothing that is certain changes. A refusal may become another refusal. An outcome that was perhaps
 * accepted may become accepted or stay uncertain, but not refused: that would lose mail.
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
