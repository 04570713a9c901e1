import type { Choices } from './choices'
import { classesOf } from './classes'
import { rankOf } from './labels'
import type { Facts, Prepared, PreparedConnector } from './prepare'
import type { QuestionId } from './questions'
import { containsDomain, isBelowMember, specificity, wildcardBase } from './sets/domains'
import { containsIp, formatIp, type Ip, parseNetwork } from './sets/ip'
import { fitName, type NameFit } from './sets/names'
import { TRACE_CODES, type TraceCode, type TraceDetail } from './trace'
import { type Outcome, REPLIES, type Reply } from './verdict'

/** What one evaluation comes to: no question is left open in it. `rank` is the weakest deciding check (labels.ts). */
export type Judgement = {
  readonly outcome: Outcome
  readonly attributedTo: readonly string[]
  readonly reply: Reply | null
  readonly rank: number
}

export type Recorder = (connectorId: string | null, code: TraceCode, detail: TraceDetail) => void

type Evaluation = {
  readonly prepared: Prepared
  readonly facts: Facts
  readonly choices: Choices
  readonly record: Recorder | null
}

/**
 * The rules of attribution, steps 0 to 10 of domain.md §2.3, once: every use of the engine goes through this function.
 * Where the way depends on something not known it asks `choices`. Step 0, dropping disabled connectors, is in `prepare`.
 */
export function judge(prepared: Prepared, facts: Facts, choices: Choices, record: Recorder | null): Judgement {
  const e: Evaluation = { prepared, facts, choices, record }
  if (record) for (const { id } of prepared.disabled) record(id, 'CONNECTOR_DISABLED', {})
  if (prepared.onPremises.length > 0) {
    const originating = judgeOnPremises(e)
    if (originating !== null) return originating
  }
  const to = recipientOf(e)
  if (!containsDomain(prepared.accepted, to)) {
    record?.(null, 'RECIPIENT_NOT_ACCEPTED', { presented: to })
    return { outcome: 'not-ours', attributedTo: NOBODY, reply: REPLIES.notOurs, rank: rankOf('DOC') }
  }
  return judgePartners(e, to)
}

const NOBODY: readonly string[] = []

// ── Steps 1a to 1c: OnPremises connectors come first (SEED; MC1226222) ─────────────────────────────────────────────

function judgeOnPremises(e: Evaluation): Judgement | null {
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
  const byIp =
    byName.length > 0
      ? []
      : matches.filter(({ listed }) => listed && (fromIsAccepted || isOwnName(e, null, presentedNames(e))))
  const admitting = byName.length > 0 ? byName : byIp
  for (const match of matches) recordOnPremises(e, match, admitting)
  if (admitting.length > 0)
    return accept(
      admitting.map((m) => m.connector.id),
      onPremisesRank(e, admitting),
    )
  const unaccepted = matches.filter(({ names, listed }) => names.length > 0 || listed)
  if (unaccepted.length === 0 || choices.question('Q7') === 0) return null
  return accept(
    unaccepted.map((m) => m.connector.id),
    choices.rank('Q7'),
  )
}

/** Reports whether the certificate speaks for this tenant: a name is an accepted domain, or only lies below one (Q17). */
function isOwnName(e: Evaluation, connector: PreparedConnector | null, names: readonly string[]): boolean {
  const { accepted } = e.prepared
  const base = connector?.wantedName ? wildcardBase(connector.wantedName) : null
  if (base !== null && containsDomain(accepted, base)) return true
  // The subject is looked at first, so that Q19 is asked only where a SAN makes the difference.
  const subject = presentedNames(e)[0]
  const isSubject = (name: string) => name === subject
  const usable = (name: string) => isSubject(name) || e.choices.question('Q19') === 0
  const bySubjectFirst = [...names].sort((a, b) => Number(isSubject(b)) - Number(isSubject(a)))
  if (bySubjectFirst.some((name) => containsDomain(accepted, name) && usable(name))) return true
  return bySubjectFirst.some((name) => isBelowMember(accepted, name) && usable(name) && e.choices.question('Q17') === 0)
}

