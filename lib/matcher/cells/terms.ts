import type { CertificateSet } from './channels'

/** A certificate is in the term if it has names for all of `matches` and no name for any of `matchesNot`. */
export type Term = { readonly matches: readonly number[]; readonly matchesNot: readonly number[] }

/**
 * Writes a set of certificates as terms: a certificate is in the set if and only if it is in at least one term. The
 * terms are short, but not proved to be the shortest. `wordings` holds, by atom, the literals that state something of
 * its names.
 */
export function termsOf(set: CertificateSet, wordings: readonly (readonly (readonly number[])[])[]): Term[] {
  const groupOf = new Map(set.groups.flatMap((atoms, group) => atoms.map((atom) => [atom, group] as const)))
  const atoms = wordings.flatMap((said, atom) => said.map((one) => ({ said: one, group: groupOf.get(atom) ?? -1 })))
  const finder = new TermFinder(set, atoms)
  if (set.none) finder.add([])
  for (const atom of atoms) if (finder.singleIn(atom.group) && !finder.covers([atom])) finder.add([atom])
  for (const [i, one] of atoms.entries()) {
    if (set.pair === null || finder.coversAlways(one)) continue
    for (let k = i + 1; k < atoms.length; k++) {
      const other = atoms[k]
      if (other === undefined || !finder.pairIn(one.group, other.group) || finder.covers([one, other])) continue
      if (finder.isSayable([one, other])) finder.add([one, other])
    }
  }
  return finder.terms
}

/** A class of names: the literals that hold for it (`said`), and its group in the set; -1 if it makes no difference. */
type Described = { readonly said: readonly number[]; readonly group: number }

class TermFinder {
  readonly terms: Term[] = []

  constructor(
    private readonly set: CertificateSet,
    private readonly atoms: readonly Described[],
  ) {}

  /** Reports whether a certificate with a name of the group is in the set. */
  singleIn(group: number): boolean {
    return group < 0 ? this.set.none : this.set.single[group] === true
  }

  /** Reports whether a certificate with a name of each group is in the set. */
  pairIn(one: number, other: number): boolean {
    if (one < 0) return this.singleIn(other)
    if (other < 0) return this.singleIn(one)
    return this.set.pair?.[one]?.[other] === true
  }

  covers(names: readonly Described[]): boolean {
    const said = names.flatMap((name) => name.said)
    return this.terms.some((term) => isIn(term, said))
  }

  /** Reports whether some term holds every certificate with the name, whatever its other names are. */
  coversAlways({ said }: Described): boolean {
    return this.terms.some((term) => term.matchesNot.length === 0 && isIn(term, said))
  }

  /**
   * Reports whether literals can tell a certificate with these names from every single name outside the set. They
   * cannot if all literals of the two hold for one such name alone. Then the pair is left out, so that the single name
   * is told rightly.
   */
  isSayable(names: readonly Described[]): boolean {
    const said = names.flatMap((name) => name.said)
    return this.atoms.every((atom) => this.singleIn(atom.group) || !said.every((one) => atom.said.includes(one)))
  }

  /** Adds the term for a certificate with these names, widened as far as it stays inside the set. */
  add(core: readonly Described[]): void {
    const said = [...new Set(core.flatMap((name) => name.said))]
    const matchesNot = this.shutOut(core, said)
    let matches = said
    // From the end, where the literals with `also` stand, which state two things of one name.
    for (const literal of [...said].reverse()) {
      const others = matches.filter((other) => other !== literal)
      if (this.staysInside({ matches: others, matchesNot })) matches = others
    }
    this.terms.push({ matches, matchesNot })
  }

  /** Literals that the term must exclude: together they hold for every further name that would lead out of the set. */
  private shutOut(core: readonly Described[], said: readonly number[]): number[] {
    const bad: Described[] = []
    const good = new Set<number>()
    const counts = new Map<number, number>()
    for (const atom of this.atoms) {
      if (this.leadsOut(core, atom) && atom.said.some((one) => !said.includes(one))) {
        bad.push(atom)
        for (const one of atom.said) counts.set(one, (counts.get(one) ?? 0) + 1)
      } else for (const one of atom.said) good.add(one)
    }
    // A literal that holds for no name inside the set is best; then one that holds for most names outside.
    const worth = (literal: number) => (good.has(literal) ? 0 : 1_000_000) + (counts.get(literal) ?? 0)
    const chosen = new Set<number>()
    for (const atom of bad) {
      if (atom.said.some((literal) => chosen.has(literal))) continue
      const free = atom.said.filter((literal) => !said.includes(literal))
      chosen.add(free.reduce((best, literal) => (worth(literal) > worth(best) ? literal : best)))
    }
    return [...chosen]
  }

  /**
   * Reports whether a name leads out of the set: instead of the core, if all its literals hold for it, or beside the
   * core.
   */
  private leadsOut(core: readonly Described[], { group, said }: Described): boolean {
    const fitsAsMuch = core.every((name) => name.said.every((literal) => said.includes(literal)))
    if (fitsAsMuch && !this.singleIn(group)) return true
    if (group < 0 || this.set.pair === null || core.length === 0) return false
    return core.every((name) => !this.pairIn(name.group, group))
  }

  /** Reports whether every certificate of at most two names in the term is in the set. */
  private staysInside(term: Term): boolean {
    const alive = this.atoms.filter(({ said }) => !term.matchesNot.some((literal) => said.includes(literal)))
    if (term.matches.length === 0 && !this.set.none) return false
    const inTerm = alive.filter(({ said }) => isIn(term, said))
    if (!inTerm.every(({ group }) => this.singleIn(group))) return false
    if (this.set.pair === null) return true
    const groups = [...new Set(alive.map(({ group }) => group))]
    const inGroups = [...new Set(inTerm.map(({ group }) => group))]
    if (!inGroups.every((one) => groups.every((other) => this.pairIn(one, other)))) return false
    return term.matches.length < 2 || this.pairsStayInside(term, alive)
  }

  /** Reports whether the certificates stay inside the set that are in the term by two names and by neither alone. */
  private pairsStayInside(term: Term, alive: readonly Described[]): boolean {
    const partly = alive.filter(({ said }) => term.matches.some((literal) => said.includes(literal)))
    return partly.every((one, i) =>
      partly
        .slice(i + 1)
        .every((other) => !isIn(term, [...one.said, ...other.said]) || this.pairIn(one.group, other.group)),
    )
  }
}

const isIn = ({ matches, matchesNot }: Term, said: readonly number[]): boolean =>
  matches.every((literal) => said.includes(literal)) && !matchesNot.some((literal) => said.includes(literal))
