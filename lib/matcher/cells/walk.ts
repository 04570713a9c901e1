import type { Facts } from '#lib/matcher/rules/prepare'
import type { NameFit } from '#lib/matcher/sets/names'
import { type AddressRows, isInList } from './addresses'
import type { NameClass } from './certificates'
import type { Judging } from './judging'
import { Numbering } from './numbering'
import type { KindOfMember, Result } from './results'
import type { DomainSelection } from './selections'
import type { Axes, AxisMember } from './sides'

/** An atom: classes of certificate names that the members of one selection cannot tell apart. */
export type Atom = {
  readonly name: NameClass
  /** the members that the name fits, as places in `DomainSelection.members`, and how it fits them (a state) */
  readonly hits: readonly { readonly at: number; readonly state: number }[]
  /** by class of the atom, the literals that hold for it and that these members ask for */
  readonly wordings: readonly (readonly number[])[]
}

/** The results of the senders of some rows, by channel. Valid until `look` is called again. */
export type RowView = {
  /** rows of `Axes.rows` that the selection cannot tell apart */
  readonly rows: readonly number[]
  /** without TLS */
  readonly plain: Result
  /** with TLS, and no certificate name that fits anything */
  readonly none: Result
  /** by atom: with one name of it, on a certificate with a trusted chain, and with an untrusted one */
  readonly trusted: readonly Result[]
  readonly untrusted: readonly Result[]
}

/**
 * The number of states: one of five ways to fit a member (0 not at all), plus five times the membership in accepted
 * domains.
 */
const STATES = 15
const FIT_STATES: Record<Exclude<NameFit, null>, number> = { exact: 1, below: 1, apex: 2, wildcard: 3, 'host-below': 4 }

/** The states of a mark: a name fits it as the same text, or in another way. */
export const MARKED_EXACTLY = 1
const MARKED = 2

/** Judges a selection row by row. A combination of kinds that was judged before costs only a look-up. */
export class SelectionWalk {
  readonly atoms: readonly Atom[]
  /** equal for selections whose atoms and literals are the same */
  readonly universe: string
  /** the rows in which the sides can differ, grouped where the selection cannot tell them apart */
  readonly groups: readonly (readonly number[])[]
  private readonly localShapes: Int32Array
  private readonly shapeCount: number
  private readonly kinds: Int32Array
  private readonly kindsSeen: Int32Array
  private readonly counts: Int32Array
  private readonly most: number
  /** how many members are connectors. Marks follow them: they only tell senders apart, and the rules must not see them */
  private readonly ruled: number
  /** places of members by their kind in the current row; made when first needed */
  private partsByKind: Map<number, number[]> | null = null
  private readonly bases = new Numbering<{ plain: Result; none: Result }>()
  private readonly effects = new Numbering<null>()
  private readonly effectsByAtom: Map<number | string, number>[]
  private readonly byBaseAndEffect = new Map<number, { trusted: Result; untrusted: Result }>()

  constructor(
    private readonly axes: Axes,
    readonly selection: DomainSelection,
    private readonly judging: Judging,
  ) {
    const shapes = new Numbering<null>()
    this.localShapes = Int32Array.from(selection.shapes, (shape) => shapes.add(String(shape), null))
    this.shapeCount = shapes.values.length
    this.kinds = new Int32Array(selection.members.length)
    this.kindsSeen = new Int32Array(selection.members.length)
    this.counts = new Int32Array(2 * this.shapeCount)
    this.ruled = selection.members.filter(({ side }) => side < axes.sides.length).length
    this.atoms = findAtoms(axes, selection)
    this.most = 1 + Math.max(0, ...this.atoms.map(({ hits }) => hits.length))
    const wanted = [...new Set(selection.members.map((member) => member.wanted))].sort((a, b) => a - b)
    this.universe = `${wanted.join()} ${selection.asksOwn.join()}`
    this.groups = groupRows(axes.rows, selection)
    this.effectsByAtom = this.atoms.map(() => new Map())
  }

  /** Writes the kind of each member in the current row, for a sender with names of these atoms (at most two). */
  writeKinds(target: Int32Array, atoms: readonly Atom[]): void {
    for (let at = 0; at < this.selection.members.length; at++) target[at] = this.plainKind(at)
    for (let i = 0; i < atoms.length; i++)
      for (const { at, state } of atoms[i]?.hits ?? [])
        target[at] = (target[at] ?? 0) + (i === 0 ? state : state * STATES)
  }

