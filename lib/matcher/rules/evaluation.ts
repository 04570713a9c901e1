import type { TraceCode, TraceDetail } from '#lib/matcher/model/trace'
import type { Outcome, Reply } from '#lib/matcher/model/verdict'
import { containsIp, type Ip } from '#lib/matcher/sets/ip'
import type { Choices } from './choices'
import { classesOf } from './classes'
import type { Facts, Prepared } from './prepare'
import type { InRole } from './traits'

/** What one evaluation comes to: no question is left open in it. `rank` is the weakest deciding check (labels.ts). */
export type Judgement = {
  readonly outcome: Outcome
  readonly attributedTo: readonly string[]
  readonly reply: Reply | null
  readonly rank: number
}

export type Recorder = (connectorId: string | null, code: TraceCode, detail: TraceDetail) => void

/** One run of the rules: what is asked about, what is answered, and who listens. */
export type Evaluation = {
  readonly prepared: Prepared
  readonly facts: Facts
  readonly choices: Choices
  readonly record: Recorder | null
}

/** Attributed to no connector: the default one, or a refusal. */
export const NOBODY: readonly string[] = []

export const accept = (attributedTo: readonly string[], rank: number): Judgement => ({
  outcome: 'accepted',
  attributedTo,
  reply: null,
  rank,
})

// Facts are read, or assumed one class at a time where they are not known.

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

/** Reports whether the sender's certificate counts as a client certificate: without the key usage clientAuth that is Q21. */
export const countsAsClient = (e: Evaluation): boolean => e.facts.clientAuth || e.choices.question('Q21') === 0

/** How weak the ground is on which a certificate that fits counts, or does not. */
export const clientRank = (e: Evaluation): number => (e.facts.clientAuth ? 0 : e.choices.rank('Q21'))

/** The names of a certificate that can be believed: none without TLS, and none where the chain is not trusted (MS-5764). */
export function presentedNames(e: Evaluation): readonly string[] {
  if (!hasTls(e)) return []
  const names = certificateOf(e)
  return names.length === 0 || isTrusted(e) ? names : []
}
