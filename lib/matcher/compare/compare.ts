import { attributionBounds, type Bound, clientAuthBounds } from '#lib/matcher/cells/bounds'
import { Judging } from '#lib/matcher/cells/judging'
import { type AddressCount, MOST_REGIONS, type Region } from '#lib/matcher/cells/regions'
import type { GivenAnswer } from '#lib/matcher/cells/results'
import { selectParts } from '#lib/matcher/cells/selections'
import { isSameShortVerdict, type ShortVerdict } from '#lib/matcher/cells/short-verdict'
import { cutSides, type Side } from '#lib/matcher/cells/sides'
import { SelectionWalk } from '#lib/matcher/cells/walk'
import type { KnownSender } from '#lib/matcher/cells/witness'
import { type Progress, ROWS_PER_STEP, runToEnd } from '#lib/matcher/cells/work-steps'
import type { Answers } from '#lib/matcher/model/questions'
import { attribute } from '#lib/matcher/rules/attribute'
import { type AttributionChange, SecondaryChangeCollector } from './attributions'
import { OutcomeChangeCollector, type PairedSenders } from './changes'

/**
 * Senders whose short verdict changes in one way. The regions are disjoint and, with the `regionsLeft`, hold all of
 * them.
 */
export type Change = {
  readonly before: ShortVerdict
  readonly after: ShortVerdict
  readonly witness: KnownSender
  readonly addresses: AddressCount
  readonly regions: readonly Region[]
  readonly regionsLeft: number
}

/** Senders whose short verdict changes only if the answers in `given` hold. */
type PossibleChange = Omit<Change, 'regions' | 'regionsLeft'> & { readonly given: readonly GivenAnswer[] }

export type Comparison = {
  /** outcome, reply code and attributed names agree for every sender under every set of answers */
  readonly equivalent: boolean
  /** the same under the recorded answers and the defaults */
  readonly equivalentUnderDefaults: boolean
  readonly changes: readonly Change[]
  readonly possibleChanges: readonly PossibleChange[]
  readonly possibleChangesLeft: number
  readonly attributionChanges: readonly AttributionChange[]
  readonly attributionChangesLeft: number
  /** connectors whose name differs in case only, which changes nothing */
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  readonly bounds: readonly Bound[]
}

type CompareOptions = { readonly mostRegions?: number }

/** The most entries of each list of changes that are sent; further ones are counted. */
const MOST_LISTED = 200
/**
 * The most cells with two names that are judged before sides are called equivalent; `bounds` says if there are more.
 */
const MOST_PAIRS = 200_000
/**
 * What changes for any sender between two sides: exact over every address, channel, MAIL FROM and recipient, within
 * `bounds`. The axes are cut at every value that a side mentions. MAIL FROM and recipient are grouped by the connectors
 * they select, and addresses by the lists they lie in. Each cell is judged once by the rules, with a sender that
 * becomes the witness.
 */
export function compare(before: Side, after: Side, answers: Answers = {}, options: CompareOptions = {}): Comparison {
  return runToEnd(compareInSteps(before, after, answers, options))
}

/**
 * `compare` in small steps, each of which reports progress. A caller can show it, do other work in between, or stop.
 */
export function* compareInSteps(
  before: Side,
  after: Side,
  answers: Answers = {},
  { mostRegions = MOST_REGIONS }: CompareOptions = {},
): Generator<Progress, Comparison> {
  const axes = cutSides([before, after], answers)
  yield { done: 0, total: 0 }
  const selections = selectParts(axes)
  const judging = new Judging(axes)
  const pairs = new OutcomeChangeCollector(axes, judging)
  const secondary = new SecondaryChangeCollector(axes, judging)
  // Walks are made one at a time: all rows together would not fit into memory.
  const walks = selections.all.map((selection) => () => new SelectionWalk(axes, selection, judging))
  yield* judgeAll(walks, pairs, secondary)
  const isChecked = pairs.isEmpty && secondary.isEmpty ? yield* checkPairs(walks, secondary) : true
  const changes: Change[] = []
  for (const found of pairs.list(selections, mostRegions)) {
    changes.push(toChange(found))
    yield { done: walks.length, total: walks.length }
  }
  const possible = secondary.possiblePairs().map(({ pair, ...rest }) => ({ ...toPair(pair), ...rest }))
  const attributions = secondary.attributionChanges()
  for (const change of changes) confirm(before, after, answers, change)
  return {
    equivalent: changes.length + possible.length + attributions.length === 0,
    equivalentUnderDefaults: changes.length === 0 && attributions.every(({ given }) => given !== undefined),
    changes,
    possibleChanges: possible.sort((a, b) => a.given.length - b.given.length).slice(0, MOST_LISTED),
    possibleChangesLeft: Math.max(0, possible.length - MOST_LISTED),
    attributionChanges: attributions.sort(byAddresses).slice(0, MOST_LISTED),
    attributionChangesLeft: Math.max(0, attributions.length - MOST_LISTED),
    renamed: findRenamed(before, after),
    bounds: boundsOf([before, after], answers, isChecked, judging.isIncomplete, secondary.isCut),
  }
}

