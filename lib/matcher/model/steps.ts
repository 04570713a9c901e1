import type { Label } from './labels'
import { QUESTION_IDS, QUESTIONS, type QuestionId } from './questions'
import type { REPLIES } from './verdict'

/** The name of a reply. */
export type ReplyName = keyof typeof REPLIES

/** One step of the decision, as docs/rules.md §2 numbers them. */
export type Step = {
  readonly number: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10
  /** how well the step is known, and who says so */
  readonly label: Label
  readonly sources: string
  /**
   * how the way can end at this step: accepted by a connector, accepted by none, refused with a reply; null if it
   * cannot end
   */
  readonly ends: 'connector' | 'default' | ReplyName | null
}

/**
 * The steps in the order in which lib/matcher/rules/judge.ts takes them. The table of questions says at which step each
 * question is asked.
 */
export const STEPS: readonly Step[] = [
  { number: 0, label: 'INF', sources: 'MS-NEW, HORNET', ends: null },
  { number: 1, label: 'DOC', sources: 'MC1226222, MS-RELAY, MS-JP, ATTR-SUM', ends: 'connector' },
  { number: 2, label: 'DOC', sources: 'MS-5764, MS-NDR', ends: 'notOurs' },
  { number: 3, label: 'DOC', sources: 'MS-NEW, MS-CONN', ends: null },
  { number: 4, label: 'SEED', sources: 'SEED, MS-NEW', ends: null },
  { number: 5, label: 'SEED', sources: 'SEED', ends: 'connector' },
  { number: 6, label: 'UNK', sources: 'DSZP, MS-NEW', ends: 'connector' },
  { number: 7, label: 'FIELD', sources: 'DPF12, PP-GUIDE, MS-NEW', ends: 'noTls' },
  { number: 8, label: 'SEED', sources: 'SEED, MS-JP, MS-CONN', ends: 'locked' },
  { number: 9, label: 'DOC', sources: 'MS-ORG, MS-DS', ends: 'directSend' },
  { number: 10, label: 'SEED', sources: 'SEED, MS-PART', ends: 'default' },
]

/** The questions that a step asks. */
export const questionsAt = (step: number): QuestionId[] => QUESTION_IDS.filter((id) => stepsOf(id).includes(step))

/** The steps that ask a question; 1a and 1c are both step 1. */
export const stepsOf = (id: QuestionId): number[] => [
  ...new Set(QUESTIONS[id].step.split(', ').map((step) => Number.parseInt(step, 10))),
]

/** The number of the step that gives the reply. */
export const stepOfReply = (reply: ReplyName): number => STEPS.find(({ ends }) => ends === reply)?.number ?? 0