type OnPremisesMatch = { connector: PreparedConnector; names: readonly string[]; listed: boolean }

function onPremisesRank(e: Evaluation, admitting: readonly OnPremisesMatch[]): number {
  const names = admitting.flatMap(({ names: matched }) => matched)
  const from = mailFromOf(e)
  const own =
    containsDomain(e.prepared.accepted, from) ||
    names.length === 0 ||
    names.some((name) => containsDomain(e.prepared.accepted, name))
  const wildcard = admitting.some(({ connector }) =>
    containsDomain(e.prepared.accepted, wildcardBase(connector.wantedName ?? '') ?? ''),
  )
  return own || wildcard ? rankOf('DOC') : e.choices.rank('Q17')
}

function recordOnPremises(
  e: Evaluation,
  { connector, names, listed }: OnPremisesMatch,
  admitting: readonly OnPremisesMatch[],
): void {
  const { facts, record } = e
  if (!record) return
  const { id, wantedName } = connector
  if (wantedName !== null) {
    const detail = { wanted: wantedName, presented: facts.names }
    record(id, names.length > 0 ? 'CERTIFICATE_NAME_MATCH' : certificateFailure(facts), detail)
  }
  if (connector.hasIps) record(id, listed ? 'IP_LISTED' : 'IP_NOT_LISTED', ipDetail(e, connector))
  if ((names.length > 0 || listed) && !admitting.some((match) => match.connector === connector))
    record(id, 'ACCEPTED_DOMAIN_MISSING', {})
}

const certificateFailure = (facts: Facts): TraceCode =>
  facts.names === null || facts.names.length === 0
    ? 'CERTIFICATE_MISSING'
    : facts.trusted === false
      ? 'CERTIFICATE_UNTRUSTED'
      : 'CERTIFICATE_NAME_MISMATCH'

// ── Steps 3 and 4: candidates, and which of them are satisfied ─────────────────────────────────────────────────────

type Candidate = {
  readonly connector: PreparedConnector
  readonly specificity: number
  readonly tlsMissing: boolean
  readonly satisfied: boolean
  /** nothing but the want of TLS stands against it, and it looks at no certificate */
  readonly failsTlsOnly: boolean
  /** its certificate check fails for want of TLS, or for the chain alone */
  readonly failsCertificateForTls: boolean
  /** the weakest passed check, and the strongest failed one */
  readonly passRank: number
  readonly failRank: number
}

function findCandidates(
  e: Evaluation,
  to: string,
): { candidates: Candidate[]; scopedOut: PreparedConnector[]; skipRank: number } {
  const candidates: Candidate[] = []
  const scopedOut: PreparedConnector[] = []
  let skipRank = 0
  for (const connector of e.prepared.partners) {
    const { id, recipients } = connector
    const scope = scopeOf(e, connector)
    if (scope < 0) {
      e.record?.(id, 'SENDER_DOMAIN_OUT_OF_SCOPE', { wanted: connector.senderDomains, presented: mailFromOf(e) })
      if (connector.isLock) skipRank = Math.max(skipRank, rankOf(TRACE_CODES.SENDER_DOMAIN_OUT_OF_SCOPE.label))
      if (recipients === null || containsDomain(recipients, to)) scopedOut.push(connector)
    } else if (recipients !== null && !containsDomain(recipients, to)) {
      e.record?.(id, 'RECIPIENT_OUT_OF_SCOPE', { wanted: connector.connector.associatedAcceptedDomains, presented: to })
      if (connector.isLock) skipRank = Math.max(skipRank, rankOf(TRACE_CODES.RECIPIENT_OUT_OF_SCOPE.label))
    } else candidates.push(checkCandidate(e, connector, scope))
  }
  return { candidates, scopedOut, skipRank }
}

/** How specifically the connector's SenderDomains cover MAIL FROM; -1 when they do not. Only `*` can cover the null sender (Q6). */
function scopeOf(e: Evaluation, { senderDomains }: PreparedConnector): number {
  const from = mailFromOf(e)
  if (from === '') return senderDomains.includes('*') && e.choices.question('Q6') === 0 ? 0 : -1
  let best = -1
  for (const entry of senderDomains) best = Math.max(best, specificity(entry, from))
  return best
}

