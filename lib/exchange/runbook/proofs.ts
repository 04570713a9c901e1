import { mapSteps, type Progress } from '#lib/matcher'
import type { WantsInput } from '#lib/scenario/wants/part'
import type { UnknownWant } from '#lib/scenario/wants/shared-wants'
import { judgeWorldsInSteps, type World, type WorldFault, type WorldVerdict } from '#lib/scenario/wants/worlds'
import { applyChanges } from './apply-changes'
import { type Change, isMove } from './change'

/** Changes that have been made, by their ids. */
export type Made = ReadonlySet<string>

/** How it stands once some changes are made: who is worse off, and whether all senders could be looked at. */
export type MadeVerdict = { readonly faults: readonly WorldFault[]; readonly isComplete: boolean }

/** Worlds that are judged in one sweep: they share most of its work. */
const TOGETHER = 16

/** Judges what becomes of mail once some of the changes between two phases are made, each set of changes once. */
export class Proofs {
  /** rows of which a fact is missing, so that nothing can be proved of them; known once something was judged */
  unknown: readonly UnknownWant[] = []
  private readonly verdicts = new Map<string, WorldVerdict>()

  constructor(
    private readonly document: WantsInput,
    private readonly phases: readonly [number, number],
    private readonly start: World,
    /** those with an effect on mail, the earlier ones of a connector first */
    readonly changes: readonly Change[],
  ) {}

  /** How many different sets of connectors and tenant facts were judged. */
  get judged(): number {
    return this.verdicts.size
  }

  isJudged(made: Made): boolean {
    return this.verdicts.has(this.keyOf(made))
  }

  /** Judges each of these sets of changes, so that `verdictOf` knows them. */
  *judgeInSteps(all: readonly Made[]): Generator<Progress, void> {
    const open = new Map<string, Made>()
    for (const made of all) if (!this.verdicts.has(this.keyOf(made))) open.set(this.keyOf(made), made)
    const keys = [...open.keys()]
    for (let i = 0; i < keys.length; i += TOGETHER) {
      const own = keys.slice(i, i + TOGETHER)
      const worlds = own.map((key) => this.worldOf(open.get(key) ?? new Set()))
      const found = yield* mapSteps(judgeWorldsInSteps(this.document, this.phases, worlds), (step) => step)
      this.unknown = found.unknown
      for (const [place, key] of own.entries()) {
        const verdict = found.worlds[place]
        if (verdict !== undefined) this.verdicts.set(key, verdict)
      }
    }
  }

  /** Tenant and connectors once the changes are made. */
  worldOf(made: Made): World {
    return applyChanges(
      this.start,
      this.changes.filter(({ id }) => made.has(id)),
    )
  }

  /**
   * Who must get in and is worse off than before any change; once MX may have moved, also than in the phase after, since from
   * then on mail comes as that phase has it. And who must not get in and does, though neither phase lets it.
   */
  verdictOf(made: Made): MadeVerdict {
    const verdict = this.verdicts.get(this.keyOf(made))
    if (verdict === undefined) return { faults: [], isComplete: false }
    const { worseThanBefore, worseThanAfter, worseThanBoth, isComplete } = verdict
    const isMoving = this.changes.some((change) => isMove(change) && made.has(change.id))
    const lost = [...worseThanBefore, ...(isMoving ? worseThanAfter : [])].filter(({ want }) => want === 'accepted')
    const admitted = worseThanBoth.filter(({ want }) => want === 'refused')
    const byWho = new Map([...admitted, ...lost.reverse()].map((fault) => [fault.who, fault]))
    return { faults: [...byWho.values()], isComplete }
  }

  isSafe(made: Made): boolean {
    const { faults, isComplete } = this.verdictOf(made)
    return isComplete && faults.length === 0
  }

  /** MX decides nothing of what Exchange Online answers a sender. */
  private keyOf(made: Made): string {
    return this.changes.map((change) => (!isMove(change) && made.has(change.id) ? '1' : '0')).join('')
  }
}
