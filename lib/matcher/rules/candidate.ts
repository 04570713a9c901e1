import { rankOf } from '#lib/matcher/model/labels'
import { TRACE_CODES, type TraceCode, type TraceDetail } from '#lib/matcher/model/trace'
import { containsDomain } from '#lib/matcher/sets/domains'
import { containsIp } from '#lib/matcher/sets/ip'
import { bestFit, fitsOf, matchingNames, NO_FIT, nameDetail } from './certificate'
import {
  certificateOf,
  clientRank,
  countsAsClient,
  type Evaluation,
  hasTls,
  ipOf,
  isTrusted,
  listsIp,
  mailFromOf,
} from './evaluation'
import { quoteList } from './quoted-list'
import { ipDetail } from './source-ip'
import { type InRole, isLock, type Scope, scopeOf } from './traits'

export type Partner = InRole<'partner'> & Scope

/** A Partner connector whose scope holds the message (step 3), with how its checks turned out (step 4). */
export type Candidate = {
  readonly connector: Partner
  readonly specificity: number
  readonly tlsMissing: boolean
  readonly satisfied: boolean
  /** whether missing TLS is its only failure; it checks no certificate */
  readonly failsTlsOnly: boolean
  /** whether its certificate check fails only because TLS is missing, or only because the chain is not trusted */
  readonly failsCertificateForTls: boolean
  /** ranks (labels.ts) of the weakest check that passed and of the strongest check that failed */
  readonly passRank: number
  readonly failRank: number
}

/**
 * Step 3. `scopedOut` holds the connectors that only their sender domains leave out; `skipRank` is the rank of the
 * weakest ground on which a lock is left out.
 */
export function findCandidates(
  e: Evaluation,
  to: string,
): { candidates: Candidate[]; scopedOut: Partner[]; skipRank: number } {
  const candidates: Candidate[] = []
  const scopedOut: Partner[] = []
  let skipRank = 0
  for (const connector of e.prepared.partners) {
    const { id, recipients, traits, quoted } = connector
    const scope = scopeFor(e, connector)
    if (scope < 0) {
      e.record?.(id, 'SENDER_DOMAIN_OUT_OF_SCOPE', { ...quoteList(connector.senderDomains), presented: e.facts.from })
      if (isLock(traits)) skipRank = Math.max(skipRank, rankOf(TRACE_CODES.SENDER_DOMAIN_OUT_OF_SCOPE.label))
      if (recipients === null || containsDomain(recipients, to)) scopedOut.push(connector)
    } else if (recipients !== null && !containsDomain(recipients, to)) {
      e.record?.(id, 'RECIPIENT_OUT_OF_SCOPE', {
        ...quoteList(quoted.associatedAcceptedDomains),
        presented: e.facts.to,
      })
      if (isLock(traits)) skipRank = Math.max(skipRank, rankOf(TRACE_CODES.RECIPIENT_OUT_OF_SCOPE.label))
    } else candidates.push(checkCandidate(e, connector, scope))
  }
  return { candidates, scopedOut, skipRank }
}

/**
 * How specifically the connector's SenderDomains cover MAIL FROM; -1 if they do not. For the null sender Q6 decides.
 */
function scopeFor(e: Evaluation, { senderDomains }: Scope): number {
  const from = mailFromOf(e)
  const scope = scopeOf(senderDomains, from)
  return from === '' && scope === 0 && e.choices.question('Q6') === 1 ? -1 : scope
}

/** Step 4: checks what the connector demands of the sender. */
export function checkCandidate(e: Evaluation, connector: Partner, scope: number): Candidate {
  const {
    requireTls,
    restrictDomainsToIPAddresses: byIp,
    restrictDomainsToCertificate: byCertificate,
  } = connector.traits
  const tlsMissing = requireTls && !hasTls(e)
  let passRank = mailFromOf(e) === '' ? e.choices.rank('Q6') : 0
  let failRank = 99
  const note = (code: TraceCode, detail: TraceDetail, passes: boolean, rank = rankOf(TRACE_CODES[code].label)) => {
    if (passes) passRank = Math.max(passRank, rank)
    else failRank = Math.min(failRank, rank)
    e.record?.(connector.id, code, detail)
  }
  if (requireTls) note(tlsMissing ? 'TLS_MISSING' : 'TLS_PRESENT', {}, !tlsMissing)
  let ipHolds = true
  let certificate: CertificateCheck = CERTIFICATE_NOT_ASKED
  if (byIp) ipHolds = checkIp(e, connector, note)
  if (byCertificate) certificate = checkCertificate(e, connector, note)
  let identified = ipHolds && certificate.holds
  if (byIp && byCertificate && ipHolds !== certificate.holds) {
    // Two restrictions on one connector: SEED observed AND (T12), DSZP says OR.
    identified = e.choices.question('Q3') === 1
    if (identified) passRank = Math.max(passRank, e.choices.rank('Q3'))
    else failRank = Math.max(failRank, e.choices.rank('Q3'))
  } else if (byIp !== byCertificate && hasOtherIdentity(connector, byIp)) {
    // The other identity has its flag off: MS-NEW says that it is not applied (T47).
    const otherHolds = byIp ? matchingNames(e, connector).length > 0 : listsIp(e, connector)
    if (!otherHolds && e.choices.question('Q20') === 1) {
      if (byIp) certificate = checkCertificate(e, connector, note)
      else ipHolds = checkIp(e, connector, note)
      identified = false
    } else if (!otherHolds) passRank = Math.max(passRank, e.choices.rank('Q20'))
  }
  if (!isLock(connector.traits)) recordUnrestricted(e, connector)
  const satisfied = identified && !tlsMissing
  return {
    connector,
    specificity: scope,
    tlsMissing,
    satisfied,
    failsTlsOnly: tlsMissing && ipHolds && certificate === CERTIFICATE_NOT_ASKED,
    failsCertificateForTls:
      isLock(connector.traits) &&
      !satisfied &&
      ipHolds &&
      !certificate.holds &&
      (!hasTls(e) || certificate.onlyUntrusted),
    passRank,
    failRank: failRank === 99 ? 0 : failRank,
  }
}

