import {
  type Answers,
  type ExplainedVerdict,
  explain,
  explore,
  FACTS,
  type Fact,
  type Given,
  judge,
  prepare,
  REPLIES,
  type Reply,
  readFacts,
  type Sender,
  type TraceEntry,
} from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { Evidence, ReplyRule } from './evidence'

/**
 * Whether a phase explains a bounce. `sure`: every sender with the known facts gets this reply. `possible`: some do, or
 * under another answer to an open question. `not-found`: too many cases to tell. `no`: no sender gets it.
 */
type Fit = 'sure' | 'possible' | 'not-found' | 'no'

export type BounceCause = {
  readonly phaseId: string
  readonly fit: Fit
  readonly verdict: ExplainedVerdict
  /** the conditions beside the known facts; empty for `sure` */
  readonly given: readonly Given[]
  /** the facts that are not known and on which the answer hangs */
  readonly open: readonly Fact[]
  /** the checks that refuse the sender, in the order of the connectors */
  readonly failing: readonly TraceEntry[]
}

export type BounceExplanation = {
  /** the reply of the bounce; null if no connector causes such a reply */
  readonly reply: Reply | null
  /** every phase, in the order of the document */
  readonly phases: readonly BounceCause[]
}

/** What Exchange Online answers by each rule; null for a reply that no connector causes. */
export const REPLY_OF: Readonly<Record<ReplyRule, Reply | null>> = {
  locked: REPLIES.locked,
  'direct-send': REPLIES.directSend,
  'not-ours': REPLIES.notOurs,
  'no-tls': REPLIES.noTls,
  // The chain and the missing TLS share a code (docs/formats.md §6.1); the fact `certificateTrusted: false` tells them
  // apart.
  untrusted: REPLIES.noTls,
  other: null,
}

/**
 * Finds the phases in which a bounce can have been sent, and the checks that cause it. Facts that the bounce does not
 * state stay open: a phase fits if any sender with the known facts gets this reply. Other replies and other evidence
 * fit no phase. `sender` may know more than the bounce states.
 */
export function explainBounce(
  document: ScenarioDocument,
  evidence: Evidence,
  sender: Sender = senderOf(evidence),
): BounceExplanation {
  const reply = evidence.replyRule === null ? null : REPLY_OF[evidence.replyRule]
  if (reply === null) return { reply: null, phases: [] }
  return { reply, phases: document.phases.map((phase) => explainPhase(phase, sender, document.answers, reply)) }
}

/** The sender with the facts of the evidence; what it does not state is null. */
export function senderOf({ facts }: Evidence): Sender {
  const { sourceIP, tls, certificateNames, certificateTrusted, mailFrom, recipient } = facts
  return {
    sourceIP: sourceIP.value,
    tls: tls.value,
    certificateNames: certificateNames.value,
    certificateTrusted: certificateTrusted.value,
    certificateClientAuth: null,
    mailFrom: mailFrom.value,
    recipient: recipient.value,
  }
}

function explainPhase(phase: Phase, sender: Sender, answers: Answers, reply: Reply): BounceCause {
  const verdict = explain(phase.tenant, phase.connectors, sender, answers)
  const cause = (fit: Fit, given: readonly Given[], trace: readonly TraceEntry[]): BounceCause => ({
    phaseId: phase.id,
    fit,
    verdict,
    given,
    open: fit === 'possible' ? openFacts(sender, [...verdict.alternatives, { given }]) : [],
    failing: refusingChecks(phase, trace),
  })
  if (isReply(verdict.reply, reply)) return cause(isOnlyReply(verdict) ? 'sure' : 'possible', [], verdict.trace)
  const alternative = verdict.alternatives.find((other) => isReply(other.reply, reply))
  if (alternative !== undefined) {
    // The trace of the verdict holds checks of other cases too: explain the case that gives this answer.
    const given = withGiven(sender, answers, alternative.given)
    return cause('possible', alternative.given, explain(phase.tenant, phase.connectors, ...given).trace)
  }
  const isOpen = verdict.outcome === 'uncertain' || verdict.moreAlternatives > 0
  return cause(isOpen ? searchFurther(phase, sender, answers, reply) : 'no', [], [])
}

/** The facts that are not known and that tell one answer from another. */
function openFacts(sender: Sender, cases: readonly { readonly given: readonly Given[] }[]): Fact[] {
  const asked = new Set<Fact>(cases.flatMap(({ given }) => given.flatMap((one) => ('fact' in one ? [one.fact] : []))))
  return FACTS.filter((fact) => sender[fact] === null && asked.has(fact))
}

/** Reports whether every sender with the known facts gets the reply of the verdict. */
const isOnlyReply = ({ alternatives, reply }: ExplainedVerdict): boolean =>
  alternatives.every((other) => isReply(other.reply, reply) || other.given.some((one) => 'question' in one))

/** The most cases that are tried, as many as for a verdict. */
const MOST_CASES = 20_000

/** Searches for the reply beyond the sixteen alternatives that a verdict lists. */
function searchFurther(phase: Phase, sender: Sender, answers: Answers, reply: Reply): Fit {
  const prepared = prepare(phase.tenant, phase.connectors)
  const facts = readFacts(sender)
  const evaluate: Parameters<typeof explore<Reply | null>>[0] = (choices) => judge(prepared, facts, choices, null).reply
  const { leaves, complete } = explore(evaluate, answers, { everyAnswer: true, limit: MOST_CASES })
  if (leaves.some(({ value }) => isReply(value, reply))) return 'possible'
  return complete ? 'no' : 'not-found'
}

const isReply = (found: Reply | null, wanted: Reply | null): boolean =>
  found?.code === wanted?.code && found?.enhancedCode === wanted?.enhancedCode

/** The checks of a trace by which a sender is refused. An OnPremises connector never refuses anybody (docs/rules.md §2.1). */
export const refusingChecks = ({ connectors }: Pick<Phase, 'connectors'>, trace: readonly TraceEntry[]): TraceEntry[] =>
  trace.filter(({ result, connectorId }) => {
    const connector = connectors.find(({ id }) => id === connectorId)
    return (result === 'fail' || result === 'unknown') && connector?.connectorType !== 'OnPremises'
  })

function withGiven(sender: Sender, answers: Answers, given: readonly Given[]): [Sender, Answers] {
  const facts = given.flatMap((one) => ('fact' in one ? [[one.fact, one.value] as const] : []))
  const questions = given.flatMap((one) => ('question' in one ? [[one.question, one.answer] as const] : []))
  return [
    { ...sender, ...Object.fromEntries(facts) },
    { ...answers, ...Object.fromEntries(questions) },
  ]
}
