import type { Outcome } from '#lib/matcher'
import type { AcceptedRisk } from '#lib/scenario/document/document'
import type { AssessedSample, SampleState } from '#lib/scenario/wants/assessment'
import { areRefused, type Bounces } from '#lib/scenario/wants/bounces'
import type { FaultLine } from '#lib/scenario/wants/fault-lines'
import { type PhaseStanding, phaseStanding } from '#lib/scenario/wants/phase-state'
import { isUnknownPart, type ShownCell, type ShownPart } from '#lib/scenario/wants/plan-memory'
import { byWorst, isFine, isUnknownState, type ResultState } from '#lib/scenario/wants/result-table'

/** The colour of a thing: what is right is quiet, and colour follows the want, not the outcome. */
export type Tone =
  | 'good'
  | 'shut'
  | 'lost'
  | 'later'
  | 'open'
  | 'shared'
  /** shared, and accepted by name */
  | 'taken'
  | 'ask'
  | 'decide'
  /** facts are to be entered */
  | 'blank'
  | 'quiet'

/** What a component is to say: a key of the catalogue, with the values of its sentence. */
export type Words<Key extends string> = {
  readonly tone: Tone
  readonly key: Key
  readonly values: Readonly<Record<string, string | number>>
}

const TONES: Readonly<Record<ResultState, Tone>> = {
  lost: 'lost',
  delayed: 'later',
  open: 'open',
  elsewhere: 'lost',
  shared: 'shared',
  decide: 'decide',
  holdsIf: 'ask',
  noFacts: 'blank',
  unproved: 'ask',
  checking: 'quiet',
  holds: 'good',
  either: 'quiet',
}

export const toneOf = (state: ResultState): Tone => TONES[state]

/**
 * What is open beside that which is said of a part: whether RejectDirectSend is on (`yes`), another fact, or where its worst
 * senders are certain, a question that decides about others.
 */
export function openBeside({ certainty, hangsOn }: Pick<ShownPart, 'certainty' | 'hangsOn'>) {
  const facts = hangsOn.flatMap((one) => ('fact' in one ? one.fact : []))
  if (facts.length > 0) return facts.includes('rejectDirectSend') ? 'yes' : 'fact'
  return certainty === 'certain' && hangsOn.length > 0 ? 'question' : 'no'
}

export type CellKey =
  | Exclude<ResultState, 'holds' | 'either' | 'holdsIf'>
  | 'inIf'
  | 'outIf'
  | 'refusedUnless'
  | 'notYet'
  | 'allIn'
  | 'allRefused'
  | 'nothingWanted'
  | 'getsIn'
  | 'refused'
  | 'differs'

/** The word of a cell: what becomes of its senders where it is as wanted, else what is wrong. */
export function cellWords(cell: ShownCell): Words<CellKey> {
  const { state, parts } = cell
  const worst = worstPart(parts)
  const networks = worst?.networks ?? null
  const values = networks === null || networks.failing === networks.all ? {} : { ...networks }
  if (state === 'holds') {
    const wanted = parts.filter(({ spec }) => spec.wish !== 'either')
    const isIn = wanted.some(({ spec }) => spec.wish === 'accepted' || spec.wish === 'decide')
    const isOut = wanted.some(({ spec }) => spec.wish === 'refused')
    const isAlsoIn = parts.some(({ spec, outcomes }) => spec.wish === 'either' && outcomes.includes('accepted'))
    if (!isIn && isAlsoIn) return { tone: 'shut', key: 'differs', values }
    return isIn && isOut
      ? { tone: 'good', key: 'allIn', values }
      : { tone: isIn ? 'good' : 'shut', key: isIn ? 'allIn' : 'allRefused', values }
  }
  if (state === 'holdsIf') return { tone: 'ask', key: keyOfCondition(worst), values }
  if (state === 'either' && parts.length > 0 && parts.every(({ spec }) => spec.because === 'before-handover'))
    return { tone: 'quiet', key: 'notYet', values }
  if (state === 'either') return { tone: 'quiet', key: outcomeKey(parts.flatMap(({ outcomes }) => outcomes)), values }
  return { tone: toneOf(state), key: state, values }
}

