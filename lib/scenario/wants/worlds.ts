import {
  type Answers,
  attribute,
  type GivenAnswer,
  type KnownSender,
  mapSteps,
  type Progress,
  type SweptSenders,
  sweepInSteps,
} from '#lib/matcher'
import type { Phase, ScenarioSender } from '#lib/scenario/document/document'
import { FaultFinder } from './failures'
import { contextOf, isAboutEverybody, type WantsInput } from './part'
import { type ClassOutcomes, outcomesOf, PartJudge, resultByConnector, resultFor, type SenderClass } from './part-judge'
import { type PartScope, scopeOf } from './part-scope'
import { withNullSenderFixed } from './phase-results'
import { byWorst, isFine, NO_OUTCOME, type Result } from './result-table'
import { assessSample } from './sample-result'
import { classesOf } from './sender-classes'
import { MarkList } from './service-marks'
import { findSharedWants, type SharedWant, type UnknownWant } from './shared-wants'
import type { WhoKey } from './who'

/** Tenant facts and connectors as they may be at a moment between two phases. */
export type World = Pick<Phase, 'tenant' | 'connectors'>

/** A *who* of whom some senders are worse off in a world than in a phase beside it, though both phases want the same. */
export type WorldFault = Result & {
  readonly who: WhoKey
  readonly want: SharedWant['wish']
  /** a sender that shows it; of a sample whose facts are not all known none */
  readonly witness: KnownSender | null
  /** the fewest answers that bring it about; none: it is so under the recorded answers and the defaults */
  readonly given: readonly GivenAnswer[]
}

/** How a world stands against the wants that the phases before and after it share. */
export type WorldVerdict = {
  /** who is worse off than in the phase before, than in the phase after, and than in both: one fault for each *who* */
  readonly worseThanBefore: readonly WorldFault[]
  readonly worseThanAfter: readonly WorldFault[]
  readonly worseThanBoth: readonly WorldFault[]
  /** false if some senders have more ways through the rules than were followed */
  readonly isComplete: boolean
}

export type WorldVerdicts = { readonly worlds: readonly WorldVerdict[]; readonly unknown: readonly UnknownWant[] }

/**
 * Judges worlds between two phases of a document: for every sender of whom both phases want the same, whether it is worse off
 * in a world than in the phase before or in the one after. In small steps, each of which reports progress. Throws for a phase
 * that there is not.
 */
export function* judgeWorldsInSteps(
  document: WantsInput,
  [before, after]: readonly [number, number],
  worlds: readonly World[],
): Generator<Progress, WorldVerdicts> {
  const [first, last] = [contextOf(document, before), contextOf(document, after)]
  const { wants, unknown } = findSharedWants(document, before, after)
  const answers = withNullSenderFixed(document.answers)
  const sides = [first.phase, last.phase, ...worlds]
  const marks = new MarkList()
  const allDomains = first.groups.flatMap(({ domains }) => domains)
  const judges: WantJudge[] = []
  const samples: { want: SharedWant; sample: ScenarioSender }[] = []
  for (const want of wants) {
    const { sampleId } = want.before
    const sample = document.senders.find(({ id }) => id === sampleId)
    if (sample !== undefined) samples.push({ want, sample })
    else judges.push(new WantJudge(want, judgeOf(want, { first, last, allDomains, marks }), sides, answers))
  }
  const isComplete =
    judges.length === 0 ||
    (yield* mapSteps(
      sweepInSteps(sides, marks.marks, answers, (senders) => {
        for (const judge of judges) judge.note(senders)
      }),
      (progress) => progress,
    )).isComplete
  const found = [
    ...judges.map((judge) => judge.finish()),
    ...samples.map(({ want, sample }) => judgeSample(want, sample, sides, answers)),
  ]
  return {
    unknown,
    worlds: worlds.map((_, index) => ({
      isComplete,
      worseThanBefore: worstByWho(found.flatMap(({ worseThanBefore }) => worseThanBefore[index] ?? [])),
      worseThanAfter: worstByWho(found.flatMap(({ worseThanAfter }) => worseThanAfter[index] ?? [])),
      worseThanBoth: worstByWho(found.flatMap(({ worseThanBoth }) => worseThanBoth[index] ?? [])),
    })),
  }
}