function checkCandidate(e: Evaluation, connector: PreparedConnector, scope: number): Candidate {
  const {
    requireTls,
    restrictDomainsToIPAddresses: byIp,
    restrictDomainsToCertificate: byCertificate,
  } = connector.connector
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
    // Two restrictions on one connector: seen as AND (SEED T12); DSZP reads OR.
    identified = e.choices.question('Q3') === 1
    if (identified) passRank = Math.max(passRank, e.choices.rank('Q3'))
    else failRank = Math.max(failRank, e.choices.rank('Q3'))
  } else if (byIp !== byCertificate && hasOtherIdentity(connector, byIp)) {
    // The identity whose flag is false: MS-NEW says it is not applied (T47).
    const otherHolds = byIp ? matchingNames(e, connector).length > 0 : listsIp(e, connector)
    if (!otherHolds && e.choices.question('Q20') === 1) {
      if (byIp) certificate = checkCertificate(e, connector, note)
      else ipHolds = checkIp(e, connector, note)
      identified = false
    } else if (!otherHolds) passRank = Math.max(passRank, e.choices.rank('Q20'))
  }
  if (!connector.isLock) recordUnrestricted(e, connector)
  const satisfied = identified && !tlsMissing
  return {
    connector,
    specificity: scope,
    tlsMissing,
    satisfied,
    failsTlsOnly: tlsMissing && ipHolds && certificate === CERTIFICATE_NOT_ASKED,
    failsCertificateForTls:
      connector.isLock && !satisfied && ipHolds && !certificate.holds && (!hasTls(e) || certificate.onlyUntrusted),
    passRank,
    failRank: failRank === 99 ? 0 : failRank,
  }
}

const hasOtherIdentity = (connector: PreparedConnector, byIp: boolean): boolean =>
  byIp ? connector.wantedName !== null : connector.hasIps

type Note = (code: TraceCode, detail: TraceDetail, passes: boolean, rank?: number) => void

function checkIp(e: Evaluation, connector: PreparedConnector, note: Note): boolean {
  const holds = listsIp(e, connector)
  if (holds) note('IP_LISTED', ipDetail(e, connector), true)
  else {
    const ip = e.facts.ip ?? (connector.hasIps ? ipOf(e) : 0)
    note(typeof ip === 'bigint' ? 'IPV6_NOT_EXPRESSIBLE' : 'IP_NOT_LISTED', ipDetail(e, connector), false)
  }
  return holds
}

/** What stands in the list and what came: the entry that holds the address, or the first few of those that do not. */
function ipDetail(e: Evaluation, { connector, asWritten, hasIps }: PreparedConnector): TraceDetail {
  if (e.record === null) return {}
  const entries = connector.senderIPAddresses
  const ip = e.facts.ip ?? (hasIps ? ipOf(e) : null)
  const holding = ip === null ? undefined : entries.find((entry) => holdsIp(entry, ip))
  return {
    wanted: holding ?? entries.slice(0, SHOWN_ENTRIES),
    wantedCount: entries.length,
    presented: ip === null ? null : formatIp(ip),
    ...(asWritten.length > 0 ? { asWritten: asWritten.slice(0, SHOWN_ENTRIES) } : {}),
  }
}

/** A list may hold ten thousand entries and a trace is sent for every sender, so it quotes a few. */
const SHOWN_ENTRIES = 4

function holdsIp(entry: string, ip: Ip): boolean {
  const range = parseNetwork(entry)?.range
  return range !== undefined && typeof range.first === typeof ip && range.first <= ip && ip <= range.last
}

type CertificateCheck = { readonly holds: boolean; readonly onlyUntrusted: boolean }
const CERTIFICATE_NOT_ASKED: CertificateCheck = { holds: true, onlyUntrusted: false }