  look(rows: readonly number[]): RowView {
    const row = rows[0] ?? 0
    const base = this.enter(row)
    const certified = this.atoms.map((atom, index) => this.lookAt(row, base, atom, index))
    return {
      rows,
      ...(this.bases.values[base] as { plain: Result; none: Result }),
      trusted: certified.map(({ trusted }) => trusted),
      untrusted: certified.map(({ untrusted }) => untrusted),
    }
  }

  /**
   * Visits the members of the kind in the current row, for a sender with a name of the atom, or without a fitting name
   * (null).
   */
  eachMemberOfKind(kind: number, atom: Atom | null, visit: (member: AxisMember) => void): void {
    const { members } = this.selection
    const hits = atom?.hits ?? []
    this.partsByKind ??= this.groupByKind()
    const places = kind % (STATES * STATES) === 0 ? this.partsByKind.get(kind) : undefined
    for (let i = 0; i < (places?.length ?? 0); i++) {
      const member = members[places?.[i] ?? 0]
      if (member !== undefined && !hits.some(({ at }) => at === places?.[i])) visit(member)
    }
    for (let i = 0; i < hits.length; i++) {
      const { at = 0, state = 0 } = hits[i] ?? {}
      const member = members[at]
      if (member !== undefined && this.plainKind(at) + state === kind) visit(member)
    }
  }

  private groupByKind(): Map<number, number[]> {
    const groups = new Map<number, number[]>()
    for (let at = 0; at < this.selection.members.length; at++) {
      const places = groups.get(this.plainKind(at))
      if (places === undefined) groups.set(this.plainKind(at), [at])
      else places.push(at)
    }
    return groups
  }

  /** The kind of a member for a sender without a fitting name. */
  private plainKind(at: number): number {
    return ((this.selection.shapes[at] ?? 0) * 2 + ((this.kinds[at] ?? 0) & 1)) * STATES * STATES
  }

  /** The result of a sender of the rows with a name of each atom. */
  lookAtPair(rows: readonly number[], one: Atom, other: Atom, trusted: boolean): Result {
    return this.judge(rows[0] ?? 0, [one, other], { tls: true, trusted })
  }

  /**
   * Makes the row the current one: notes which members list it. Returns the number of the base, the results without
   * names.
   */
  private enter(row: number): number {
    const { members } = this.selection
    this.counts.fill(0)
    this.partsByKind = null
    for (let at = 0; at < members.length; at++) {
      const listed = isInList(this.axes.rows, row, members[at]?.list ?? -1) ? 1 : 0
      const base = (this.localShapes[at] ?? 0) * 2 + listed
      this.kinds[at] = base
      if (at < this.ruled) this.counts[base] = Math.min(this.most, (this.counts[base] ?? 0) + 1)
    }
    const key = this.counts.join()
    const known = this.bases.values.length
    const number = this.bases.add(key, PENDING)
    if (number === known)
      this.bases.values[number] = {
        plain: this.judge(row, [], { tls: false, trusted: true }),
        none: this.judge(row, [], { tls: true, trusted: true }),
      }
    return number
  }

  private lookAt(row: number, base: number, atom: Atom, index: number) {
    const key = base * EFFECTS + this.effectOf(atom, index)
    let results = this.byBaseAndEffect.get(key)
    if (results === undefined) {
      results = {
        trusted: this.judge(row, [atom], { tls: true, trusted: true }),
        untrusted: this.judge(row, [atom], { tls: true, trusted: false }),
      }
      this.byBaseAndEffect.set(key, results)
    }
    return results
  }

  /**
   * The number of the effect of a name: equal for names that move the same number of members from each kind to each other
   * kind.
   */
  private effectOf({ name, hits }: Atom, index: number): number {
    const code = this.codeOf(hits)
    const known = this.effectsByAtom[index]?.get(code)
    if (known !== undefined) return known
    const moved = hits.flatMap(({ at, state }) => (at < this.ruled ? [`${this.kinds[at]}:${state}`] : [])).sort()
    const number = this.effects.add(`${moved.join()}|${this.ownKey(name)}`, null)
    this.effectsByAtom[index]?.set(code, number)
    return number
  }

  /** A code of which fitted members list the row: a number as long as it is exact, else a text. */
  private codeOf(hits: Atom['hits']): number | string {
    if (hits.length > 48) return hits.map(({ at }) => (this.kinds[at] ?? 0) & 1).join('')
    let code = 0
    for (let i = 0; i < hits.length; i++) code = code * 2 + ((this.kinds[hits[i]?.at ?? 0] ?? 0) & 1)
    return code
  }

