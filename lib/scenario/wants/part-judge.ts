import type { DomainSelection, GivenAnswer, SweptSenders, Verdict, Ways } from '#lib/matcher'
import type { PartSpec } from './part'
import type { PartScope } from './part-scope'
import { byWorst, NO_OUTCOME, type OutcomeSet, outcomeSet, type Result, resultOf, type Wish } from './result-table'
import type { OwnChannel, SenderClasses } from './sender-classes'

/** Outcomes of a class of senders under the recorded answers and the defaults, and when unrecorded answers vary too. */
export type ClassOutcomes = { readonly byDefault: OutcomeSet; readonly byAll: OutcomeSet }

/** Senders of a part that the rules treat alike, or that only facts nobody knows tell apart. */
export type SenderClass = ClassOutcomes & {
  readonly channels: readonly OwnChannel[]
  /** their MAIL FROM and recipient domains, at least one; the rules treat all alike */
  readonly selections: Selections
  readonly name: number | null
}

type Selections = readonly [DomainSelection, ...DomainSelection[]]

const outcomesByWays = new WeakMap<Ways, Map<number, ClassOutcomes>>()

/** The outcomes on one side; remembered, since many senders share their ways. */
export function outcomesOf(ways: Ways, side: number): ClassOutcomes {
  let bySide = outcomesByWays.get(ways)
  if (bySide === undefined) {
    bySide = new Map()
    outcomesByWays.set(ways, bySide)
  }
  let known = bySide.get(side)
  if (known === undefined) {
    const at = (outcomes: Ways['byDefault'][number]) => outcomes[side] ?? 'rejected'
    known = {
      byDefault: outcomeSet(ways.byDefault.map(at)),
      byAll: outcomeSet(ways.all.map((way) => at(way.outcomes))),
    }
    bySide.set(side, known)
  }
  return known
}

/** Finds the senders of one part among those that are swept, class by class. */
export class PartJudge {
  /** the walk asked about last, and its selections in the scope: MAIL FROM and recipient do not change in a walk */
  private last: { readonly walk: SweptSenders['walk']; readonly inScope: Selections | null } | null = null

  constructor(
    readonly spec: PartSpec,
    private readonly scope: PartScope,
    private readonly classes: SenderClasses,
  ) {}

  /** Whether senders from all addresses are one class. */
  get isVague(): boolean {
    return this.classes.isVague && this.spec.who.kind === 'service'
  }

  /**
   * The classes among the swept senders. Of a service, senders that differ only in what is not known of it are one class; of
   * all others each may come, so only those that share their ways through the rules are one.
   */
  classesIn(senders: SweptSenders, outcomes: (ways: Ways) => ClassOutcomes): readonly SenderClass[] {
    const selections = this.selectionsIn(senders)
    if (selections === null) return NO_CLASSES
    const channels = this.classes.channels(senders, this.spec.tls)
    const [first] = channels
    if (first === undefined) return NO_CLASSES
    if (channels.length === 1)
      return [{ ...outcomes(senders.ways(first.channel)), channels, selections, name: first.name }]
    if (this.spec.who.kind !== 'service') {
      // Which connector admits them is no part of their ways.
      const isAlike = this.spec.connectorId === null ? (one: Ways, other: Ways) => one === other : () => false
      return classesByWays(channels, senders, { outcomes, isAlike, selections })
    }
    const byName = new Map<number | null, { channels: OwnChannel[]; byDefault: OutcomeSet; byAll: OutcomeSet }>()
    for (const own of channels) {
      const found = outcomes(senders.ways(own.channel))
      const known = byName.get(own.name) ?? { channels: [], byDefault: NO_OUTCOME, byAll: NO_OUTCOME }
      known.channels.push(own)
      known.byDefault |= found.byDefault
      known.byAll |= found.byAll
      byName.set(own.name, known)
    }
    return [...byName].map(([name, known]) => ({ ...known, selections, name }))
  }

  /** The MAIL FROM and recipient domains of the senders that are the part's; null where none are. */
  selectionsIn(senders: SweptSenders): Selections | null {
    if (this.last?.walk !== senders.walk) {
      const [first, ...others] = senders.selections.filter((selection) => this.scope(senders, selection))
      this.last = { walk: senders.walk, inScope: first === undefined ? null : [first, ...others] }
    }
    return this.last.inScope
  }
}

const NO_CLASSES: readonly SenderClass[] = []

type Classing = {
  readonly outcomes: (ways: Ways) => ClassOutcomes
  readonly isAlike: (one: Ways, other: Ways) => boolean
  readonly selections: Selections
}

/** One class for channels behind each other whose ways are alike. */
function classesByWays(
  channels: readonly OwnChannel[],
  senders: SweptSenders,
  { outcomes, isAlike, selections }: Classing,
): SenderClass[] {
  const classes: SenderClass[] = []
  let known: Ways | null = null
  let together: OwnChannel[] = []
  for (const own of channels) {
    const ways = senders.ways(own.channel)
    if (known !== null && isAlike(known, ways)) {
      together.push(own)
      continue
    }
    known = ways
    together = [own]
    classes.push({ ...outcomes(ways), channels: together, selections, name: null })
  }
  return classes
}

/** What a wish comes to for a class of senders. `either` and missing facts have no result of senders: null. */
export function resultFor({ wish, gettingIn }: PartSpec, { byDefault, byAll }: ClassOutcomes): Result | null {
  return typeof wish === 'string' && wish !== 'either'
    ? resultOf(wish satisfies Wish, byDefault, byAll, gettingIn)
    : null
}

const isBy = (connectorId: string, ids: readonly string[]): boolean => ids.length === 1 && ids[0] === connectorId

/**
 * What it comes to where one connector alone must admit them: `elsewhere` if in no way of being accepted it is the only one,
 * `holdsIf` if it is in some only. `verdict`: on one sender of the class, since lists and names decide who admits.
 */
export function resultByConnector(
  result: Result,
  connectorId: string,
  { outcome, attributedTo, alternatives }: Pick<Verdict, 'outcome' | 'attributedTo' | 'alternatives'>,
): Result {
  const own = outcome === 'accepted' ? [attributedTo] : []
  const other = alternatives.filter((one) => one.outcome === 'accepted').map((one) => one.attributedTo)
  const ways = [...own, ...other]
  if (ways.length === 0 || ways.every((ids) => isBy(connectorId, ids))) return result
  const found: Result = ways.some((ids) => isBy(connectorId, ids))
    ? { state: 'holdsIf', certainty: 'perhaps' }
    : { state: 'elsewhere', certainty: other.length === 0 ? 'certain' : 'byDefault' }
  return byWorst(found, result) < 0 ? found : result
}

/** The answers under which it changes whether the connector alone admits the sender of the verdict. */
export function answersByConnector(
  connectorId: string,
  { outcome, attributedTo, alternatives }: Pick<Verdict, 'outcome' | 'attributedTo' | 'alternatives'>,
): GivenAnswer[][] {
  const ways = alternatives.filter((one) => one.outcome === 'accepted')
  const isBySome = ways.some((one) => isBy(connectorId, one.attributedTo))
  const isByAll = ways.every((one) => isBy(connectorId, one.attributedTo))
  const isAlike = outcome === 'accepted' ? isBy(connectorId, attributedTo) === isBySome : true
  if (isBySome === isByAll && isAlike) return []
  return ways.map(({ given }) => given.filter((one): one is GivenAnswer => 'question' in one))
}
