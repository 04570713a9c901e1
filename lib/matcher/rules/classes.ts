import { cutDomains, freshBelow } from '#lib/matcher/sets/domain-classes'
import { containsDomain, type DomainSet, membershipIn, wildcardBase } from '#lib/matcher/sets/domains'
import { countUpTo, type Ip } from '#lib/matcher/sets/ip'
import { fitName } from '#lib/matcher/sets/names'
import type { Prepared } from './prepare'
import { scopeOf } from './traits'

/**
 * One representative of each class, for each unknown fact. Every check of every connector has the same result for all
 * members of a class, so an unknown fact is tried once for each class. Classes are made when they are first needed:
 * with long lists that takes a while, and most facts are known.
 */
class Classes {
  private cutIps: readonly Ip[] | undefined
  private cutNames: readonly (readonly string[])[] | undefined
  private cutFrom: readonly string[] | undefined
  private cutTo: readonly string[] | undefined

  constructor(private readonly prepared: Prepared) {}

  get ips(): readonly Ip[] {
    this.cutIps ??= ipClasses(this.prepared)
    return this.cutIps
  }

  get names(): readonly (readonly string[])[] {
    this.cutNames ??= nameClasses(this.prepared)
    return this.cutNames
  }

  get from(): readonly string[] {
    this.cutFrom ??= fromClasses(this.prepared)
    return this.cutFrom
  }

  get to(): readonly string[] {
    this.cutTo ??= toClasses(this.prepared)
    return this.cutTo
  }
}

const classesBySide = new WeakMap<Prepared, Classes>()

/** The classes of a prepared side. */
export function classesOf(prepared: Prepared): Classes {
  let classes = classesBySide.get(prepared)
  if (classes === undefined) {
    classes = new Classes(prepared)
    classesBySide.set(prepared, classes)
  }
  return classes
}

/** Public addresses that represent all unlisted addresses, unless a connector lists them. */
const ANY_IPV4 = 0xcb007109 // 203.0.113.9
const ANY_IPV6 = 0x2001_0db8_0000_0000_0000_0000_0000_0009n

function ipClasses({ enabled }: Prepared): Ip[] {
  const sets = enabled.filter(({ traits }) => traits.hasIps).map(({ ips }) => ips)
  const pick = <T extends number | bigint>(axis: (index: number) => readonly T[], candidates: T[]): T[] => {
    return onePer(candidates, (ip) => sets.map((_, i) => countUpTo(axis(i), ip) % 2).join(''))
  }
  const v4 = pick(
    (i) => sets[i]?.v4 ?? [],
    [ANY_IPV4, 0, ...sets.flatMap(({ v4: bounds }) => bounds.filter((bound) => bound < 2 ** 32))],
  )
  const v6 = pick(
    (i) => sets[i]?.v6 ?? [],
    [ANY_IPV6, 0n, ...sets.flatMap(({ v6: bounds }) => bounds.filter((bound) => bound < 1n << 128n))],
  )
  return [...v4, ...v6]
}

/** No certificate, and single names. By the join law (docs/rules.md §5) single names stand for sets of names. */
function nameClasses({ enabled, accepted }: Prepared): string[][] {
  const wanted = [...new Set(enabled.flatMap(({ wantedName }) => (wantedName === null ? [] : [wantedName])))]
  const bases = [...wanted.map((name) => wildcardBase(name) ?? name), ...accepted.exact, ...accepted.bases]
  const mentioned = new Set([...wanted, ...bases])
  const isTaken = (name: string) => mentioned.has(name)
  const candidates = [
    freshBelow('mail.example', isTaken),
    ...wanted,
    ...bases,
    ...bases.map((base) => freshBelow(base, isTaken)),
    ...wanted.flatMap(wildcardCertificates),
  ]
  const signatureOf = (name: string) =>
    `${wanted.map((pattern) => fitName(pattern, name) ?? '-').join()}|${membershipIn(accepted, name)}`
  return [[], ...onePer(candidates, signatureOf).map((name) => [name])]
}

function wildcardCertificates(name: string): string[] {
  const dot = name.indexOf('.')
  return name.startsWith('*') || dot < 0 ? [] : [`*${name.slice(dot)}`]
}

/** One MAIL FROM domain for each combination of scopes in the connectors and membership in the accepted domains. */
function fromClasses({ partners, accepted }: Prepared): string[] {
  const patterns = [...partners.flatMap(({ senderDomains }) => senderDomains), ...patternsOf(accepted)]
  const domains = cutDomains(patterns, true).map(({ sample }) => sample)
  return onePer(domains, (domain) =>
    domain === ''
      ? 'null'
      : `${partners.map(({ senderDomains }) => scopeOf(senderDomains, domain)).join()}|${containsDomain(accepted, domain)}`,
  )
}

/**
 * One recipient domain for each combination of membership in the accepted domains and in the limits of the connectors.
 */
function toClasses({ partners, accepted }: Prepared): string[] {
  const limits = partners.flatMap(({ recipients }) => (recipients === null ? [] : [recipients]))
  const domains = cutDomains([accepted, ...limits].flatMap(patternsOf), false).map(({ sample }) => sample)
  // Accepted domains come first, because most senders write to them.
  const own = [...domains].sort((a, b) => Number(containsDomain(accepted, b)) - Number(containsDomain(accepted, a)))
  return onePer(own, (domain) => [accepted, ...limits].map((set) => Number(containsDomain(set, domain))).join(''))
}

const patternsOf = ({ exact, bases }: DomainSet): string[] => [...exact, ...bases.map((base) => `*.${base}`)]

/** The first of each signature. */
function onePer<T>(members: readonly T[], signatureOf: (member: T) => string): T[] {
  const firstBySignature = new Map<string, T>()
  for (const member of members) {
    const signature = signatureOf(member)
    if (!firstBySignature.has(signature)) firstBySignature.set(signature, member)
  }
  return [...firstBySignature.values()]
}