type Context = ReturnType<typeof contextOf>
type Judging = {
  readonly first: Context
  readonly last: Context
  readonly allDomains: readonly string[]
  readonly marks: MarkList
}

/** Finds the senders that lie in the parts of both phases. */
function judgeOf({ who, before, after, tls }: SharedWant, { first, last, allDomains, marks }: Judging): PartJudge {
  const scopes: PartScope[] = [
    scopeOf(before, first.phase, allDomains, marks),
    scopeOf(after, last.phase, allDomains, marks),
  ]
  const isEverybody = isAboutEverybody(before) && isAboutEverybody(after)
  const phase = { ...last.phase, connectors: [...first.phase.connectors, ...last.phase.connectors] }
  const classes = classesOf(who, isEverybody, { services: first.document.services, phase, marks })
  return new PartJudge(
    { ...before, tls },
    (senders, selection) => scopes.every((isIn) => isIn(senders, selection)),
    classes,
  )
}

type ShownFault = Pick<WorldFault, 'witness' | 'given'>
type Show = (side: number) => ShownFault

/** Senders that only facts tell apart that nobody knows; by side, what becomes of them and one who is not as wanted. */
type VagueClass = {
  outcomes: readonly ClassOutcomes[]
  shown: readonly (ShownFault | null)[]
  /** any of them */
  readonly witness: KnownSender
}

/** By world, the worst fault of one want: worse than in the phase before, in the phase after, and in both. */
class FaultLists {
  readonly worseThanBefore: (WorldFault | null)[] = []
  readonly worseThanAfter: (WorldFault | null)[] = []
  readonly worseThanBoth: (WorldFault | null)[] = []

  constructor(private readonly want: SharedWant) {}

  /** Takes the results of senders that are alike: of the phase before, of the phase after, then of each world. */
  note([before, after, ...worlds]: readonly Result[], show: Show): void {
    if (before === undefined || after === undefined) return
    for (const [index, result] of worlds.entries()) {
      if (isFine(result.state)) continue
      const isWorse = { before: byWorst(result, before) < 0, after: byWorst(result, after) < 0 }
      if (isWorse.before) this.keep(this.worseThanBefore, index, result, show)
      if (isWorse.after) this.keep(this.worseThanAfter, index, result, show)
      if (isWorse.before && isWorse.after) this.keep(this.worseThanBoth, index, result, show)
    }
  }

  private keep(list: (WorldFault | null)[], index: number, result: Result, show: Show): void {
    const known = list[index] ?? null
    if (known !== null && byWorst(result, known) >= 0) return
    list[index] = { ...result, who: this.want.who.key, want: this.want.wish, ...show(index + PHASES) }
  }
}

/** The sides before the worlds: the two phases. */
const PHASES = 2

/** Looks for senders of one want who are worse off in a world. */
class WantJudge {
  readonly found: FaultLists
  private readonly finders: readonly FaultFinder[]
  /** classes that no addresses narrow: complete only when all addresses were seen */
  private readonly vague = new Map<string, VagueClass>()
  private readonly domains = new Map<SenderClass['selections'], number>()

  constructor(
    private readonly want: SharedWant,
    private readonly judge: PartJudge,
    private readonly sides: readonly World[],
    private readonly answers: Answers,
  ) {
    this.found = new FaultLists(want)
    const isFault = (outcome: string | undefined) => (outcome === 'accepted') === (want.wish === 'refused')
    this.finders = sides.map((_, side) => new FaultFinder((outcomes) => isFault(outcomes[side]), side))
  }

  note(senders: SweptSenders): void {
    for (const one of this.judge.classesIn(senders, (ways) => outcomesOf(ways, 0))) {
      const outcomes = this.sides.map((_, side) => outcomesOn(senders, one, side))
      if (this.judge.isVague) this.noteVague(senders, one, outcomes)
      else this.noteResults(senders, one, outcomes)
    }
  }

