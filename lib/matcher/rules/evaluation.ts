import type { TraceCode, TraceDetail } from '#lib/matcher/model/trace'
import type { Outcome, Reply } from '#lib/matcher/model/verdict'
import { containsIp, type Ip } from '#lib/matcher/sets/ip'
import type { Choices } from './choices'
import { classesOf } from './classes'
import type { Facts, Prepared } from './prepare'
import type { InRole } from './traits'

/**
 * The result of one evaluation, in which every question has an answer. `rank` is that of the weakest deciding check
 * (labels.ts).
 */
export type Judgement = {
  readonly outcome: Outcome
  readonly attributedTo: readonly string[]
  readonly reply: Reply | null
  readonly rank: number
}

export type Recorder = (connectorId: string | null, code: TraceCode, detail: TraceDetail) => void

/** The input of one run of the rules, and the recorder of its checks if there is one. */
export type Evaluation = {
  readonly prepared: Prepared
  readonly facts: Facts
  readonly choices: Choices
  readonly record: Recorder | null
}

/** The attribution of a message that no connector takes: it is refused, or accepted on the default connector. */
export const NOBODY: readonly string[] = []

export const accept = (attributedTo: readonly string[], rank: number): Judgement => ({
  outcome: 'accepted',
  attributedTo,
  reply: null,
  rank,
})

// A known fact is read. For an unknown fact, one evaluation assumes one class.

export const ipOf = (e: Evaluation): Ip =>
  e.facts.ip ?? pick(classesOf(e.prepared).ips, (n) => e.choices.fact('sourceIP', n))
export const hasTls = (e: Evaluation): boolean => e.facts.tls ?? e.choices.fact('tls', 2) === 0
export const isTrusted = (e: Evaluation): boolean => e.facts.trusted ?? e.choices.fact('certificateTrusted', 2) === 0
export const mailFromOf = (e: Evaluation): string =>
  e.facts.from ?? pick(classesOf(e.prepared).from, (n) => e.choices.fact('mailFrom', n))
export const recipientOf = (e: Evaluation): string =>
  e.facts.to ?? pick(classesOf(e.prepared).to, (n) => e.choices.fact('recipient', n))
export const certificateOf = (e: Evaluation): readonly string[] =>
  e.facts.names ?? pick(classesOf(e.prepared).names, (n) => e.choices.fact('certificateNames', n))

function pick<T>(classes: readonly T[], choose: (count: number) => number): T {
  return classes[classes.length === 1 ? 0 : choose(classes.length)] as T
}

/** Reports whether the connector's list holds the connecting address, whatever its flags say. */
export const listsIp = (e: Evaluation, { traits, ips }: InRole<'exempting'>): boolean =>
  traits.hasIps && containsIp(ips, ipOf(e))

/**
 * Reports whether the sender's certificate counts as a client certificate. Without the key usage clientAuth, Q21
 * decides.
 */
export const countsAsClient = (e: Evaluation): boolean => e.facts.clientAuth || e.choices.holds('Q21', 'counts')

/** The rank of the answer by which a fitting certificate counts or does not count. */
export const clientRank = (e: Evaluation): number => (e.facts.clientAuth ? 0 : e.choices.rank('Q21'))

/** The names of a trusted certificate: none without TLS, and none if the chain is not trusted (MS-5764). */
export function presentedNames(e: Evaluation): readonly string[] {
  if (!hasTls(e)) return []
  const names = certificateOf(e)
  return names.length === 0 || isTrusted(e) ? names : []
}
