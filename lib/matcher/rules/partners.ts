import { rankOf } from '#lib/matcher/model/labels'
import { TRACE_CODES } from '#lib/matcher/model/trace'
import { REPLIES } from '#lib/matcher/model/verdict'
import { containsDomain } from '#lib/matcher/sets/domains'
import { type Candidate, checkCandidate, findCandidates, type Partner } from './candidate'
import { matchingNames } from './certificate'
import { accept, type Evaluation, type Judgement, listsIp, mailFromOf, NOBODY } from './evaluation'
import { isLock } from './traits'

/** Steps 5 to 10: judges a message to an accepted domain by the Partner connectors. */
export function judgePartners(e: Evaluation, to: string): Judgement {
  const { choices } = e
  const { candidates, scopedOut, skipRank } = findCandidates(e, to)
  const locks = candidates.filter(({ connector }) => isLock(connector.traits))
  const admitted = admittedByLocks(e, locks, scopedOut)
  if (admitted !== null) return admitted
  let rank = rankOf('SEED')
  const open = candidates.filter(({ connector, tlsMissing }) => !isLock(connector.traits) && !tlsMissing)
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
      return reject(e, directSend, rank)
    }
  }
  if (directSend) {
    e.record?.(null, 'DIRECT_SEND_REJECTED', { presented: e.facts.from })
    return { outcome: 'rejected', attributedTo: NOBODY, reply: REPLIES.directSend, rank: Math.max(rank, rankOf('DOC')) }
  }
  if (locks.length === 0) e.record?.(null, 'NO_LOCK', {})
  return accept(NOBODY, locks.length > 0 ? rank : Math.max(rank, skipRank, disabledLockRank(e)))
}

/** Refuses by step 7 or 8. If RejectDirectSend applies as well, Q9 decides which reply is given. */
function reject(e: Evaluation, directSend: boolean, rank: number): Judgement {
  const { choices } = e
  if (!directSend) return { outcome: 'rejected', attributedTo: NOBODY, reply: REPLIES.locked, rank }
  const reply = choices.question('Q9') === 1 ? REPLIES.directSend : REPLIES.locked
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
    if (choices.question('Q1') === 0) admitting = admitting.filter((lock) => lock.specificity >= mostSpecificFailure)
    rank = Math.max(rank, choices.rank('Q1'))
  }
  const lookedUp = lookUpByIp(e, scopedOut)
  if (admitting.length === 0 && lookedUp.length === 0) return null
  if (locks.some(({ failsTlsOnly }) => failsTlsOnly)) {
    // A lock that misses only TLS might ask for it before another lock admits (T52).
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

/** The connectors for other sender domains that a look-up by address brings in (Q18, off by default; T32). */
function lookUpByIp(e: Evaluation, scopedOut: readonly Partner[]): Partner[] {
  const hits = scopedOut.filter((connector) => connector.traits.restrictDomainsToIPAddresses && listsIp(e, connector))
  if (hits.length === 0) return []
  const silent: Evaluation = { ...e, record: null }
  const satisfied = hits.filter((connector) => checkCandidate(silent, connector, 0).satisfied)
  if (satisfied.length === 0 || e.choices.question('Q18') === 0) return []
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
  const tlsOnly = candidates.filter(({ failsTlsOnly }) => failsTlsOnly)
  const certificate = locks.filter(({ failsCertificateForTls }) => failsCertificateForTls)
  if (tlsOnly.length === 0 && certificate.length === 0) return null
  // A satisfied lock that a failing one shadows (Q1) is not among those that refuse.
  const failOtherwise = locks.filter(({ failsTlsOnly, satisfied }) => !failsTlsOnly && !satisfied)
  const onlyTls = failOtherwise.length === 0
  const deferred = e.choices.question('Q4', onlyTls ? 0 : null) === 0
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
  return !e.prepared.enabled.some((connector) => listsIp(e, connector) || matchingNames(e, connector).length > 0)
}

const disabledLockRank = (e: Evaluation): number =>
  e.prepared.disabled.some((one) => one.isLock) ? rankOf(TRACE_CODES.CONNECTOR_DISABLED.label) : 0

const idsOf = (candidates: readonly Candidate[]): string[] => candidates.map(({ connector }) => connector.id)