const hasOtherIdentity = ({ traits }: Partner, byIp: boolean): boolean => (byIp ? traits.hasName : traits.hasIps)

type Note = (code: TraceCode, detail: TraceDetail, passes: boolean, rank?: number) => void

function checkIp(e: Evaluation, connector: Partner, note: Note): boolean {
  const holds = listsIp(e, connector)
  if (holds) {
    // Nobody has observed that an entry which Exchange Online refuses lets a sender in.
    const isLegal = connector.legalIps === connector.ips || containsIp(connector.legalIps, ipOf(e))
    note('IP_LISTED', ipDetail(e, connector), true, isLegal ? undefined : rankOf('UNK'))
  } else {
    const ip = e.facts.ip ?? (connector.traits.hasIps ? ipOf(e) : 0)
    note(typeof ip === 'bigint' ? 'IPV6_NOT_EXPRESSIBLE' : 'IP_NOT_LISTED', ipDetail(e, connector), false)
  }
  return holds
}

type CertificateCheck = { readonly holds: boolean; readonly onlyUntrusted: boolean }
const CERTIFICATE_NOT_ASKED: CertificateCheck = { holds: true, onlyUntrusted: false }

function checkCertificate(e: Evaluation, connector: Partner, note: Note): CertificateCheck {
  const wanted = connector.wantedName
  const names = hasTls(e) ? certificateOf(e) : []
  const detail = nameDetail(connector, e.facts.names === null ? null : names)
  if (names.length === 0) {
    note('CERTIFICATE_MISSING', detail, false)
    return { holds: false, onlyUntrusted: false }
  }
  const fit = wanted === null ? NO_FIT : bestFit(e, wanted, names)
  if (fit.matches && !e.facts.clientAuth) {
    const counts = countsAsClient(e)
    note('CERTIFICATE_WITHOUT_CLIENT_AUTH', { ...detail, question: 'Q21' }, counts, clientRank(e))
    if (!counts) return { holds: false, onlyUntrusted: false }
  }
  const trusted = !fit.matches || isTrusted(e)
  if (fit.question)
    note('CERTIFICATE_NAME_UNSURE', { ...detail, question: fit.question }, fit.matches, e.choices.rank(fit.question))
  if (fit.matches && !trusted) note('CERTIFICATE_UNTRUSTED', detail, false)
  else if (fit.matches && !fit.question)
    note('CERTIFICATE_NAME_MATCH', detail, true, fit.bySan ? e.choices.rank('Q19') : undefined)
  else if (!fit.matches && !fit.question) note('CERTIFICATE_NAME_MISMATCH', detail, false)
  return { holds: fit.matches && trusted, onlyUntrusted: fit.matches && !trusted }
}

/**
 * Records by what a connector without flags knows the sender, as far as the known facts tell. It asks no question:
 * otherwise the trace would rest on an answer that the judgement did not need.
 */
function recordUnrestricted(e: Evaluation, connector: Partner): void {
  if (!e.record) return
  const { id, wantedName } = connector
  const { ip, tls, names, trusted, clientAuth } = e.facts
  e.record(id, 'NOT_RESTRICTED', {})
  if (ip !== null && listsIp(e, connector)) e.record(id, 'IP_LISTED', ipDetail(e, connector))
  if (wantedName === null || names === null || tls !== true || trusted !== true) return
  const subjectOnly = e.choices.question('Q19') === 1
  const fit = fitsOf(wantedName, names).find(({ bySan }) => !bySan || !subjectOnly)
  if (fit === undefined) return
  const detail = nameDetail(connector, names)
  if (fit.question !== null) e.record(id, 'CERTIFICATE_NAME_UNSURE', { ...detail, question: fit.question })
  if (!clientAuth) e.record(id, 'CERTIFICATE_WITHOUT_CLIENT_AUTH', { ...detail, question: 'Q21' })
  if (fit.question === null && clientAuth) e.record(id, 'CERTIFICATE_NAME_MATCH', detail)
}