  finish(): FaultLists {
    for (const { outcomes, shown, witness } of this.vague.values())
      this.found.note(
        outcomes.map((one) => this.resultOf(one)),
        (side) => shown[side] ?? { witness, given: [] },
      )
    return this.found
  }

  private noteVague(senders: SweptSenders, one: SenderClass, outcomes: readonly ClassOutcomes[]): void {
    const [own] = one.channels
    if (own === undefined) return
    const number = this.domains.get(one.selections) ?? this.domains.size
    this.domains.set(one.selections, number)
    const key = `${number} ${one.name}`
    const known = this.vague.get(key) ?? {
      outcomes: outcomes.map(() => ({ byDefault: NO_OUTCOME, byAll: NO_OUTCOME })),
      shown: outcomes.map(() => null),
      witness: senders.witness(senders.place(own.channel, one.selections[0])),
    }
    known.outcomes = known.outcomes.map((old, side) => joined(old, outcomes[side]))
    known.shown = known.shown.map((shown, side) => shown ?? this.faultOf(senders, one, side))
    this.vague.set(key, known)
  }

  /** A sender among these who is not as wanted on the side, with the fewest answers that bring it about; null for none. */
  private faultOf(senders: SweptSenders, { channels, selections }: SenderClass, side: number): ShownFault | null {
    for (const { channel } of channels) {
      const [fault] = this.finders[side]?.find(senders.ways(channel)) ?? []
      if (fault !== undefined)
        return { witness: senders.witness(senders.place(channel, selections[0])), given: fault.given }
    }
    return null
  }

  private noteResults(senders: SweptSenders, one: SenderClass, outcomes: readonly ClassOutcomes[]): void {
    const [own] = one.channels
    if (own === undefined) return
    const witness = () => senders.witness(senders.place(own.channel, one.selections[0]))
    const results = outcomes.map((found, side) => this.byConnector(this.resultOf(found), side, witness))
    this.found.note(results, (side) => this.faultOf(senders, one, side) ?? { witness: witness(), given: [] })
  }

  private byConnector(result: Result, side: number, witness: () => KnownSender): Result {
    const { connectorId, wish } = this.want
    const world = this.sides[side]
    if (connectorId === null || wish === 'refused' || world === undefined) return result
    return resultByConnector(result, connectorId, attribute(world.tenant, world.connectors, witness(), this.answers))
  }

  private resultOf(outcomes: ClassOutcomes): Result {
    return resultFor(this.want.before, outcomes) ?? { state: 'either', certainty: null }
  }
}

function outcomesOn(senders: SweptSenders, { channels }: SenderClass, side: number): ClassOutcomes {
  return channels.reduce<ClassOutcomes>((all, { channel }) => joined(all, outcomesOf(senders.ways(channel), side)), {
    byDefault: NO_OUTCOME,
    byAll: NO_OUTCOME,
  })
}

const joined = (one: ClassOutcomes, other: ClassOutcomes | undefined): ClassOutcomes => ({
  byDefault: one.byDefault | (other?.byDefault ?? NO_OUTCOME),
  byAll: one.byAll | (other?.byAll ?? NO_OUTCOME),
})

/** One sample sender with an exception of its own in both phases. */
function judgeSample(want: SharedWant, sample: ScenarioSender, sides: readonly World[], answers: Answers): FaultLists {
  const found = new FaultLists(want)
  const spec = { ...want.before, connectorId: want.connectorId }
  found.note(
    sides.map((world) => assessSample(spec, sample, world, answers)),
    () => ({ witness: null, given: [] }),
  )
  return found
}

function worstByWho(faults: readonly WorldFault[]): WorldFault[] {
  const worst = new Map<WhoKey, WorldFault>()
  for (const fault of faults) {
    const known = worst.get(fault.who)
    if (known === undefined || byWorst(fault, known) < 0) worst.set(fault.who, fault)
  }
  return [...worst.values()].sort(byWorst)
}
