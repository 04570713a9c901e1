/**
 * The shared matcher: the same module answers in the page, in the worker, over HTTP and in tests. It is the only door
 * to this folder.
 */
export { RowSet, setOfRows } from './cells/addresses'
export type { NameLiteral } from './cells/certificates'
export type { SampleChannel } from './cells/channels'
export type { AddressCount, Channel, Region } from './cells/regions'
export type { GivenAnswer, Outcomes, Ways } from './cells/results'
export type { DomainSelection } from './cells/selections'
export type { ShortVerdict } from './cells/short-verdict'
export type { SenderMark, Side } from './cells/sides'
export type { KnownSender, WitnessPlace } from './cells/witness'
export { mapSteps, type Progress, runToEnd } from './cells/work-steps'
export { type Change, type Comparison, compare, compareInSteps } from './compare/compare'
export type { Connector } from './model/connector'

export { assumedRequireTls, CONNECTOR_DEFAULTS, NEW_CONNECTOR_DEFAULTS, TENANT_DEFAULTS } from './model/defaults'
export { BASES, LABELS, type Label, labelOf, SHOWN_BASES, shownBasis } from './model/labels'
export { type Answers, isQuestionId, QUESTION_IDS, QUESTIONS, type QuestionId } from './model/questions'
export { FACTS, type Fact, type OpenFact, type Sender, UNKNOWN_SENDER } from './model/sender'
export { SOURCE_TAGS, sourceTags } from './model/sources'
export { questionsAt, type ReplyName, STEPS, type Step, stepOfReply, stepsOf } from './model/steps'
export type { Tenant } from './model/tenant'
export {
  type Check,
  type CheckResult,
  TRACE_CODE_NAMES,
  TRACE_CODES,
  type TraceCode,
  type TraceDetail,
  type TraceEntry,
} from './model/trace'
export {
  type Alternative,
  type ExplainedVerdict,
  type Given,
  isNotAccepted,
  type Outcome,
  REPLIES,
  type Reply,
  type Verdict,
} from './model/verdict'
export { attribute } from './rules/attribute'
export { explore } from './rules/choices'
export { explain } from './rules/explain'
export { judge } from './rules/judge'
export { type PreparedConnector, type PreparedSide, prepare, prepareConnector, readFacts } from './rules/prepare'
export { isLock, scopeOf } from './rules/traits'
export type { DomainClass, DomainPiece } from './sets/domain-classes'
export {
  containsDomain,
  domainOf,
  domainSet,
  isBelow,
  isBelowMember,
  normalizeDomain,
  wildcardBase,
} from './sets/domains'
export { hasInvisible, invisibleNames, withoutInvisible } from './sets/invisible'
export {
  containsIp,
  countAddresses,
  countUpTo,
  EMPTY_IP_SET,
  formatIp,
  type Ip,
  type IpNetwork,
  type IpRange,
  type IpSet,
  intersect,
  ipSet,
  ipSetOf,
  ipv4Cidrs,
  isEmpty,
  parseIp,
  parseNetwork,
  subtract,
  union,
} from './sets/ip'
export { certificateNameIn, fitName } from './sets/names'
export type { Door } from './survey/doors'
export type { Exposure } from './survey/exposures'
export { fitsMicrosoft } from './survey/microsoft-names'
export { type Survey, survey, surveyInSteps } from './survey/survey'
export { type DecidingQuestions, findDecidingQuestionsInSteps } from './sweep/deciding-questions'
export { type Swept, SweptSenders, sweepInSteps } from './sweep/sweep'
