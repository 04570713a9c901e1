import { isInList } from '#lib/matcher/cells/addresses'
import type { SampleChannel } from '#lib/matcher/cells/channels'
import { Judging } from '#lib/matcher/cells/judging'
import type { Ways } from '#lib/matcher/cells/results'
import { type DomainSelection, type Selections, selectParts } from '#lib/matcher/cells/selections'
import { type Axes, cutSides, firstMark, type SenderMark, type Side } from '#lib/matcher/cells/sides'
import { MARKED_EXACTLY, type RowView, SelectionWalk } from '#lib/matcher/cells/walk'
import { type KnownSender, makeWitness, oddityOf, pickRow, type WitnessPlace } from '#lib/matcher/cells/witness'
import { type Progress, ROWS_PER_STEP } from '#lib/matcher/cells/work-steps'
import type { Answers } from '#lib/matcher/model/questions'
import { joinAlike } from './alike-selections'

/**
 * The axes and selections of a sweep; `isComplete` is false if some cell has more ways through the rules than were
 * followed.
 */
export type Swept = { readonly axes: Axes; readonly selections: Selections; readonly isComplete: boolean }

/**
 * Visits all senders there are: once for each set that rules and marks of networks and names tell apart by channel only.
 * Certificates have clientAuth (see `clientAuthBounds`). Yields its progress, so that a caller can show it, do other work
 * in between, or stop.
 */
export function* sweepInSteps(
  sides: readonly Side[],
  marks: readonly SenderMark[],
  answers: Answers,
  visit: (senders: SweptSenders) => void,
): Generator<Progress, Swept> {
  const axes = cutSides(sides, answers, marks)
  yield { done: 0, total: 0 }
  const selections = selectParts(axes)
  const judging = new Judging(axes, true)
  const alike = joinAlike(axes, selections.all)
  const first = firstMark(axes)
  let done = 0
  for (const [index, { all, shared }] of alike.entries()) {
    const walk = new SelectionWalk(axes, shared, judging)
    const domains = new SweptDomains(all, shared, first)
    const total = done + walk.groups.length * (alike.length - index)
    for (const rows of walk.groups) {
      visit(new SweptSenders(axes, walk, walk.look(rows), domains))
      done += 1
      if (done % ROWS_PER_STEP === 0) yield { done, total }
    }
  }
  yield { done, total: done }
  return { axes, selections, isComplete: !judging.isIncomplete }
}

/** Places of the marks in the selections of senders that are visited together. */
class SweptDomains {
  /** by mark, its place among the members that all selections share */
  readonly places: ReadonlyMap<number, number>
  private readonly marks: ReadonlyMap<DomainSelection, ReadonlySet<number>>

  constructor(
    readonly selections: readonly DomainSelection[],
    shared: DomainSelection,
    first: number,
  ) {
    this.places = new Map(shared.members.map(({ index }, at) => [index - first, at]))
    this.marks = new Map(selections.map((one) => [one, new Set(one.members.map(({ index }) => index - first))]))
  }

  isIn(mark: number, selection: DomainSelection): boolean {
    return this.marks.get(selection)?.has(mark) === true
  }
}

/**
 * A set of senders that differ in their channel, and in MAIL FROM and recipient as far as only marks of domains tell them
 * apart. Valid until the next set is visited.
 */
export class SweptSenders {
  constructor(
    readonly axes: Axes,
    readonly walk: SelectionWalk,
    private readonly view: RowView,
    private readonly domains: SweptDomains,
  ) {}

  /** The MAIL FROM and recipient domains of the senders. All are alike for the rules. */
  get selections(): readonly DomainSelection[] {
    return this.domains.selections
  }

  /** Reports whether the senders have the empty MAIL FROM. */
  get areNull(): boolean {
    return this.walk.selection.from === ''
  }

  /** rows of the axes' addresses */
  get rows(): readonly number[] {
    return this.view.rows
  }

  /** The number of atoms: classes of certificate names that can be told apart. */
  get nameCount(): number {
    return this.walk.atoms.length
  }

  /** Reports whether MAIL FROM and recipient of the selection are in the mark's domains. */
  isInDomains(mark: number, selection: DomainSelection): boolean {
    return this.domains.isIn(mark, selection)
  }

  /** Reports whether the addresses are in the mark's networks. */
  isListed(mark: number): boolean {
    const row = this.rows[0] ?? 0
    const at = this.domains.places.get(mark)
    return at !== undefined && isInList(this.axes.rows, row, this.walk.selection.members[at]?.list ?? -1)
  }

  /** How the names of an atom fit the name of the mark: as the same text, in another way, or not at all. */
  fits(mark: number, name: number): 'exactly' | 'otherwise' | null {
    const at = this.domains.places.get(mark)
    const hit = this.walk.atoms[name]?.hits.find((one) => one.at === at)
    if (at === undefined || hit === undefined) return null
    return hit.state === MARKED_EXACTLY ? 'exactly' : 'otherwise'
  }

  /** The outcomes of the senders with this channel. Those of two names are worked out at each call. */
  ways({ tls, trusted, atoms: [one, other] }: SampleChannel): Ways {
    const { plain, none, trusted: believed, untrusted } = this.view
    const [first, second] = [this.walk.atoms[one ?? -1], this.walk.atoms[other ?? -1]]
    const result =
      first !== undefined && second !== undefined
        ? this.walk.lookAtPair(this.rows, first, second, trusted)
        : !tls
          ? plain
          : one === undefined
            ? none
            : (trusted ? believed : untrusted)[one]
    return result?.ways ?? NO_WAYS
  }

  /** The place of one sender with this channel, and MAIL FROM and recipient of the selection. */
  place(channel: SampleChannel, selection: DomainSelection): WitnessPlace {
    return { row: pickRow(this.axes.rows, this.rows), selection, atoms: this.walk.atoms, channel }
  }

  /** Reports whether the place makes a witness that is easier to read than the known one. */
  isBetter(place: WitnessPlace, known: WitnessPlace): boolean {
    return oddityOf(this.axes.rows, place) < oddityOf(this.axes.rows, known)
  }

  witness(place: WitnessPlace): KnownSender {
    return makeWitness(this.axes, place)
  }
}

const NO_WAYS: Ways = { byDefault: [], all: [] }