function checkCertificate(e: Evaluation, connector: PreparedConnector, note: Note): CertificateCheck {
  const wanted = connector.wantedName
  const names = hasTls(e) ? certificateOf(e) : []
  const detail: TraceDetail = { wanted: wanted ?? '', presented: names }
  if (names.length === 0) {
    note('CERTIFICATE_MISSING', detail, false)
    return { holds: false, onlyUntrusted: false }
  }
  const fit = wanted === null ? NO_FIT : bestFit(e, wanted, names)
  const trusted = !fit.matches || isTrusted(e)
  if (fit.question)
    note('CERTIFICATE_NAME_UNSURE', { ...detail, question: fit.question }, fit.matches, e.choices.rank(fit.question))
  if (fit.matches && !trusted) note('CERTIFICATE_UNTRUSTED', detail, false)
  else if (fit.matches && !fit.question)
    note('CERTIFICATE_NAME_MATCH', detail, true, fit.bySan ? e.choices.rank('Q19') : undefined)
  else if (!fit.matches && !fit.question) note('CERTIFICATE_NAME_MISMATCH', detail, false)
  return { holds: fit.matches && trusted, onlyUntrusted: fit.matches && !trusted }
}

function recordUnrestricted(e: Evaluation, connector: PreparedConnector): void {
  if (!e.record) return
  e.record(connector.id, 'NOT_RESTRICTED', {})
  if (connector.hasIps && listsIp(e, connector)) e.record(connector.id, 'IP_LISTED', ipDetail(e, connector))
  if (connector.wantedName !== null && matchingNames(e, connector).length > 0)
    e.record(connector.id, 'CERTIFICATE_NAME_MATCH', { wanted: connector.wantedName, presented: certificateOf(e) })
}

// ── Steps 5 to 10: the Partner connectors decide ──────────────────────────────────────────────────────────────────

function judgePartners(e: Evaluation, to: string): Judgement {
  const { choices } = e
  const { candidates, scopedOut, skipRank } = findCandidates(e, to)
  const locks = candidates.filter(({ connector }) => connector.isLock)
  const admitted = admittedByLocks(e, locks, scopedOut)
  if (admitted !== null) return admitted
  let rank = rankOf('SEED')
  const open = candidates.filter(({ connector, tlsMissing }) => !connector.isLock && !tlsMissing)
  if (locks.length > 0) {
    const identified = open.filter(({ connector }) => listsIp(e, connector) || matchingNames(e, connector).length > 0)
    if (identified.length > 0) {
      if (choices.question('Q12') === 0) return accept(idsOf(identified), choices.rank('Q12'))
      rank = Math.max(rank, choices.rank('Q12'))
    }
  }
  const noTls = judgeMissingTls(e, candidates, locks)
  if (noTls !== null) return noTls
  const directSend = isDirectSendRefused(e)
  if (locks.length > 0) {
    for (const lock of locks) rank = Math.max(rank, lock.failRank)
    const rescued = open.length > 0 && choices.question('Q2') === 1
    if (open.length > 0) rank = Math.max(rank, choices.rank('Q2'))
    if (!rescued) {
      const directSendFirst = directSend && choices.question('Q9') === 1
      if (directSend) rank = Math.max(rank, choices.rank('Q9'))
      if (directSendFirst) e.record?.(null, 'DIRECT_SEND_REJECTED', { presented: mailFromOf(e) })
      return {
        outcome: 'rejected',
        attributedTo: NOBODY,
        reply: directSendFirst ? REPLIES.directSend : REPLIES.locked,
        rank,
      }
    }
  }
  if (directSend) {
    e.record?.(null, 'DIRECT_SEND_REJECTED', { presented: mailFromOf(e) })
    return { outcome: 'rejected', attributedTo: NOBODY, reply: REPLIES.directSend, rank: Math.max(rank, rankOf('DOC')) }
  }
  if (locks.length === 0) e.record?.(null, 'NO_LOCK', {})
  return accept(NOBODY, locks.length > 0 ? rank : Math.max(rank, skipRank, disabledLockRank(e)))
}

