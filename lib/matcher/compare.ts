import { attribute } from './attribute'
import { type AttributionChange, QuietCollector } from './compare/attributions'
import type { NameLiteral } from './compare/certificates'
import { PairCollector, type PairedSenders } from './compare/changes'
import type { DomainPiece } from './compare/domains'
import { type GivenAnswer, Judging } from './compare/judging'
import type { AddressCount, Channel, Region } from './compare/regions'
import { selectParts } from './compare/selections'
import { type ShortVerdict, sameShort } from './compare/short'
import { cutSides, type Side } from './compare/sides'
import { Walk } from './compare/walk'
import type { KnownSender } from './compare/witness'
import type { Connector } from './connector'
import type { Answers } from './questions'
import { runToEnd } from './run-to-end'
import { wantedNameIn } from './sets/names'

export type {
  AddressCount,
  AttributionChange,
  Channel,
  DomainPiece,
  KnownSender,
  NameLiteral,
  Region,
  ShortVerdict,
  Side,
}

/** Senders whose answer changes, all in the same way. The regions are disjoint; with those left out they hold all of them. */
export type Change = {
  readonly before: ShortVerdict
  readonly after: ShortVerdict
  readonly witness: KnownSender
  readonly addresses: AddressCount
  readonly regions: readonly Region[]
  readonly regionsLeft: number
}

/** Senders whose answer changes only if the answers in `given` hold. */
export type PossibleChange = Omit<Change, 'regions' | 'regionsLeft'> & { readonly given: readonly GivenAnswer[] }

/**
 * How far a result reaches where it is not unlimited: certificates were looked at with up to so many `names`; `exactFor` holds
 * beyond. On `answers`: some cell had more ways through the open questions than were followed. On `attribution`: who admits
 * was looked at by certificates of one name, where of several one can keep a connector from being asked; with no `names`
 * there are more attribution changes than can be summed up, so that their addresses are at least so many.
 */
export type Bound = {
  readonly axis: 'certificateNames' | 'answers' | 'attribution'
  readonly names: number
  readonly exactFor: readonly string[]
}

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

/** How much of the work is done: groups of addresses judged, of all that are to be judged. */
export type Progress = { readonly done: number; readonly total: number }

export type CompareOptions = { readonly mostRegions?: number }

/** What is sent of each list; the rest is counted. */
export const MOST_REGIONS = 200
const MOST_LISTED = 200
/** Cells of two names that are looked at to be sure that nothing differs; beyond, `bounds` says that it is not sure. */
const MOST_PAIRS = 200_000
/** Rows judged between two reports of progress: about a millisecond of work. */
export const ROWS_A_STEP = 256

/**
 * What changes for any sender at all between two sides: exact over every address, channel, MAIL FROM and recipient. The
 * axes are cut where a side mentions anything; MAIL FROM and recipient are grouped by the connectors they select, addresses
 * by the lists they lie in; each cell that is left is judged once by the rules, with a sender that becomes the witness.
 */
export function compare(before: Side, after: Side, answers: Answers = {}, options: CompareOptions = {}): Comparison {
  return runToEnd(compareInSteps(before, after, answers, options))
}

/** `compare` in small steps, each of which reports progress: so that a caller can show it, do other things, or stop. */
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
  const pairs = new PairCollector(axes, judging)
  const quiet = new QuietCollector(axes, judging)
  // One walk at a time: the rows of all together would fill the memory.
  const walks = selections.all.map((selection) => () => new Walk(axes, selection, judging))
  yield* judgeAll(walks, pairs, quiet)
  const isChecked = pairs.isEmpty && quiet.isEmpty ? yield* checkPairs(walks, quiet) : true
  const changes: Change[] = []
  for (const found of pairs.list(selections, mostRegions)) {
    changes.push(toChange(found))
    yield { done: walks.length, total: walks.length }
  }
  const possible = quiet.possiblePairs().map(({ pair, ...rest }) => ({ ...toPair(pair), ...rest }))
  const attributions = quiet.attributionChanges()
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
    bounds: boundsOf([before, after], isChecked, judging.isIncomplete, quiet.isCut),
  }
}

type Walks = readonly (() => Walk)[]

