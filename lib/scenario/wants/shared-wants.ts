import { normalizeDomain } from '#lib/matcher'
import type { MailFrom, MissingFact, PartSpec, WantsInput } from './part'
import { specsOfPhase } from './part-specs'
import type { Wish } from './result-table'
import type { Who, WhoKey } from './who'

/** A piece of a cell that is wanted in the same way in two phases: of the senders that lie in the parts of both. */
export type SharedWant = {
  readonly who: Who
  readonly wish: Exclude<Wish, 'decide'>
  readonly before: PartSpec
  readonly after: PartSpec
  /** null for all; otherwise only senders with TLS, or only those without */
  readonly tls: boolean | null
  /** the connector that alone must admit them in both phases; null for any */
  readonly connectorId: string | null
}

/** A row of which a fact is missing, so that nobody can tell what both phases want of it. */
export type UnknownWant = { readonly who: WhoKey; readonly missing: MissingFact }

/**
 * What two phases of a document both want. A refusal that is still to be decided in one of them is not wanted by both, and
 * counts as nothing wanted. Throws for a phase that there is not.
 */
export function findSharedWants(
  document: WantsInput,
  before: number,
  after: number,
): { readonly wants: readonly SharedWant[]; readonly unknown: readonly UnknownWant[] } {
  const later = new Map(specsOfPhase(document, after).map(({ who, specs }) => [who.key, specs]))
  const wants: SharedWant[] = []
  const unknown = new Map<string, UnknownWant>()
  for (const { who, specs } of specsOfPhase(document, before))
    for (const one of specs)
      for (const other of later.get(who.key) ?? []) {
        if (!mayMeet(one, other)) continue
        const missing = missingOf(one, other)
        if (missing !== null) unknown.set(`${who.key} ${missing}`, { who: who.key, missing })
        const shared = shareWish(one, other)
        if (shared === null) continue
        const connectorId = one.connectorId === other.connectorId ? one.connectorId : null
        wants.push({ who, wish: shared, before: one, after: other, tls: one.tls ?? other.tls, connectorId })
      }
  return { wants, unknown: [...unknown.values()] }
}

/**
 * Reports of a part of one phase whether another phase, with these parts of the same row, wants the same of some of its
 * senders. Where a fact is missing there it may.
 */
export const isWantedIn = (part: PartSpec, others: readonly PartSpec[]): boolean =>
  others.some((other) => mayMeet(part, other) && (typeof other.wish !== 'string' || shareWish(part, other) !== null))

function shareWish({ wish: one }: PartSpec, { wish: other }: PartSpec): SharedWant['wish'] | null {
  return one === other && (one === 'accepted' || one === 'refused') ? one : null
}

/** The fact that is missing of one phase, where the other wants something or lacks a fact too. */
function missingOf({ wish: one }: PartSpec, { wish: other }: PartSpec): MissingFact | null {
  const isIdle = (wish: PartSpec['wish']) => wish === 'either' || wish === 'decide'
  if (typeof one !== 'string') return isIdle(other) ? null : one.missing
  return typeof other !== 'string' && !isIdle(one) ? other.missing : null
}

/** Reports whether some sender can lie in both parts, as far as that shows without looking at senders. */
function mayMeet(one: PartSpec, other: PartSpec): boolean {
  if (one.sampleId !== other.sampleId) return false
  if (one.tls !== null && other.tls !== null && one.tls !== other.tls) return false
  // A part of which a fact is missing may lie anywhere.
  if (typeof one.wish !== 'string' || typeof other.wish !== 'string') return true
  return doDomainsMeet(one.domains, other.domains) && doMailFromMeet(one.mailFrom, other.mailFrom)
}

function doDomainsMeet(one: PartSpec['domains'], other: PartSpec['domains']): boolean {
  if (one === null || other === null) return one === other
  const known = new Set(one.map(normalizeDomain))
  return other.some((domain) => known.has(normalizeDomain(domain)))
}

const doMailFromMeet = (one: MailFrom, other: MailFrom): boolean => {
  const isForeign = (mailFrom: MailFrom) => mailFrom === 'foreign'
  const isOwn = (mailFrom: MailFrom) => mailFrom === 'own' || mailFrom === 'ownAndNull'
  return !(isForeign(one) && isOwn(other)) && !(isOwn(one) && isForeign(other))
}
