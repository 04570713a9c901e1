import { rankOf } from '#lib/matcher/model/labels'
import { TRACE_CODES } from '#lib/matcher/model/trace'
import { REPLIES } from '#lib/matcher/model/verdict'
import { containsDomain } from '#lib/matcher/sets/domains'
import { type Candidate, checkCandidate, findCandidates, type Partner } from './candidate'
import { matchingNames } from './certificate'
import { accept, type Evaluation, type Judgement, listsIp, mailFromOf, NOBODY } from './evaluation'
import { type InRole, isLock } from './traits'

/** Steps 3 to 10 of docs/rules.md §2: judges a message to an accepted domain by the Partner connectors. */
export function judgePartners(e: Evaluation, to: string): Judgement {
  const { choices } = e
  // Steps 3 and 4
  const { candidates, scopedOut, skipRank } = findCandidates(e, to)
  const locks = candidates.filter(({ connector }) => isLock(connector.traits))
  // Step 5
  const admitted = admittedByLocks(e, locks, scopedOut)
  if (admitted !== null) return admitted
  // Step 6
  const unrestricted = candidates.filter(({ connector, tlsMissing }) => !isLock(connector.traits) && !tlsMissing)
  const identified = locks.length > 0 ? unrestricted.filter(({ connector }) => identifies(e, connector)) : []
  if (identified.length > 0 && choices.holds('Q12', 'admits')) return accept(idsOf(identified), choices.rank('Q12'))
  // Step 7
  const noTls = judgeMissingTls(e, candidates, locks)
  if (noTls !== null) return noTls
  // Step 8
  const directSend = isDirectSendRefused(e)
  const rank = lockRank(e, { locks, unrestricted, identified })
  if (locks.length > 0 && (unrestricted.length === 0 || choices.holds('Q2', 'no'))) return reject(e, directSend, rank)
  // Step 9
  if (directSend) {
    e.record?.(null, 'DIRECT_SEND_REJECTED', { presented: e.facts.from })
    return { outcome: 'rejected', attributedTo: NOBODY, reply: REPLIES.directSend, rank: Math.max(rank, rankOf('DOC')) }
  }
  // Step 10
  if (locks.length > 0) return accept(NOBODY, rank)
  e.record?.(null, 'NO_LOCK', {})
  return accept(NOBODY, Math.max(rank, skipRank, disabledLockRank(e)))
}

/** Reports whether the connector knows the sender by its address or its certificate, whatever its flags say. */
const identifies = (e: Evaluation, connector: InRole<'exempting'>): boolean =>
  listsIp(e, connector) || matchingNames(e, connector).length > 0

/** The rank of the weakest ground on which no lock admits, and no unrestricted connector does so in its place. */
function lockRank(
  { choices }: Evaluation,
  found: Readonly<Record<'locks' | 'unrestricted' | 'identified', readonly Candidate[]>>,
): number {
  const { locks, unrestricted, identified } = found
  return Math.max(
    rankOf('SEED'),
    ...locks.map(({ failRank }) => failRank ?? 0),
    identified.length > 0 ? choices.rank('Q12') : 0,
    locks.length > 0 && unrestricted.length > 0 ? choices.rank('Q2') : 0,
  )
}

/** Refuses by step 7 or 8. If RejectDirectSend applies as well, Q9 decides which reply is given. */
function reject(e: Evaluation, directSend: boolean, rank: number): Judgement {
  const { choices } = e
  if (!directSend) return { outcome: 'rejected', attributedTo: NOBODY, reply: REPLIES.locked, rank }
  const reply = choices.holds('Q9', 'direct-send-first') ? REPLIES.directSend : REPLIES.locked
  if (reply === REPLIES.directSend) e.record?.(null, 'DIRECT_SEND_REJECTED', { presented: e.facts.from })
  return { outcome: 'rejected', attributedTo: NOBODY, reply, rank: Math.max(rank, choices.rank('Q9')) }
}