/** Step 5: a satisfied lock admits, unless a failing one for a more specific sender domain shadows it (Q1). */
function admittedByLocks(
  e: Evaluation,
  locks: readonly Candidate[],
  scopedOut: readonly PreparedConnector[],
): Judgement | null {
  const { choices } = e
  let rank = rankOf('SEED')
  let admitting = locks.filter(({ satisfied }) => satisfied)
  const mostSpecificFailure = Math.max(
    -1,
    ...locks.filter(({ satisfied }) => !satisfied).map((lock) => lock.specificity),
  )
  if (admitting.some((lock) => lock.specificity < mostSpecificFailure)) {
    if (choices.question('Q1') === 0) admitting = admitting.filter((lock) => lock.specificity >= mostSpecificFailure)
    rank = Math.max(rank, choices.rank('Q1'))
  }
  const lookedUp = lookUpByIp(e, scopedOut)
  if (admitting.length === 0 && lookedUp.length === 0) return null
  if (locks.some(({ failsTlsOnly }) => failsTlsOnly)) {
    // One lock would have asked for TLS first (T52).
    if (choices.question('Q5') === 1)
      return { outcome: 'deferred', attributedTo: NOBODY, reply: REPLIES.noTls, rank: choices.rank('Q5') }
    rank = Math.max(rank, choices.rank('Q5'))
  }
  for (const lock of admitting) rank = Math.max(rank, lock.passRank)
  if (lookedUp.length > 0) rank = Math.max(rank, choices.rank('Q18'))
  const ids = new Set([...idsOf(admitting), ...lookedUp.map(({ id }) => id)])
  return accept(
    e.prepared.partners.filter(({ id }) => ids.has(id)).map(({ id }) => id),
    rank,
  )
}

/** Q18, off by default: connectors for another sender domain that the connecting IP alone would bring in (T32). */
function lookUpByIp(e: Evaluation, scopedOut: readonly PreparedConnector[]): PreparedConnector[] {
  const hits = scopedOut.filter(
    (connector) => connector.connector.restrictDomainsToIPAddresses && listsIp(e, connector),
  )
  if (hits.length === 0) return []
  const silent: Evaluation = { ...e, record: null }
  const satisfied = hits.filter((connector) => checkCandidate(silent, connector, 0).satisfied)
  return satisfied.length > 0 && e.choices.question('Q18') === 1 ? satisfied : []
}

/** Step 7: TLS is missing, or a certificate cannot be believed. Deferred is safe to say only where TLS is the sole failure (Q4). */
function judgeMissingTls(
  e: Evaluation,
  candidates: readonly Candidate[],
  locks: readonly Candidate[],
): Judgement | null {
  const tlsOnly = candidates.filter(({ failsTlsOnly }) => failsTlsOnly)
  const certificate = locks.filter(({ failsCertificateForTls }) => failsCertificateForTls)
  if (tlsOnly.length === 0 && certificate.length === 0) return null
  // A satisfied lock can stand here too, shadowed by a failing one (Q1): it is not among those that refuse.
  const failOtherwise = locks.filter(({ failsTlsOnly, satisfied }) => !failsTlsOnly && !satisfied)
  const onlyTls = failOtherwise.length === 0
  const deferred = e.choices.question('Q4', onlyTls ? 0 : null) === 0
  const rank = e.choices.rank('Q4', onlyTls ? undefined : 'UNK')
  return deferred
    ? { outcome: 'deferred', attributedTo: NOBODY, reply: REPLIES.noTls, rank }
    : { outcome: 'rejected', attributedTo: NOBODY, reply: REPLIES.locked, rank }
}

/** Step 9 (MS-ORG): RejectDirectSend refuses an own MAIL FROM domain unless any enabled connector knows the IP or the certificate. */
function isDirectSendRefused(e: Evaluation): boolean {
  if (!e.prepared.rejectDirectSend || !containsDomain(e.prepared.accepted, mailFromOf(e))) return false
  return !e.prepared.enabled.some((connector) => listsIp(e, connector) || matchingNames(e, connector).length > 0)
}