  private ownKey({ own }: NameClass): string {
    return own.map((how, side) => (this.selection.asksOwn[side] ? how : 0)).join('')
  }

  private judge(row: number, atoms: readonly Atom[], { tls, trusted }: { tls: boolean; trusted: boolean }): Result {
    const kinds = new Map<number, KindOfMember>()
    this.writeKinds(this.kindsSeen, atoms)
    const { members } = this.selection
    for (let at = 0; at < this.ruled; at++) {
      const member = members[at]
      const kind = this.kindsSeen[at] ?? 0
      if (member !== undefined && !kinds.has(kind)) kinds.set(kind, { kind, member })
    }
    const own = atoms.map(({ name }) => this.ownKey(name)).join('+')
    const numbers = [...kinds.keys()].sort((a, b) => a - b)
    const key = `${this.selection.facts}|${tls}|${trusted}|${own}${atoms.length}|${numbers.join()}`
    const facts: Facts = {
      ip: this.axes.rows.samples[row]?.ip ?? 0,
      tls,
      names: atoms.map(({ name }) => name.sample),
      trusted,
      // Certificates without clientAuth are left out, and `clientAuthBounds` says so.
      clientAuth: true,
      from: this.selection.from,
      to: this.selection.to,
    }
    return this.judging.judge(key, facts, [...kinds.values()])
  }
}

/** An upper bound of the number of effects in one selection. */
const EFFECTS = 2 ** 26

/** Placeholder of a base that is judged later in the same call. */
const NO_RESULT: Result = { pair: -1, branches: -1, admitting: [], elsewhere: [], admittingElsewhere: [] }
const PENDING = { plain: NO_RESULT, none: NO_RESULT }

/**
 * Joins name classes that the members of the selection cannot tell apart into atoms. Classes that fit no member are left
 * out.
 */
function findAtoms({ names, sides }: Axes, { members, asksOwn }: DomainSelection): Atom[] {
  const partsByWanted = new Map<number, number[]>()
  for (const [at, { wanted }] of members.entries()) {
    if (wanted < 0) continue
    const places = partsByWanted.get(wanted)
    if (places === undefined) partsByWanted.set(wanted, [at])
    else places.push(at)
  }
  const atoms = new Map<string, Atom & { wordings: (readonly number[])[] }>()
  for (const name of names) {
    const hits = name.fits.flatMap(({ wanted, fit }) =>
      (partsByWanted.get(wanted) ?? []).map((at) => {
        const side = members[at]?.side ?? 0
        if (side >= sides.length) return { at, state: fit === 'exact' ? MARKED_EXACTLY : MARKED }
        const own = members[at]?.prepared.traits.connectorType === 'OnPremises' ? (name.own[side] ?? 0) : 0
        return { at, state: FIT_STATES[fit] + 5 * own }
      }),
    )
    const own = name.own.map((how, side) => (asksOwn[side] ? how : 0))
    if (hits.length === 0 && own.every((how) => how === 0)) continue
    const key = `${hits.map(({ at, state }) => `${at}:${state}`).join()}|${own.join()}`
    const fits = name.fits.filter(({ wanted }) => partsByWanted.has(wanted))
    const wording = fits.map(({ literal }) => literal)
    if (asksOwn.some(Boolean)) wording.push(...name.ownLiterals, ...fits.flatMap(({ ownLiterals }) => ownLiterals))
    const atom = atoms.get(key)
    if (atom === undefined) atoms.set(key, { name, hits, wordings: [wording] })
    else atom.wordings.push(wording)
  }
  return [...atoms.values()]
}

/** The rows in which the sides can differ, grouped by the lists that the selection's members have. */
function groupRows(rows: AddressRows, { members, differingLists }: DomainSelection): number[][] {
  if (differingLists !== null && differingLists.length === 0) return []
  const relevant = new Uint32Array(rows.words)
  for (const { list } of members) if (list >= 0) relevant[list >> 5] = (relevant[list >> 5] ?? 0) | (1 << (list & 31))
  const groups = new Map<string, number[]>()
  const mask = new Uint32Array(rows.words)
  for (let row = 0; row < rows.count; row++) {
    if (differingLists?.every(([one, other]) => isInList(rows, row, one) === isInList(rows, row, other))) continue
    for (let word = 0; word < rows.words; word++)
      mask[word] = (rows.masks[row * rows.words + word] ?? 0) & (relevant[word] ?? 0)
    const key = mask.join()
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups.values()]
}