type Walks = readonly (() => SelectionWalk)[]

/** Judges every cell: selection by selection, and row by row within a selection. */
function* judgeAll(
  walks: Walks,
  pairs: OutcomeChangeCollector,
  secondary: SecondaryChangeCollector,
): Generator<Progress, void> {
  let done = 0
  for (const [index, makeWalk] of walks.entries()) {
    const walk = makeWalk()
    const total = done + walk.groups.length * (walks.length - index)
    for (const rows of walk.groups) {
      const view = walk.look(rows)
      pairs.note(view)
      secondary.note(walk, view)
      done += 1
      if (done % ROWS_PER_STEP === 0) yield { done, total }
    }
    for (const closed of pairs.close(walk)) if (closed % ROWS_PER_STEP === 0) yield { done, total }
  }
}

/** Judges certificates with two names, where single names show no difference. Reports whether all cells were judged. */
function* checkPairs(walks: Walks, secondary: SecondaryChangeCollector): Generator<Progress, boolean> {
  let left = MOST_PAIRS
  for (const [done, makeWalk] of walks.entries()) {
    const walk = makeWalk()
    for (const rows of walk.groups) {
      left -= secondary.notePairs(walk, walk.look(rows))
      if (left < 0) return false
      yield { done, total: walks.length }
    }
  }
  return true
}

function boundsOf(
  sides: readonly Side[],
  answers: Answers,
  isChecked: boolean,
  isIncomplete: boolean,
  isCut: boolean,
): Bound[] {
  const exactFor = isChecked ? ['equivalent', 'outcomePairs'] : ['outcomePairs']
  const bounds: Bound[] = [
    { axis: 'certificateNames', names: 2, exactFor },
    ...clientAuthBounds(sides, answers, ['equivalent', 'equivalentUnderDefaults']),
    ...attributionBounds(sides, [...exactFor, 'changes']),
  ]
  if (isIncomplete) bounds.push({ axis: 'answers', names: 0, exactFor: ['equivalentUnderDefaults', 'changes'] })
  if (isCut) bounds.push({ axis: 'attribution', names: 0, exactFor: ['equivalent', 'changes', 'possibleChanges'] })
  return bounds
}

const toPair = ([before, after]: readonly ShortVerdict[]): { before: ShortVerdict; after: ShortVerdict } => ({
  before: before as ShortVerdict,
  after: after as ShortVerdict,
})

const toChange = ({ pair, ...rest }: PairedSenders): Change => ({ ...toPair(pair), ...rest })

const byAddresses = (a: AttributionChange, b: AttributionChange): number =>
  Number(BigInt(b.addresses.ipv4) - BigInt(a.addresses.ipv4))

/** Throws if `attribute` does not give the witness the two short verdicts of the change. */
function confirm(before: Side, after: Side, answers: Answers, { witness, before: was, after: is }: Change): void {
  const found = [before, after].map(({ tenant, connectors }) => attribute(tenant, connectors, witness, answers))
  const isConfirmed = [was, is].every(
    (said, side) => found[side] !== undefined && isSameShortVerdict(found[side], said),
  )
  if (!isConfirmed) throw new Error(`The matcher does not confirm a witness: ${JSON.stringify({ witness, was, is })}`)
}

/** Connector names that the sides write in different case only. Exchange Online compares names without case. */
function findRenamed(before: Side, after: Side): { from: string; to: string }[] {
  const [olds, news] = [before, after].map(({ connectors }) => new Set(connectors.map(({ name }) => name)))
  const gone = new Map([...(olds ?? [])].filter((name) => !news?.has(name)).map((name) => [name.toLowerCase(), name]))
  return [...(news ?? [])].flatMap((to) => {
    const from = gone.get(to.toLowerCase())
    return from === undefined || olds?.has(to) ? [] : [{ from, to }]
  })
}
