import { isInList } from '#lib/matcher/cells/addresses'
import type { SampleChannel } from '#lib/matcher/cells/channels'
import { Judging } from '#lib/matcher/cells/judging'
import type { Ways } from '#lib/matcher/cells/results'
import { type Selections, selectParts } from '#lib/matcher/cells/selections'
import { type Axes, cutSides, firstMark, type SenderMark, type Side } from '#lib/matcher/cells/sides'
import { MARKED_EXACTLY, type RowView, SelectionWalk } from '#lib/matcher/cells/walk'
import { type KnownSender, makeWitness, oddityOf, pickRow, type WitnessPlace } from '#lib/matcher/cells/witness'
import { type Progress, ROWS_PER_STEP } from '#lib/matcher/cells/work-steps'
import type { Answers } from '#lib/matcher/model/questions'

/**
 * The axes and selections of a sweep; `isComplete` is false if some cell has more ways through the rules than were
 * followed.
 */
export type Swept = { readonly axes: Axes; readonly selections: Selections; readonly isComplete: boolean }

/**
 * Visits all senders there are: once for each set that rules and marks tell apart by channel only. Certificates have
 * clientAuth (see `clientAuthBounds`). Yields its progress, so that a caller can show it, do other work in between, or
 * stop.
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
  let done = 0
  for (const [index, selection] of selections.all.entries()) {
    const walk = new SelectionWalk(axes, selection, judging)
    const first = firstMark(axes)
    const places = new Map(selection.members.map((member, at) => [member.index - first, at]))
    const total = done + walk.groups.length * (selections.all.length - index)
    for (const rows of walk.groups) {
      visit(new SweptSenders(axes, walk, walk.look(rows), places))
      done += 1
      if (done % ROWS_PER_STEP === 0) yield { done, total }
    }
  }
  yield { done, total: done }
  return { axes, selections, isComplete: !judging.isIncomplete }
}

/** A set of senders that differ in their channel only. Valid until the next set is visited. */
export class SweptSenders {
  constructor(
    readonly axes: Axes,
    readonly walk: SelectionWalk,
    private readonly view: RowView,
    private readonly places: ReadonlyMap<number, number>,
  ) {}

  /** rows of the axes' addresses */
  get rows(): readonly number[] {
    return this.view.rows
  }

  /** The number of atoms: classes of certificate names that can be told apart. */
  get nameCount(): number {
    return this.walk.atoms.length
  }

  /** Reports whether MAIL FROM and recipient are in the mark's domains. */
  isInDomains(mark: number): boolean {
    return this.places.has(mark)
  }

  /** Reports whether the addresses are in the mark's networks. */
  isListed(mark: number): boolean {
    const row = this.rows[0] ?? 0
    const at = this.places.get(mark)
    return at !== undefined && isInList(this.axes.rows, row, this.walk.selection.members[at]?.list ?? -1)
  }

  /** How the names of an atom fit the name of the mark: as the same text, in another way, or not at all. */
  fits(mark: number, name: number): 'exactly' | 'otherwise' | null {
    const at = this.places.get(mark)
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

  place(channel: SampleChannel): WitnessPlace {
    const { selection, atoms } = this.walk
    return { row: pickRow(this.axes.rows, this.rows), selection, atoms, channel }
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