/** Judges every cell: by address rows within selections, and within a row by channel. */
function* judgeAll(walks: Walks, pairs: PairCollector, quiet: QuietCollector): Generator<Progress, void> {
  let done = 0
  for (const [index, makeWalk] of walks.entries()) {
    const walk = makeWalk()
    const total = done + walk.groups.length * (walks.length - index)
    for (const rows of walk.groups) {
      const view = walk.look(rows)
      pairs.note(view)
      quiet.note(walk, view)
      done += 1
      if (done % ROWS_A_STEP === 0) yield { done, total }
    }
    for (const closed of pairs.close(walk)) if (closed % ROWS_A_STEP === 0) yield { done, total }
  }
}

/** Where single names find no difference at all, looks at two on one certificate. Answers whether all were looked at. */
function* checkPairs(walks: Walks, quiet: QuietCollector): Generator<Progress, boolean> {
  let left = MOST_PAIRS
  for (const [done, makeWalk] of walks.entries()) {
    const walk = makeWalk()
    for (const rows of walk.groups) {
      left -= quiet.notePairs(walk, walk.look(rows))
      if (left < 0) return false
      yield { done, total: walks.length }
    }
  }
  return true
}

function boundsOf(sides: readonly Side[], isChecked: boolean, isIncomplete: boolean, isCut: boolean): Bound[] {
  const exactFor = isChecked ? ['equivalent', 'outcomePairs'] : ['outcomePairs']
  const bounds: Bound[] = [
    { axis: 'certificateNames', names: 2, exactFor },
    ...attributionBounds(sides, [...exactFor, 'changes']),
  ]
  if (isIncomplete) bounds.push({ axis: 'answers', names: 0, exactFor: ['equivalentUnderDefaults', 'changes'] })
  if (isCut) bounds.push({ axis: 'attribution', names: 0, exactFor: ['equivalent', 'changes', 'possibleChanges'] })
  return bounds
}

/**
 * Who admits is looked at by single names, and a name can keep the connectors of another from being asked: by an OnPremises
 * connector that takes the message, or a lock beside a connector without flags. Where one connector alone looks at names
 * (an OnPremises one does even without its own), none can.
 */
export function attributionBounds(sides: readonly Side[], exactFor: readonly string[]): Bound[] {
  const looksAtNames = ({ enabled, connectorType, tlsSenderCertificateName: name }: Connector) =>
    enabled && (connectorType === 'OnPremises' || wantedNameIn(name) !== null)
  const isOne = sides.every(({ connectors }) => connectors.filter(looksAtNames).length < 2)
  return isOne ? [] : [{ axis: 'attribution', names: 1, exactFor }]
}

const toPair = ([before, after]: readonly ShortVerdict[]): { before: ShortVerdict; after: ShortVerdict } => ({
  before: before as ShortVerdict,
  after: after as ShortVerdict,
})

const toChange = ({ pair, ...rest }: PairedSenders): Change => ({ ...toPair(pair), ...rest })

const byAddresses = (a: AttributionChange, b: AttributionChange): number =>
  Number(BigInt(b.addresses.ipv4) - BigInt(a.addresses.ipv4))

/** Nothing is said to differ unless the matcher, asked about the witness, says the same. */
function confirm(before: Side, after: Side, answers: Answers, { witness, before: was, after: is }: Change): void {
  const found = [before, after].map(({ tenant, connectors }) => attribute(tenant, connectors, witness, answers))
  const isConfirmed = [was, is].every((said, side) => found[side] !== undefined && sameShort(found[side], said))
  if (!isConfirmed) throw new Error(`The matcher does not confirm a witness: ${JSON.stringify({ witness, was, is })}`)
}

/** Names that differ in case only: Exchange Online compares them without regard to it. What both sides write alike is none. */
function findRenamed(before: Side, after: Side): { from: string; to: string }[] {
  const [olds, news] = [before, after].map(({ connectors }) => new Set(connectors.map(({ name }) => name)))
  const gone = new Map([...(olds ?? [])].filter((name) => !news?.has(name)).map((name) => [name.toLowerCase(), name]))
  return [...(news ?? [])].flatMap((to) => {
    const from = gone.get(to.toLowerCase())
    return from === undefined || olds?.has(to) ? [] : [{ from, to }]
  })
}
