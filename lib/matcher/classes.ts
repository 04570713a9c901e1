import type { Prepared } from './prepare'
import { isBelow, normalizeDomain, wildcardBase } from './sets/domains'
import { countUpTo, type Ip } from './sets/ip'
import { fitName } from './sets/names'

/**
 * For each axis, one representative per class: two members of a class get the same answer from every check of every
 * connector, so an unknown fact needs to be tried once per class only.
 */
export type Classes = {
  readonly ips: readonly Ip[]
  readonly names: readonly (readonly string[])[]
  readonly from: readonly string[]
  readonly to: readonly string[]
}

const classesBySide = new WeakMap<Prepared, Classes>()

/** The classes of a prepared side; computed when first asked for. */
export function classesOf(prepared: Prepared): Classes {
  let classes = classesBySide.get(prepared)
  if (classes === undefined) {
    classes = {
      ips: ipClasses(prepared),
      names: nameClasses(prepared),
      from: fromClasses(prepared),
      to: toClasses(prepared),
    }
    classesBySide.set(prepared, classes)
  }
  return classes
}

/** Public addresses that stand for "any other address" wherever no connector lists them. */
const ANY_IPV4 = 0xcb007109 // 203.0.113.9
const ANY_IPV6 = 0x2001_0db8_0000_0000_0000_0000_0000_0009n

function ipClasses({ enabled }: Prepared): Ip[] {
  const sets = enabled.filter(({ hasIps }) => hasIps).map(({ ips }) => ips)
  const pick = <T extends number | bigint>(axis: (index: number) => readonly T[], candidates: T[]): T[] => {
    const seen = new Map<string, T>()
    for (const ip of candidates) {
      const signature = sets.map((_, i) => countUpTo(axis(i), ip) % 2).join('')
      if (!seen.has(signature)) seen.set(signature, ip)
    }
    return [...seen.values()]
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

/** No certificate, and single names: a set of names acts as the join of its names (docs/rules.md). */
function nameClasses({ enabled, accepted }: Prepared): string[][] {
  const wanted = enabled.flatMap(({ wantedName }) => (wantedName === null ? [] : [wantedName]))
  const bases = [...wanted.map((name) => wildcardBase(name) ?? name), ...accepted.exact, ...accepted.bases]
  const candidates = [
    'mail.any.example',
    ...wanted,
    ...bases,
    ...bases.map((base) => `any.${base}`),
    ...wanted.flatMap(wildcardCertificates),
  ]
  const seen = new Map<string, string>()
  for (const name of candidates) {
    const acceptedHow = [...accepted.exact, ...accepted.bases].map((domain) =>
      name === domain ? 2 : isBelow(name, domain) ? 1 : 0,
    )
    const signature = `${wanted.map((pattern) => fitName(pattern, name) ?? '-').join()}|${acceptedHow.join('')}`
    if (!seen.has(signature)) seen.set(signature, name)
  }
  return [[], ...[...seen.values()].map((name) => [name])]
}

function wildcardCertificates(name: string): string[] {
  const dot = name.indexOf('.')
  return name.startsWith('*') || dot < 0 ? [] : [`*${name.slice(dot)}`]
}

function fromClasses({ enabled, accepted }: Prepared): string[] {
  const entries = enabled.flatMap(({ senderDomains }) => senderDomains).filter((entry) => entry !== '*')
  return [
    'any.example',
    '',
    ...domainClasses([...entries, ...accepted.exact, ...accepted.bases.map((base) => `*.${base}`)]),
  ]
}

function toClasses({ enabled, accepted }: Prepared): string[] {
  const limits = enabled.flatMap(({ connector }) => connector.associatedAcceptedDomains.map(normalizeDomain))
  return domainClasses([
    ...accepted.exact,
    ...accepted.bases.map((base) => `*.${base}`),
    ...limits,
    'elsewhere.example',
  ])
}

function domainClasses(patterns: readonly string[]): string[] {
  return [
    ...new Set(
      patterns.flatMap((pattern) => {
        const base = wildcardBase(pattern)
        return base === null ? [pattern] : [base, `any.${base}`]
      }),
    ),
  ]
}