/**
 * Step 5: a satisfied lock admits, unless a failing lock for a more specific sender domain shadows it (Q1). Null if
 * none admits.
 */
function admittedByLocks(e: Evaluation, locks: readonly Candidate[], scopedOut: readonly Partner[]): Judgement | null {
  const { choices } = e
  let rank = rankOf('SEED')
  let admitting = locks.filter(({ satisfied }) => satisfied)
  const mostSpecificFailure = Math.max(
    -1,
    ...locks.filter(({ satisfied }) => !satisfied).map((lock) => lock.specificity),
  )
  if (admitting.some((lock) => lock.specificity < mostSpecificFailure)) {
    if (choices.holds('Q1', 'shadows')) admitting = admitting.filter((lock) => lock.specificity >= mostSpecificFailure)
    rank = Math.max(rank, choices.rank('Q1'))
  }
  const lookedUp = lookUpByIp(e, scopedOut)
  if (admitting.length === 0 && lookedUp.length === 0) return null
  if (locks.some(({ lacksOnlyTls }) => lacksOnlyTls)) {
    // A lock that misses only TLS might ask for it before another lock admits (T52).
    if (choices.holds('Q5', 'deferred'))
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

/** The connectors for other sender domains that a look-up by address brings in (Q18, off by default; T32). */
function lookUpByIp(e: Evaluation, scopedOut: readonly Partner[]): Partner[] {
  const hits = scopedOut.filter((connector) => connector.traits.restrictDomainsToIPAddresses && listsIp(e, connector))
  if (hits.length === 0) return []
  const silent: Evaluation = { ...e, record: null }
  const satisfied = hits.filter((connector) => checkCandidate(silent, connector, 0).satisfied)
  if (satisfied.length === 0 || e.choices.holds('Q18', 'scoped')) return []
  if (e.record) for (const connector of satisfied) checkCandidate(e, connector, 0)
  return satisfied
}

/**
 * Step 7: TLS is missing, or a certificate is not trusted. The default of Q4, deferred, holds only if missing TLS is
 * the only failure. A permanent refusal has the reply of step 8; nobody has observed it without a lock, and the screen
 * says so. Null if neither is missing.
 */
function judgeMissingTls(
  e: Evaluation,
  candidates: readonly Candidate[],
  locks: readonly Candidate[],
): Judgement | null {
  const tlsOnly = candidates.filter(({ lacksOnlyTls }) => lacksOnlyTls)
  const certificate = locks.filter(({ lacksBelievableCertificate }) => lacksBelievableCertificate)
  if (tlsOnly.length === 0 && certificate.length === 0) return null
  // A satisfied lock that a failing one shadows (Q1) is not among those that refuse.
  const failOtherwise = locks.filter(({ lacksOnlyTls, satisfied }) => !lacksOnlyTls && !satisfied)
  const onlyTls = failOtherwise.length === 0
  const deferred = e.choices.holds('Q4', 'deferred', !onlyTls)
  const rank = e.choices.rank('Q4', onlyTls ? undefined : 'UNK')
  if (deferred) return { outcome: 'deferred', attributedTo: NOBODY, reply: REPLIES.noTls, rank }
  return reject(e, isDirectSendRefused(e), rank)
}

/**
 * Step 9 (MS-ORG): RejectDirectSend refuses an own MAIL FROM domain unless any enabled connector knows the IP or the
 * certificate.
 */
function isDirectSendRefused(e: Evaluation): boolean {
  if (!e.prepared.rejectDirectSend || !containsDomain(e.prepared.accepted, mailFromOf(e))) return false
  return !e.prepared.enabled.some((connector) => identifies(e, connector))
}

const disabledLockRank = (e: Evaluation): number =>
  e.prepared.disabled.some((one) => one.isLock) ? rankOf(TRACE_CODES.CONNECTOR_DISABLED.label) : 0

const idsOf = (candidates: readonly Candidate[]): string[] => candidates.map(({ connector }) => connector.id)