/** What is not known of a cell beside what it is judged by: facts that nobody has entered, or senders not looked at. */
export function unknownBeside({ state, parts }: ShownCell): 'noFacts' | 'unproved' | null {
  if (isUnknownState(state)) return null
  const unknown = parts.filter(isUnknownPart)
  if (unknown.length === 0) return null
  return unknown.some(({ missing }) => missing !== null) ? 'noFacts' : 'unproved'
}

/** How bounces fare of whom the wants of a service do not speak. */
export function bounceWords({ outcomes }: Bounces): {
  readonly tone: Tone
  readonly key: 'in' | 'someRefused' | 'refused'
} {
  if (!outcomes.includes('accepted')) return { tone: 'ask', key: 'refused' }
  return outcomes.length === 1 ? { tone: 'good', key: 'in' } : { tone: 'ask', key: 'someRefused' }
}

/** Reports whether a cell says that mail gets in while bounces of the same service do not. */
export const lacksBounces = ({ state, bounces }: ShownCell): boolean =>
  areRefused(bounces) && (state === 'holds' || state === 'holdsIf')

/** From this many addresses on, a set is called most of the internet. */
const MOST_ADDRESSES = 2n ** 31n

/** Where most addresses are refused by default, nobody reads that all get in under a condition. */
function keyOfCondition(part: ShownPart | null): 'inIf' | 'outIf' | 'refusedUnless' {
  if (part?.spec.wish === 'refused') return 'outIf'
  const isRefused = part?.failures.some(
    ({ given, addresses }) => given.length === 0 && BigInt(addresses.ipv4) > MOST_ADDRESSES,
  )
  return isRefused ? 'refusedUnless' : 'inIf'
}

function outcomeKey(outcomes: readonly Outcome[]): 'getsIn' | 'refused' | 'differs' | 'nothingWanted' {
  if (outcomes.length === 0) return 'nothingWanted'
  if (outcomes.every((one) => one === 'accepted')) return 'getsIn'
  return outcomes.includes('accepted') ? 'differs' : 'refused'
}

/** States of the phase before from which nothing can get worse, since nothing was wanted or known. */
const UNTOLD: ReadonlySet<ResultState> = new Set(['either', 'noFacts', 'unproved', 'checking'])

/** Reports whether a cell is worse than that of the same row in the phase before, also where both are no worse than today. */
export const isWorseThanBefore = (cell: ShownCell, before: ShownCell | null): boolean =>
  before !== null && !UNTOLD.has(before.state) && !isFine(cell.state) && byWorst(cell, before) < 0

/** The part that a cell is judged by; null of a cell without parts. */
export const worstPart = (parts: readonly ShownPart[]): ShownPart | null => [...parts].sort(byWorst)[0] ?? null

/** The tone of a line in a list; what is only perhaps so is asked, not said. */
export const lineTone = ({ state, certainty }: Pick<FaultLine, 'state' | 'certainty'>): Tone =>
  certainty === 'perhaps' && state !== 'decide' ? 'ask' : toneOf(state)

/** How a phase stands; `checking` while it is not known. */
export const shownStanding = (cells: readonly ShownCell[] | null, risks: readonly AcceptedRisk[]): PhaseStanding =>
  cells === null ? { state: 'checking', count: 0, isAsToday: false, isAccepted: false } : phaseStanding(cells, risks)

/** The tone of a phase, whose sign is that of its cells: what is accepted by name is well. */
export const phaseTone = ({ state, isAccepted }: Pick<PhaseStanding, 'state' | 'isAccepted'>): Tone =>
  isAccepted ? 'good' : toneOf(state)

const SAMPLE_TONES: Readonly<Record<SampleState, Tone>> = {
  in: 'good',
  shut: 'shut',
  lost: 'lost',
  delayed: 'later',
  decide: 'decide',
  open: 'open',
  shared: 'shared',
  elsewhere: 'lost',
  uncertain: 'ask',
}

/** The tone of a verdict on a sample: one that another answer would turn is asked, not said. */
export const sampleTone = ({ state, hangsOn }: Pick<AssessedSample, 'state' | 'hangsOn'>): Tone =>
  hangsOn.length > 0 && (state === 'in' || state === 'shut') ? 'ask' : SAMPLE_TONES[state]
