import { type ChannelSet, channelsOf, type Profile, profileOf, type SampleChannel } from '#lib/matcher/cells/channels'
import type { Judging } from '#lib/matcher/cells/judging'
import type { Result } from '#lib/matcher/cells/results'
import { ACCEPTED, shortOfRung } from '#lib/matcher/cells/short-verdict'
import type { Axes } from '#lib/matcher/cells/sides'
import type { Atom, RowView, SelectionWalk } from '#lib/matcher/cells/walk'
import { type Admitted, ChannelMaker, noneAdmitted } from './admitted'
import { ExposureCollector } from './exposures'

/** Collects, row by row, who gets in: by which connector, without a connector, and in total. */
export class SurveyCollector {
  readonly total: ExposureCollector
  readonly withoutConnector: ExposureCollector
  /** by `AxisMember.index` */
  readonly byMember: readonly ExposureCollector[]
  private readonly accepted: number
  private profiles = new Map<string, { profile: Profile; rows: number[] }>()
  private channels = new ChannelMaker(0)

  constructor(
    private readonly axes: Axes,
    private readonly judging: Judging,
  ) {
    this.total = new ExposureCollector(axes)
    this.withoutConnector = new ExposureCollector(axes)
    this.byMember = axes.members.map(() => new ExposureCollector(axes))
    this.accepted = judging.pairs.numberOf([shortOfRung(ACCEPTED)])
  }

  /** Adds the results of some rows of the current selection. */
  note(walk: SelectionWalk, view: RowView): void {
    const { key, make } = profileOf(view)
    const known = this.profiles.get(key)
    if (known === undefined) this.profiles.set(key, { profile: make(), rows: [...view.rows] })
    else for (const row of view.rows) known.rows.push(row)
    if (this.channels.atomCount !== walk.atoms.length) this.channels = new ChannelMaker(walk.atoms.length)
    new Row(walk, view, this.accepted, this.channels, this).note()
  }

  /** Ends the current selection: adds its senders to the total. */
  close(walk: SelectionWalk): void {
    const singly = this.axes.answers.Q19 === 'no'
    for (const { profile, rows } of this.profiles.values())
      this.total.add(walk, channelsOf(profile, this.accepted, this.judging, singly), rows)
    this.profiles = new Map()
  }
}

type Exposures = Pick<SurveyCollector, 'total' | 'withoutConnector' | 'byMember'>

/** Sorts the channels of some rows by who admits them. */
class Row {
  private readonly byMember = new Map<number, Admitted>()
  private readonly alone = noneAdmitted()
  private readonly shut = noneAdmitted()
  private readonly said = new Set<number>()

  constructor(
    private readonly walk: SelectionWalk,
    private readonly view: RowView,
    private readonly accepted: number,
    private readonly channels: ChannelMaker,
    private readonly exposures: Exposures,
  ) {}

  note(): void {
    const { plain, none, trusted, untrusted, rows } = this.view
    this.sort(plain, null, { tls: false, trusted: true, atoms: [] })
    this.sort(none, null, { tls: true, trusted: true, atoms: [] })
    for (const [atom, result] of trusted.entries())
      this.sort(result, this.walk.atoms[atom] ?? null, { tls: true, trusted: true, atoms: [atom] })
    for (const [atom, result] of untrusted.entries())
      this.sort(result, this.walk.atoms[atom] ?? null, { tls: true, trusted: false, atoms: [atom] })
    const add = (to: ExposureCollector | undefined, channel: ChannelSet) => to?.add(this.walk, channel, rows)
    for (const [member, admitted] of this.byMember)
      add(this.exposures.byMember[member], this.channels.make(admitted, noneAdmitted()))
    add(this.exposures.withoutConnector, this.channels.make(this.alone, this.shut))
  }

  private sort(result: Result, atom: Atom | null, channel: SampleChannel): void {
    const [kinds = []] = result.admitting
    if (result.pair !== this.accepted) {
      this.notePossible(result, atom, channel)
      return
    }
    put(kinds.length === 0 ? this.alone : this.shut, channel)
    for (const kind of kinds)
      this.walk.eachMemberOfKind(kind, atom, ({ index }) => {
        const known = this.byMember.get(index) ?? noneAdmitted()
        this.byMember.set(index, known)
        put(known, channel)
      })
  }

  /** Adds who would get in under other answers, and by whom: each combination once for these rows. */
  private notePossible({ elsewhere, admittingElsewhere }: Result, atom: Atom | null, channel: SampleChannel): void {
    const { rows } = this.view
    for (const { given } of elsewhere)
      if (this.isNew(0, given.number)) this.exposures.total.addPossible(this.walk, given, rows, channel)
    for (const { admitting, given } of admittingElsewhere)
      for (const kind of admitting[0] ?? []) {
        // Without a fitting name, every member of the kind was added at once.
        if (!this.isNew(2 * kind + 1, given.number, atom === null)) continue
        this.walk.eachMemberOfKind(kind, atom, ({ index }) => {
          if (this.isNew(2 * (index + 1), given.number))
            this.exposures.byMember[index]?.addPossible(this.walk, given, rows, channel)
        })
      }
  }

  /** Reports whether the combination was not added yet. `keep`: it counts as added from now on. */
  private isNew(what: number, given: number, keep = true): boolean {
    const key = what * 4096 + given
    if (this.said.has(key)) return false
    if (keep) this.said.add(key)
    return true
  }
}

function put(admitted: Admitted, { tls, trusted, atoms: [atom] }: SampleChannel): void {
  if (!tls) admitted.plain = true
  else if (atom === undefined) admitted.none = true
  else if (trusted) admitted.trusted.push(atom)
  else admitted.untrusted.push(atom)
}
