import type { Prepared } from '#lib/matcher/rules/prepare'
import { freshBelow, freshName } from '#lib/matcher/sets/domain-classes'
import { type Membership, membershipIn, normalizeDomain, wildcardBase } from '#lib/matcher/sets/domains'
import { fitName, type NameFit } from '#lib/matcher/sets/names'
import { Numbering } from './numbering'

/**
 * The statement that a certificate name fits a pattern in the way `how`. `below` holds for names below `*.contoso.com`
 * and, where the sources disagree, below `contoso.com`. Where an OnPremises connector is enabled, the pattern can also
 * be `acceptedDomains` (or `before.acceptedDomains`, `after.acceptedDomains` where the sides differ): the name is one
 * of them (`exact`) or lies below one of them that is no wildcard (`below`). `also` is a second statement on the same
 * name: an OnPremises connector wants one name that fits it and is the tenant's own, which two names together do not
 * give.
 */
export type NameLiteral = FitLiteral & { readonly also?: FitLiteral }
type FitLiteral = { readonly pattern: string; readonly how: 'exact' | 'below' | 'apex' | 'wildcard' }

/**
 * A class of certificate names that no rule can tell apart, with one of them as sample. Names that fit nothing have no
 * class, because such a name has the effect of no name.
 */
export type NameClass = {
  readonly sample: string
  /** for each wanted name that it fits: how, and the number of the literal that states it */
  readonly fits: readonly {
    readonly wanted: number
    readonly fit: Exclude<NameFit, null>
    readonly literal: number
    /**
     * literals that state a fit and, by `also`, that the name is the tenant's own; for names that OnPremises connectors
     * want
     */
    readonly ownLiterals: readonly number[]
  }[]
  /** by side: its membership in the accepted domains; 0 where the side has no OnPremises connector */
  readonly own: readonly Membership[]
  /** literals that state its membership in the accepted domains */
  readonly ownLiterals: readonly number[]
}

/**
 * Cuts all names into classes, by the wanted names and, where OnPremises connectors are enabled, by the accepted
 * domains.
 */
export function cutNames(
  wanted: readonly string[],
  sides: readonly Prepared[],
): { names: NameClass[]; literals: NameLiteral[]; strangerName: string } {
  const accepted = sides.some(({ onPremises }) => onPremises.length > 0) ? domainsOf(sides) : new Set<string>()
  const said = ownPatterns(sides)
  const literals = new Numbering<NameLiteral>()
  const number = (literal: NameLiteral) => literals.add(textOf(literal), literal)
  const bySignature = new Map<string, NameClass>()
  for (const sample of candidatesOf([...wanted, ...accepted])) {
    const own = sides.map(({ accepted: domains, onPremises }) =>
      onPremises.length === 0 ? 0 : membershipIn(domains, sample),
    )
    const ownFits = own.flatMap((how, side): { side: number; literal: FitLiteral }[] => {
      const pattern = said[side]
      return how === 0 || pattern === undefined
        ? []
        : [{ side, literal: { pattern, how: how === 2 ? 'exact' : 'below' } }]
    })
    const fits = wanted.flatMap((pattern, index) => {
      const fit = fitName(pattern, sample)
      if (fit === null) return []
      const literal: FitLiteral = { pattern, how: howOf(fit) }
      const ownLiterals = ownFits
        .filter(({ side }) => isWantedOnPremises(sides[side], pattern))
        .map(({ literal: also }) => number({ ...literal, also }))
      return [{ wanted: index, fit, literal: number(literal), ownLiterals: [...new Set(ownLiterals)] }]
    })
    if (fits.length === 0 && own.every((how) => how === 0)) continue
    const signature = `${fits.map(({ wanted: index, fit }) => `${index}${fit}`).join()}|${own.join()}`
    if (bySignature.has(signature)) continue
    const ownLiterals = new Set(ownFits.map(({ literal }) => number(literal)))
    bySignature.set(signature, { sample, fits, own, ownLiterals: [...ownLiterals] })
  }
  return { names: [...bySignature.values()], literals: literals.values, strangerName: strangerTo(wanted, sides) }
}

/** A name that fits no wanted name and no accepted domain. */
const strangerTo = (wanted: readonly string[], sides: readonly Prepared[]): string =>
  freshName(
    (n) => `any.example${n === 0 ? '' : n}`,
    (name) =>
      wanted.some((pattern) => fitName(pattern, name) !== null) ||
      sides.some(({ accepted }) => membershipIn(accepted, name) > 0),
  )

const textOf = ({ pattern, how, also }: NameLiteral): string =>
  also === undefined ? `${pattern} ${how}` : `${pattern} ${how}, ${also.pattern} ${also.how}`

const isWantedOnPremises = (side: Prepared | undefined, pattern: string): boolean =>
  side?.onPremises.some(({ wantedName }) => wantedName === pattern) === true

const howOf = (fit: Exclude<NameFit, null>): NameLiteral['how'] => (fit === 'host-below' ? 'below' : fit)

const domainsOf = (sides: readonly Prepared[]): Set<string> =>
  new Set(
    sides
      .filter(({ onPremises }) => onPremises.length > 0)
      .flatMap(({ accepted: { exact, bases } }) => [...exact, ...bases.map((base) => `*.${base}`)]),
  )

/**
 * Names that together fit in every possible way: each pattern, its base, a name below it, and the wildcard that covers
 * a host.
 */
function candidatesOf(patterns: readonly string[]): Set<string> {
  const mentioned = new Set(patterns.flatMap((pattern) => [pattern, wildcardBase(pattern) ?? pattern]))
  const isTaken = (name: string) => mentioned.has(name)
  const candidates = patterns.flatMap((pattern) => {
    const base = wildcardBase(pattern)
    const dot = pattern.indexOf('.')
    const covering = base === null && dot >= 0 ? [`*${pattern.slice(dot)}`] : []
    return [pattern, base ?? pattern, freshBelow(base ?? pattern, isTaken), ...covering]
  })
  // Presented names are normalized before they are compared, so parts of an odd pattern (`*. contoso.com`) must be too.
  return new Set(candidates.map(normalizeDomain).filter((name) => name !== ''))
}

/** By side, the pattern that stands for its accepted domains: one pattern for all sides that have the same domains. */
function ownPatterns(sides: readonly Prepared[]): string[] {
  const texts = sides.map(({ accepted: { exact, bases }, onPremises }) =>
    [onPremises.length > 0, ...[...exact].sort(), '*', ...[...bases].sort()].join(),
  )
  if (texts.every((text) => text === texts[0])) return sides.map(() => 'acceptedDomains')
  return ['before.acceptedDomains', 'after.acceptedDomains']
}
