import { rankOf } from '#lib/matcher/model/labels'
import type { TraceCode } from '#lib/matcher/model/trace'
import { containsDomain, membershipIn } from '#lib/matcher/sets/domains'
import { fittingNames, matchingNames, nameDetail } from './certificate'
import {
  accept,
  clientRank,
  countsAsClient,
  type Evaluation,
  type Judgement,
  listsIp,
  mailFromOf,
  presentedNames,
} from './evaluation'
import type { Facts } from './prepare'
import { ipDetail } from './source-ip'
import type { InRole } from './traits'

/** Steps 1a to 1c: OnPremises connectors come first (SEED; MC1226222). Null if none takes the message. */
export function judgeOnPremises(e: Evaluation): Judgement | null {
  const { prepared, choices } = e
  const fromIsAccepted = containsDomain(prepared.accepted, mailFromOf(e))
  const matches = prepared.onPremises.map((connector) => ({
    connector,
    names: matchingNames(e, connector),
    listed: listsIp(e, connector),
  }))
  const byName = matches.filter(
    ({ connector, names }) => names.length > 0 && (fromIsAccepted || isOwnName(e, connector, names)),
  )
  const byIp = byName.length > 0 ? [] : matches.filter(({ listed }) => listed && (fromIsAccepted || presentsOwnName(e)))
  const admitting = byName.length > 0 ? byName : byIp
  for (const match of matches) recordOnPremises(e, match, admitting)
  if (admitting.length > 0)
    return accept(
      admitting.map((m) => m.connector.id),
      onPremisesRank(e, admitting),
    )
  const unaccepted = matches.filter(({ names, listed }) => names.length > 0 || listed)
  if (unaccepted.length === 0 || choices.holds('Q7', 'incoming')) return null
  return accept(
    unaccepted.map((m) => m.connector.id),
    choices.rank('Q7'),
  )
}

/** Reports whether a name of the certificate is an accepted domain, or lies below one and that is enough (Q17). */
function isOwnName(e: Evaluation, connector: OnPremises | null, names: readonly string[]): boolean {
  const { accepted } = e.prepared
  if (connector?.traits.isOwnWildcard) return true
  // The subject comes first, so that Q19 is asked only if a SAN makes the difference.
  const subject = presentedNames(e)[0]
  const isSubject = (name: string) => name === subject
  const usable = (name: string) => isSubject(name) || e.choices.holds('Q19', 'yes')
  const bySubjectFirst = [...names].sort((a, b) => Number(isSubject(b)) - Number(isSubject(a)))
  const isOne = (name: string) => membershipIn(accepted, name) === 2 && usable(name)
  const liesBelowOne = (name: string) => membershipIn(accepted, name) === 1 && usable(name)
  return (
    bySubjectFirst.some(isOne) ||
    bySubjectFirst.some((name) => liesBelowOne(name) && e.choices.holds('Q17', 'attributed'))
  )
}

/** Step 1b: any name of the certificate counts, whatever name the connector wants. */
const presentsOwnName = (e: Evaluation): boolean => isOwnName(e, null, presentedNames(e)) && countsAsClient(e)

type OnPremises = InRole<'onPremises'>
type OnPremisesMatch = { connector: OnPremises; names: readonly string[]; listed: boolean }

function onPremisesRank(e: Evaluation, admitting: readonly OnPremisesMatch[]): number {
  const names = admitting.flatMap(({ names: matched }) => matched)
  const from = mailFromOf(e)
  const own =
    containsDomain(e.prepared.accepted, from) ||
    names.length === 0 ||
    names.some((name) => containsDomain(e.prepared.accepted, name))
  const wildcard = admitting.some(({ connector }) => connector.traits.isOwnWildcard)
  const rank = own || wildcard ? rankOf('DOC') : e.choices.rank('Q17')
  const isByCertificate = names.length > 0 || !containsDomain(e.prepared.accepted, from)
  return isByCertificate ? Math.max(rank, clientRank(e)) : rank
}

function recordOnPremises(
  e: Evaluation,
  { connector, names, listed }: OnPremisesMatch,
  admitting: readonly OnPremisesMatch[],
): void {
  const { facts, record } = e
  if (!record) return
  const { id, traits } = connector
  if (traits.hasName) {
    const detail = nameDetail(connector, facts.names)
    const isInDoubt = !facts.clientAuth && fittingNames(e, connector).length > 0
    if (isInDoubt) record(id, 'CERTIFICATE_WITHOUT_CLIENT_AUTH', { ...detail, question: 'Q21' })
    if (names.length > 0) record(id, 'CERTIFICATE_NAME_MATCH', detail)
    else if (!isInDoubt) record(id, certificateFailure(facts), detail)
  }
  if (traits.hasIps) record(id, listed ? 'IP_LISTED' : 'IP_NOT_LISTED', ipDetail(e, connector))
  if ((names.length > 0 || listed) && !admitting.some((match) => match.connector === connector))
    record(id, 'ACCEPTED_DOMAIN_MISSING', {})
}

const certificateFailure = (facts: Facts): TraceCode =>
  facts.names === null || facts.names.length === 0
    ? 'CERTIFICATE_MISSING'
    : facts.trusted === false
      ? 'CERTIFICATE_UNTRUSTED'
      : 'CERTIFICATE_NAME_MISMATCH'