const disabledLockRank = (e: Evaluation): number =>
  e.prepared.disabled.some(({ isLock }) => isLock) ? rankOf(TRACE_CODES.CONNECTOR_DISABLED.label) : 0

const accept = (attributedTo: readonly string[], rank: number): Judgement => ({
  outcome: 'accepted',
  attributedTo,
  reply: null,
  rank,
})

const idsOf = (candidates: readonly Candidate[]): string[] => candidates.map(({ connector }) => connector.id)

// ── Facts: read, or assumed one class at a time where they are not known ───────────────────────────────────────────

const ipOf = (e: Evaluation): Ip => e.facts.ip ?? pick(classesOf(e.prepared).ips, (n) => e.choices.fact('sourceIP', n))
const hasTls = (e: Evaluation): boolean => e.facts.tls ?? e.choices.fact('tls', 2) === 0
const isTrusted = (e: Evaluation): boolean => e.facts.trusted ?? e.choices.fact('certificateTrusted', 2) === 0
const mailFromOf = (e: Evaluation): string =>
  e.facts.from ?? pick(classesOf(e.prepared).from, (n) => e.choices.fact('mailFrom', n))
const recipientOf = (e: Evaluation): string =>
  e.facts.to ?? pick(classesOf(e.prepared).to, (n) => e.choices.fact('recipient', n))
const certificateOf = (e: Evaluation): readonly string[] =>
  e.facts.names ?? pick(classesOf(e.prepared).names, (n) => e.choices.fact('certificateNames', n))

function pick<T>(classes: readonly T[], choose: (count: number) => number): T {
  return classes[classes.length === 1 ? 0 : choose(classes.length)] as T
}

/** Reports whether the connector's list holds the connecting address, whatever its flags say. */
const listsIp = (e: Evaluation, { hasIps, ips }: PreparedConnector): boolean => hasIps && containsIp(ips, ipOf(e))

/** The names of a certificate that can be believed: none without TLS, and none where the chain is not trusted (MS-5764). */
function presentedNames(e: Evaluation): readonly string[] {
  if (!hasTls(e)) return []
  const names = certificateOf(e)
  return names.length === 0 || isTrusted(e) ? names : []
}

/** The believable names that fit the connector's TlsSenderCertificateName, whatever its flags say. */
function matchingNames(e: Evaluation, { wantedName }: PreparedConnector): readonly string[] {
  if (wantedName === null) return []
  const names = presentedNames(e)
  return names.filter((name, i) => {
    const fit = fitName(wantedName, name)
    if (fit === null || (i > 0 && name !== names[0] && e.choices.question('Q19') === 1)) return false
    const question = questionOf(fit)
    return question === null || e.choices.question(question) === 0
  })
}

type Fit = { readonly matches: boolean; readonly question: QuestionId | null; readonly bySan: boolean }
const NO_FIT: Fit = { matches: false, question: null, bySan: false }

/** Whether any name fits; sure fits and the subject are looked at first, so that no question is asked in vain. */
function bestFit(e: Evaluation, wanted: string, names: readonly string[]): Fit {
  const fits = names
    .map((name, i) => ({ fit: fitName(wanted, name), bySan: i > 0 && name !== names[0] }))
    .filter(({ fit }) => fit !== null)
  fits.sort((a, b) => effort(a) - effort(b))
  let asked: QuestionId | null = null
  for (const { fit, bySan } of fits) {
    if (bySan && e.choices.question('Q19') === 1) continue
    const question = questionOf(fit)
    if (question === null || e.choices.question(question) === 0) return { matches: true, question, bySan }
    asked = question
  }
  return { matches: false, question: asked, bySan: false }
}

const effort = ({ fit, bySan }: { fit: NameFit; bySan: boolean }): number =>
  (questionOf(fit) === null ? 0 : 2) + (bySan ? 1 : 0)

function questionOf(fit: NameFit): QuestionId | null {
  if (fit === 'apex') return 'Q11-apex'
  if (fit === 'wildcard') return 'Q11-wildcard'
  return fit === 'host-below' ? 'Q11-below' : null
}
