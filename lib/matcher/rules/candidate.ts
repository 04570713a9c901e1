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
  readonly lacksOnlyTls: boolean
  /** whether its certificate check fails only because TLS is missing, or only because the chain is not trusted */
  readonly lacksBelievableCertificate: boolean
  /** rank (labels.ts) of the weakest check that passed, or of Q3, Q6 or Q20 where it decides and is weaker; 0 for none */
  readonly passRank: number
  /** rank of the strongest check that failed, or of Q3 where it decides and is weaker; null if none failed */
  readonly failRank: number | null
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
  return from === '' && scope === 0 && e.choices.holds('Q6', 'no') ? -1 : scope
}

/** Step 4: checks what the connector demands of the sender. */
export function checkCandidate(e: Evaluation, connector: Partner, scope: number): Candidate {
  const { requireTls } = connector.traits
  const tlsMissing = requireTls && !hasTls(e)
  const checks = new Checks(e, connector)
  if (mailFromOf(e) === '') checks.passBy(e.choices.rank('Q6'))
  if (requireTls) checks.note(tlsMissing ? 'TLS_MISSING' : 'TLS_PRESENT', {}, !tlsMissing)
  const { ipHolds, certificate, holds } = checkIdentity(e, connector, checks)
  if (!isLock(connector.traits)) recordUnrestricted(e, connector)
  const satisfied = holds && !tlsMissing
  return {
    connector,
    specificity: scope,
    tlsMissing,
    satisfied,
    lacksOnlyTls: tlsMissing && ipHolds && certificate === CERTIFICATE_NOT_ASKED,
    lacksBelievableCertificate:
      isLock(connector.traits) &&
      !satisfied &&
      ipHolds &&
      !certificate.holds &&
      (!hasTls(e) || certificate.onlyUntrusted),
    passRank: checks.passRank,
    failRank: checks.failRank,
  }
}

/** Records the checks of one connector, and keeps the ranks of a candidate. */
class Checks {
  passRank = 0
  failRank: number | null = null

  constructor(
    private readonly e: Evaluation,
    private readonly connector: Partner,
  ) {}

  note(code: TraceCode, detail: TraceDetail, passes: boolean, rank = rankOf(TRACE_CODES[code].label)): void {
    if (passes) this.passBy(rank)
    else this.failRank = this.failRank === null ? rank : Math.min(this.failRank, rank)
    this.e.record?.(this.connector.id, code, detail)
  }

  /** The candidate passes only if an answer of this rank is right. */
  passBy(rank: number): void {
    this.passRank = Math.max(this.passRank, rank)
  }

  /** The candidate fails only if an answer of this rank is right. */
  failBy(rank: number): void {
    this.failRank = Math.max(this.failRank ?? 0, rank)
  }
}

/** Whether a sender is whom the connector demands: by its address, by its certificate, and by what both come to. */
type IdentityCheck = { readonly ipHolds: boolean; readonly certificate: CertificateCheck; readonly holds: boolean }

function checkIdentity(e: Evaluation, connector: Partner, checks: Checks): IdentityCheck {
  const { restrictDomainsToIPAddresses: byIp, restrictDomainsToCertificate: byCertificate } = connector.traits
  const ipHolds = !byIp || checkIp(e, connector, checks)
  const certificate = byCertificate ? checkCertificate(e, connector, checks) : CERTIFICATE_NOT_ASKED
  if (byIp && byCertificate && ipHolds !== certificate.holds)
    return { ipHolds, certificate, holds: isOneEnough(e, checks) }
  const identity = { ipHolds, certificate, holds: ipHolds && certificate.holds }
  return byIp === byCertificate ? identity : checkOtherIdentity(e, connector, checks, identity)
}

/** Two restrictions on one connector, of which one holds: SEED observed AND (T12), DSZP says OR (Q3). */
function isOneEnough({ choices }: Evaluation, checks: Checks): boolean {
  const isEnough = choices.holds('Q3', 'or')
  if (isEnough) checks.passBy(choices.rank('Q3'))
  else checks.failBy(choices.rank('Q3'))
  return isEnough
}

