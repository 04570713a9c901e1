/** The shared matcher: the same module answers in the page, in the worker, over HTTP and in tests. Start at attribute.ts. */
export { attribute, explain } from './attribute'
export type { Connector, Tenant } from './connector'
export { BASES, type Basis, type Label } from './labels'
export { type Answers, isQuestionId, QUESTION_IDS, QUESTIONS, type QuestionId } from './questions'
export type { Fact, Sender } from './sender'
export {
  type Check,
  type CheckResult,
  TRACE_CODE_NAMES,
  TRACE_CODES,
  type TraceCode,
  type TraceDetail,
  type TraceEntry,
} from './trace'
export {
  type Alternative,
  type ExplainedVerdict,
  type Given,
  isNotAccepted,
  type Outcome,
  REPLIES,
  type Reply,
  type Verdict,
} from './verdict'
