import type { Prepared } from '#lib/matcher/prepare'
import { containsDomain, isBelowMember, wildcardBase } from '#lib/matcher/sets/domains'
import { fitName, type NameFit } from '#lib/matcher/sets/names'
import { freshBelow } from './domains'
import { Numbering } from './numbering'

/** A certificate name fits a pattern in this way. `below` is said of `*.contoso.com` and, where disputed, of `contoso.com`. */
export type NameLiteral = { readonly pattern: string; readonly how: 'exact' | 'below' | 'apex' | 'wildcard' }

/**
 * Certificate names that no rule can tell apart, with one of them as sample. A name that fits nothing has no class: it acts
 * as no name at all.
 */
export type NameClass = {
  readonly sample: string
  /** how it fits the distinct wanted names, and the literal that says so */
  readonly fits: readonly { readonly wanted: number; readonly fit: Exclude<NameFit, null>; readonly literal: number }[]
  /** by side: 2 an accepted domain, 1 below one, 0 neither; 0 throughout where no OnPremises connector asks */
  readonly own: readonly (0 | 1 | 2)[]
  /** what can be said of it as an accepted domain */
  readonly ownLiterals: readonly number[]
}

/** The classes into which the wanted names and, where OnPremises connectors ask, the accepted domains cut all names. */
export function cutNames(
  wanted: readonly string[],
  sides: readonly Prepared[],
): { names: NameClass[]; literals: NameLiteral[] } {
  const accepted = sides.some(({ onPremises }) => onPremises.length > 0) ? domainsOf(sides) : new Set<string>()
  const literals = new Numbering<NameLiteral>()
  const number = (literal: NameLiteral) => literals.add(`${literal.pattern} ${literal.how}`, literal)
  const seen = new Map<string, NameClass>()
  for (const sample of candidatesOf([...wanted, ...accepted])) {
    const fits = wanted.flatMap((pattern, index) => {
      const fit = fitName(pattern, sample)
      return fit === null ? [] : [{ wanted: index, fit, literal: number({ pattern, how: howOf(fit) }) }]
    })
    const own = sides.map(({ accepted: domains, onPremises }) =>
      onPremises.length === 0 ? 0 : containsDomain(domains, sample) ? 2 : isBelowMember(domains, sample) ? 1 : 0,
    )
    if (fits.length === 0 && own.every((how) => how === 0)) continue
    const ownLiterals = acceptedAs(sample, accepted).map(number)
    const signature = `${fits.map(({ wanted: index, fit }) => `${index}${fit}`).join()}|${own.join()}|${ownLiterals.join()}`
    if (!seen.has(signature)) seen.set(signature, { sample, fits, own, ownLiterals })
  }
  return { names: [...seen.values()], literals: literals.values }
}

const howOf = (fit: Exclude<NameFit, null>): NameLiteral['how'] => (fit === 'host-below' ? 'below' : fit)

const domainsOf = (sides: readonly Prepared[]): Set<string> =>
  new Set(
    sides
      .filter(({ onPremises }) => onPremises.length > 0)
      .flatMap(({ accepted: { exact, bases } }) => [...exact, ...bases.map((base) => `*.${base}`)]),
  )

/** Names that together take every way of fitting: each pattern and its base, a name below, and the wildcard that covers a host. */
function candidatesOf(patterns: readonly string[]): Set<string> {
  const mentioned = new Set(patterns.flatMap((pattern) => [pattern, wildcardBase(pattern) ?? pattern]))
  const isTaken = (name: string) => mentioned.has(name)
  return new Set(
    patterns.flatMap((pattern) => {
      const base = wildcardBase(pattern)
      const dot = pattern.indexOf('.')
      const covering = base === null && dot >= 0 ? [`*${pattern.slice(dot)}`] : []
      return [pattern, base ?? pattern, freshBelow(base ?? pattern, isTaken), ...covering]
    }),
  )
}

/** How the name meets accepted domains, in the same words as a fit. */
function acceptedAs(name: string, accepted: ReadonlySet<string>): NameLiteral[] {
  if (accepted.size === 0) return []
  const said: NameLiteral[] = []
  for (let at = 0, domain = name; ; ) {
    if (accepted.has(domain)) said.push({ pattern: domain, how: at === 0 ? 'exact' : 'below' })
    // A wildcard certificate is said to be the pattern that it equals, and not to lie below it too.
    if (accepted.has(`*.${domain}`) && name !== `*.${domain}`)
      said.push({ pattern: `*.${domain}`, how: at === 0 ? 'apex' : 'below' })
    const dot = domain.indexOf('.')
    if (dot < 0) return said
    domain = domain.slice(dot + 1)
    at += 1
  }
}
