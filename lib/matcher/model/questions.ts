import type { Label } from './labels'

/**
 * Platform rules that are undocumented or disputed (docs/rules.md §3). Each has two answers. `default` is the index of
 * the answer that holds while none is recorded; null if there is no ground to prefer one. The sentences that people
 * read are in lib/texts under the same id. Everything else that lists questions derives from this table or does not
 * compile without it.
 */
export const QUESTIONS = {
  Q1: { answers: ['shadows', 'falls-back'], default: null, label: 'UNK', step: '5', source: 'SEED against MS-CONN' },
  Q2: {
    answers: ['no', 'rescues'],
    default: 0,
    label: 'DOC',
    step: '8',
    source: 'MS-CONN, ISS900; SEED leaves it open',
  },
  Q3: { answers: ['and', 'or'], default: 0, label: 'SEED', step: '4', source: 'SEED; DSZP says or' },
  Q4: {
    answers: ['deferred', 'rejected'],
    default: 0,
    label: 'FIELD',
    step: '7',
    source: 'DPF12, PP-GUIDE; MS-NEW says rejected',
  },
  Q5: { answers: ['accepted', 'deferred'], default: 0, label: 'UNK', step: '5', source: 'no source' },
  Q6: { answers: ['yes', 'no'], default: 0, label: 'UNK', step: '3', source: 'no source' },
  Q7: { answers: ['incoming', 'attributed'], default: 0, label: 'INF', step: '1c', source: 'ATTR-SUM; MC1226222' },
  Q9: { answers: ['lock-first', 'direct-send-first'], default: 0, label: 'UNK', step: '8, 9', source: 'no source' },
  'Q11-apex': {
    answers: ['match', 'no-match'],
    default: null,
    label: 'UNK',
    step: '4',
    source: 'MS-NEW against a lead',
  },
  'Q11-wildcard': {
    answers: ['match', 'no-match'],
    default: null,
    label: 'UNK',
    step: '4',
    source: 'no source but a lead',
  },
  'Q11-below': {
    answers: ['match', 'no-match'],
    default: null,
    label: 'UNK',
    step: '4',
    source: 'MS-SET against a lead',
  },
  Q12: { answers: ['admits', 'ignored'], default: null, label: 'UNK', step: '6', source: 'DSZP against MS-NEW' },
  Q17: {
    answers: ['attributed', 'incoming'],
    default: null,
    label: 'UNK',
    step: '1a, 1b',
    source: 'ATTR-SUM against MS-JP',
  },
  Q18: {
    answers: ['scoped', 'looked-up'],
    default: 0,
    label: 'UNK',
    step: '3',
    source: 'MS-NEW; MS-CONN speaks of a look-up by IP',
  },
  Q19: {
    answers: ['yes', 'no'],
    default: 0,
    label: 'DOC',
    step: '4',
    source: 'MS-TRANS, MC1226222; MS-NEW names the subject only',
  },
  Q20: { answers: ['no', 'yes'], default: 0, label: 'DOC', step: '4', source: 'MS-NEW' },
  Q21: {
    answers: ['counts', 'does-not-count'],
    default: null,
    label: 'UNK',
    step: '4',
    source: 'no source; EKU-NSP and EKU-NET speak of senders',
  },
} as const satisfies Record<string, Question>

type Question = {
  readonly answers: readonly [string, string]
  readonly default: 0 | 1 | null
  /** how well the default is known */
  readonly label: Label
  /** where the rules ask it: a step of docs/rules.md §2 */
  readonly step: string
  readonly source: string
}

export type QuestionId = keyof typeof QUESTIONS
/** An answer to a question. */
export type AnswerTo<Id extends QuestionId> = (typeof QUESTIONS)[Id]['answers'][number]
export const QUESTION_IDS = Object.keys(QUESTIONS) as QuestionId[]

/** The answers that a team has recorded, by question. One answer holds for the whole tenant. */
export type Answers = { readonly [Id in QuestionId]?: AnswerTo<Id> | undefined }

export const isQuestionId = (id: string): id is QuestionId => Object.hasOwn(QUESTIONS, id)