/** The identity whose flag is off, while the other flag is on: MS-NEW says that it is not applied (T47, Q20). */
function checkOtherIdentity(e: Evaluation, connector: Partner, checks: Checks, identity: IdentityCheck): IdentityCheck {
  const { restrictDomainsToIPAddresses: byIp, hasIps, hasName } = connector.traits
  const isPresent = byIp ? hasName : hasIps
  if (!isPresent || (byIp ? matchingNames(e, connector).length > 0 : listsIp(e, connector))) return identity
  if (e.choices.holds('Q20', 'no')) {
    checks.passBy(e.choices.rank('Q20'))
    return identity
  }
  return byIp
    ? { ...identity, certificate: checkCertificate(e, connector, checks), holds: false }
    : { ...identity, ipHolds: checkIp(e, connector, checks), holds: false }
}

function checkIp(e: Evaluation, connector: Partner, checks: Checks): boolean {
  const holds = listsIp(e, connector)
  if (holds) {
    // Nobody has observed that an entry which Exchange Online refuses lets a sender in.
    const isLegal = connector.legalIps === connector.ips || containsIp(connector.legalIps, ipOf(e))
    checks.note('IP_LISTED', ipDetail(e, connector), true, isLegal ? undefined : rankOf('UNK'))
  } else {
    const ip = e.facts.ip ?? (connector.traits.hasIps ? ipOf(e) : 0)
    checks.note(typeof ip === 'bigint' ? 'IPV6_NOT_EXPRESSIBLE' : 'IP_NOT_LISTED', ipDetail(e, connector), false)
  }
  return holds
}

type CertificateCheck = { readonly holds: boolean; readonly onlyUntrusted: boolean }
const CERTIFICATE_NOT_ASKED: CertificateCheck = { holds: true, onlyUntrusted: false }

function checkCertificate(e: Evaluation, connector: Partner, checks: Checks): CertificateCheck {
  const wanted = connector.wantedName
  const names = hasTls(e) ? certificateOf(e) : []
  const detail = nameDetail(connector, e.facts.names === null ? null : names)
  if (names.length === 0) {
    checks.note('CERTIFICATE_MISSING', detail, false)
    return { holds: false, onlyUntrusted: false }
  }
  const fit = wanted === null ? NO_FIT : bestFit(e, wanted, names)
  if (fit.matches && !e.facts.clientAuth) {
    const counts = countsAsClient(e)
    checks.note('CERTIFICATE_WITHOUT_CLIENT_AUTH', { ...detail, question: 'Q21' }, counts, clientRank(e))
    if (!counts) return { holds: false, onlyUntrusted: false }
  }
  const trusted = !fit.matches || isTrusted(e)
  if (fit.question)
    checks.note(
      'CERTIFICATE_NAME_UNSURE',
      { ...detail, question: fit.question },
      fit.matches,
      e.choices.rank(fit.question),
    )
  if (fit.matches && !trusted) checks.note('CERTIFICATE_UNTRUSTED', detail, false)
  else if (fit.matches && !fit.question)
    checks.note('CERTIFICATE_NAME_MATCH', detail, true, fit.bySan ? e.choices.rank('Q19') : undefined)
  else if (!fit.matches && !fit.question) checks.note('CERTIFICATE_NAME_MISMATCH', detail, false)
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
  const subjectOnly = e.choices.holds('Q19', 'no')
  const fit = fitsOf(wantedName, names).find(({ bySan }) => !bySan || !subjectOnly)
  if (fit === undefined) return
  const detail = nameDetail(connector, names)
  if (fit.question !== null) e.record(id, 'CERTIFICATE_NAME_UNSURE', { ...detail, question: fit.question })
  if (!clientAuth) e.record(id, 'CERTIFICATE_WITHOUT_CLIENT_AUTH', { ...detail, question: 'Q21' })
  if (fit.question === null && clientAuth) e.record(id, 'CERTIFICATE_NAME_MATCH', detail)
}
