import type { Prepared } from '#lib/matcher/rules/prepare'
import { freshBelow, freshName } from '#lib/matcher/sets/domain-classes'
import { type Membership, membershipIn, normalizeDomain, wildcardBase } from '#lib/matcher/sets/domains'
import { fitName, type NameFit } from '#lib/matcher/sets/names'
import { Numbering } from './numbering'

/**
 * A certificate name fits a pattern in this way. `below` is said of `*.contoso.com` and, where disputed, of `contoso.com`.
 * Where OnPremises connectors ask, the pattern can also be `acceptedDomains`, of both sides or `before.` or `after.`: the
 * name is one of them (`exact`) or lies below one of them that is no wildcard (`below`). `also`: the same name is that, too;
 * an OnPremises connector asks whether the name that fits it is the tenant's own, and two names of which one fits and the
 * other is the tenant's own are not that.
 */
export type NameLiteral = FitLiteral & { readonly also?: FitLiteral }
type FitLiteral = { readonly pattern: string; readonly how: 'exact' | 'below' | 'apex' | 'wildcard' }

/**
 * Certificate names that no rule can tell apart, with one of them as sample. A name that fits nothing has no class: it acts
 * as no name at all.
 */
export type NameClass = {
  readonly sample: string
  /** how it fits the distinct wanted names, and the literal that says so */
  readonly fits: readonly {
    readonly wanted: number
    readonly fit: Exclude<NameFit, null>
    readonly literal: number
    /** where OnPremises connectors want the name: that it fits and is the tenant's own */
    readonly ownLiterals: readonly number[]
  }[]
  /** by side: 2 an accepted domain, 1 below one, 0 neither; 0 throughout where no OnPremises connector asks */
  readonly own: readonly Membership[]
  /** what can be said of it as an accepted domain */
  readonly ownLiterals: readonly number[]
}

/** The classes into which the wanted names and, where OnPremises connectors ask, the accepted domains cut all names. */
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

/** A name that fits nothing and is nobody's own. */
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

/** Names that together take every way of fitting: each pattern and its base, a name below, and the wildcard that covers a host. */
function candidatesOf(patterns: readonly string[]): Set<string> {
  const mentioned = new Set(patterns.flatMap((pattern) => [pattern, wildcardBase(pattern) ?? pattern]))
  const isTaken = (name: string) => mentioned.has(name)
  const candidates = patterns.flatMap((pattern) => {
    const base = wildcardBase(pattern)
    const dot = pattern.indexOf('.')
    const covering = base === null && dot >= 0 ? [`*${pattern.slice(dot)}`] : []
    return [pattern, base ?? pattern, freshBelow(base ?? pattern, isTaken), ...covering]
  })
  // What is presented is compared normalized, so a part of an odd pattern (`*. contoso.com`) is no name as it stands.
  return new Set(candidates.map(normalizeDomain).filter((name) => name !== ''))
}

/** By side, how its accepted domains are called: by one name where the sides have the same. */
function ownPatterns(sides: readonly Prepared[]): string[] {
  const texts = sides.map(({ accepted: { exact, bases }, onPremises }) =>
    [onPremises.length > 0, ...[...exact].sort(), '*', ...[...bases].sort()].join(),
  )
  if (texts.every((text) => text === texts[0])) return sides.map(() => 'acceptedDomains')
  return ['before.acceptedDomains', 'after.acceptedDomains']
}
