import {
  type Answers,
  type Progress,
  type SampleChannel,
  type Swept,
  type SweptSenders,
  sweepInSteps,
} from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import type { InvariantOf } from '#lib/scenario/document/invariants'
import { withName } from './claims'
import { FailureCollector, FaultFinder } from './failures'
import { type Gate, type GatesInput, gate, opennessOf, stateOf } from './gates'
import { MarkedService, MarkList } from './service-marks'

/** The most pairs of certificate names that are examined for one gate. */
const MOST_PAIRS = 100_000

/** Reports whether senders are accepted before and after the phase, but not in it. */
const isGap = ([before, now, after]: readonly string[]): boolean =>
  before === 'accepted' && now !== 'accepted' && after === 'accepted'

/**
 * Checks that senders that are accepted in the previous and the next phase are accepted in this phase, under every set
 * of answers. Next to a phase whose side entrance may be open, only the services of the scenario count, because there
 * every stranger may be accepted.
 */
export function* checkGap(
  document: GatesInput,
  { id }: InvariantOf<'noGap'>,
  index: number,
): Generator<Progress, Gate> {
  const [before, now, after] = [-1, 0, 1].map((by) => document.phases[index + by])
  if (now === undefined) throw new Error(`There is no phase ${index}.`)
  if (before === undefined || after === undefined)
    return gate(id, now.id, { state: 'unchecked', because: 'no-neighbours' })
  if (isSame(before, now) || isSame(now, after)) return gate(id, now.id, {})
  const marks = new MarkList()
  const isNextToOpen = [before, after].some((phase) => isOpen(document, phase))
  const services = isNextToOpen ? document.services.map((service) => new MarkedService(service, [], marks)) : null
  const collector = new GapCollector(services)
  const answers: Answers = document.answers
  const swept: Swept = yield* sweepInSteps([before, now, after], marks.marks, answers, (senders) =>
    collector.note(senders),
  )
  const { failures, failuresLeft } = collector.failures.list(swept, null)
  return gate(id, now.id, {
    state: stateOf(failures),
    failures,
    failuresLeft,
    isComplete: swept.isComplete && collector.isComplete,
  })
}

const isSame = (one: Phase, other: Phase): boolean =>
  (one.connectors === other.connectors && one.tenant === other.tenant) ||
  JSON.stringify([one.tenant, one.connectors]) === JSON.stringify([other.tenant, other.connectors])

const isOpen = ({ invariants }: GatesInput, phase: Phase): boolean =>
  opennessOf(phase, {
    openPhaseIds: invariants.flatMap((one) => (one.kind === 'nobodyElse' ? one.openPhaseIds : [])),
  }) !== null

class GapCollector {
  readonly failures = new FailureCollector()
  private readonly faults = new FaultFinder(isGap, 1)
  private readonly inBefore = new FaultFinder(([before]) => before === 'accepted')
  private readonly inAfter = new FaultFinder(([, , after]) => after === 'accepted')
  private readonly out = new FaultFinder(([, now]) => now !== 'accepted')
  private pairsLeft = MOST_PAIRS

  /** `only`: the services whose senders count; null for all senders. */
  constructor(private readonly only: readonly MarkedService[] | null) {}

  get isComplete(): boolean {
    return this.pairsLeft >= 0
  }

  note(senders: SweptSenders): void {
    const isHome = this.only === null || this.only.some((marked) => marked.isListed(senders))
    if (isHome) for (const tls of [false, true]) this.noteChannel(senders, { tls, trusted: true, atoms: [] })
    const names = Array.from({ length: senders.nameCount }, (_, name) => name).filter(
      (name) => isHome || this.only?.some((marked) => marked.belongs(senders, name) === 'own'),
    )
    for (const name of names)
      for (const trusted of [true, false]) this.noteChannel(senders, { ...withName(name), trusted })
    this.notePairs(senders, names)
  }

  /** Notes certificates with two names, one of which admits before and the other after the phase. */
  private notePairs(senders: SweptSenders, names: readonly number[]): void {
    const may = (finder: FaultFinder) => (name: number) => finder.find(senders.ways(withName(name))).length > 0
    // A certificate with a name that surely admits is admitted, whatever its other names are.
    const perhaps = names.filter(may(this.out))
    const before = perhaps.filter(may(this.inBefore))
    const after = perhaps.filter(may(this.inAfter))
    const isInBoth = (name: number) => before.includes(name) && after.includes(name)
    for (const one of before)
      for (const other of after) {
        if (one === other || (one > other && isInBoth(one) && isInBoth(other))) continue
        this.pairsLeft -= 1
        if (this.pairsLeft < 0) return
        this.noteChannel(senders, { tls: true, trusted: true, atoms: [one, other] })
      }
  }

  private noteChannel(senders: SweptSenders, channel: SampleChannel): void {
    for (const fault of this.faults.find(senders.ways(channel))) this.failures.add(senders, channel, fault, {})
  }
}
