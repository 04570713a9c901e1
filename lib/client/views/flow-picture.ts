import type { Outcome } from '#lib/matcher'
import type { Strand, WhoFlow } from '#lib/scenario/wants/flow'
import type { WhoKey } from '#lib/scenario/wants/who'
import { type Tone, toneOf } from './plan-words'

/** What a band leads through: a connector by its id, or none of them. */
export const NO_CONNECTOR = ''

/** Where a band ends: who gets in, by a connector or without one; and who does not, by the code of the reply. */
export type Ending = {
  readonly kind: 'byConnector' | 'byDefault' | Exclude<Outcome, 'accepted'>
  readonly codes: string | null
}

/** A box of the picture, in pixels from its top. */
export type Box<Key> = { readonly key: Key; readonly top: number; readonly height: number }

/** Half of a way: from *who* to connector, or from connector to ending. Heights are in pixels from the top of the picture. */
export type Band = {
  readonly who: WhoKey
  readonly way: ToldWay
  readonly tone: Tone
  /** it hangs on an answer, or another answer leads here */
  readonly isDashed: boolean
  readonly from: number
  readonly to: number
}

/** A way of a *who* in words: the connector that it takes, and where it ends. */
export type ToldWay = {
  readonly connectorId: string
  readonly ending: Ending
  readonly tone: Tone
  readonly isPerhaps: boolean
  /** one of the senders that take it */
  readonly example: Strand['example']
}

/** The flow of a phase: boxes in three columns, the bands between them, and the same in words. */
export type FlowPicture = {
  readonly height: number
  readonly whos: readonly Box<WhoKey>[]
  readonly connectors: readonly Box<string>[]
  readonly endings: readonly (Box<string> & { readonly ending: Ending })[]
  readonly toConnector: readonly Band[]
  readonly toEnding: readonly Band[]
  readonly told: ReadonlyMap<WhoKey, readonly ToldWay[]>
}

const WHO = { height: 38, gap: 6 }
const CONNECTOR = { height: 46, gap: 12 }
const ENDING = { height: 46, gap: 24 }

type EnabledOrNot = { readonly id: string; readonly enabled: boolean }
type Leg = ToldWay & { readonly who: WhoKey; readonly isDashed: boolean; readonly endingKey: string }

/**
 * Lays out the flow of a phase: rows in the order of the flow, the enabled ones of its connectors in their order, and the
 * endings that occur, those who get in first.
 */
export function layOutFlow(flow: readonly WhoFlow[], connectors: readonly EnabledOrNot[]): FlowPicture {
  const connectorIds = connectors.filter(({ enabled }) => enabled).map(({ id }) => id)
  const legs = flow.flatMap(({ who, strands }) => strands.flatMap((strand) => legsOf(who, strand)))
  const isPassed = legs.some(({ connectorId }) => connectorId === NO_CONNECTOR)
  const middle = [...connectorIds, ...(isPassed ? [NO_CONNECTOR] : [])]
  const endings = endingsOf(legs)
  const height = Math.max(
    lengthOf(flow.length, WHO),
    lengthOf(middle.length, CONNECTOR),
    lengthOf(endings.length, ENDING),
  )
  const whos = stack(
    flow.map(({ who }) => who),
    WHO,
    height,
  )
  const middleBoxes = stack(middle, CONNECTOR, height)
  const ends = stack(
    endings.map(({ key }) => key),
    ENDING,
    height,
  )
  return {
    height,
    whos,
    connectors: middleBoxes,
    endings: ends.map((box, index) => ({ ...box, ending: endings[index]?.ending ?? UNKNOWN_ENDING })),
    toConnector: bandsBetween(
      legs.map((leg) => ({ leg, from: leg.who, to: leg.connectorId })),
      whos,
      middleBoxes,
    ),
    toEnding: bandsBetween(
      legs.map((leg) => ({ leg, from: leg.connectorId, to: leg.endingKey })),
      middleBoxes,
      ends,
    ),
    told: new Map(flow.map(({ who }) => [who, legs.filter((leg) => leg.who === who)])),
  }
}

const UNKNOWN_ENDING: Ending = { kind: 'rejected', codes: null }

/** A way that several connectors admit leads through each of them. */
function legsOf(who: WhoKey, strand: Strand): Leg[] {
  const through = strand.connectorIds.length === 0 ? [NO_CONNECTOR] : strand.connectorIds
  return through.map((connectorId) => {
    const ending = endingOf(strand, connectorId)
    const isDashed = strand.isPerhaps || strand.state === 'holdsIf' || strand.certainty === 'perhaps'
    return {
      who,
      connectorId,
      ending,
      endingKey: keyOfEnding(ending),
      tone: toneOfStrand(strand),
      isPerhaps: strand.isPerhaps,
      example: strand.example,
      isDashed,
    }
  })
}

const endingOf = ({ outcome, codes }: Strand, connectorId: string): Ending =>
  outcome === 'accepted'
    ? { kind: connectorId === NO_CONNECTOR ? 'byDefault' : 'byConnector', codes: null }
    : { kind: outcome, codes }

const keyOfEnding = ({ kind, codes }: Ending): string => `${kind} ${codes}`

/** Who is refused as wanted is quiet; what only another answer brings about is asked. */
function toneOfStrand({ state, isPerhaps, isUnwanted }: Strand): Tone {
  if (isPerhaps) return state === 'either' ? 'quiet' : 'ask'
  return state === 'holds' && isUnwanted ? 'shut' : toneOf(state)
}

const ENDING_ORDER: readonly Ending['kind'][] = ['byConnector', 'byDefault', 'deferred', 'rejected', 'not-ours']

function endingsOf(legs: readonly Leg[]): { readonly key: string; readonly ending: Ending }[] {
  const found = new Map(legs.map(({ endingKey, ending }) => [endingKey, ending]))
  return [...found]
    .map(([key, ending]) => ({ key, ending }))
    .sort(
      (one, other) =>
        ENDING_ORDER.indexOf(one.ending.kind) - ENDING_ORDER.indexOf(other.ending.kind) ||
        one.key.localeCompare(other.key),
    )
}

type Measure = { readonly height: number; readonly gap: number }

const lengthOf = (count: number, { height, gap }: Measure): number => Math.max(0, count * (height + gap) - gap)

/** Boxes of one column, spread over the height of the picture. */
function stack<Key>(keys: readonly Key[], measure: Measure, total: number): Box<Key>[] {
  const free = total - lengthOf(keys.length, measure)
  const extra = keys.length === 0 ? 0 : free / keys.length
  return keys.map((key, index) => ({
    key,
    top: extra / 2 + index * (measure.height + measure.gap + extra),
    height: measure.height,
  }))
}

type Link = { readonly leg: Leg; readonly from: string; readonly to: string }

/** Bands between two columns. At each box they are ordered by where they lead, so that they cross as little as they can. */
function bandsBetween(
  links: readonly Link[],
  fromBoxes: readonly Box<string>[],
  toBoxes: readonly Box<string>[],
): Band[] {
  const starts = placesOf(links, fromBoxes, toBoxes, ({ from, to }) => ({ at: from, beyond: to }))
  const ends = placesOf(links, toBoxes, fromBoxes, ({ from, to }) => ({ at: to, beyond: from }))
  return links.map((link) => ({
    who: link.leg.who,
    way: link.leg,
    tone: link.leg.tone,
    isDashed: link.leg.isDashed,
    from: starts.get(link) ?? 0,
    to: ends.get(link) ?? 0,
  }))
}

/** The height at which each link meets its box on one side. */
function placesOf(
  links: readonly Link[],
  boxes: readonly Box<string>[],
  others: readonly Box<string>[],
  read: (link: Link) => { readonly at: string; readonly beyond: string },
): Map<Link, number> {
  const order = new Map(others.map(({ key }, index) => [key, index]))
  const places = new Map<Link, number>()
  for (const { key, top, height } of boxes) {
    const own = links
      .filter((link) => read(link).at === key)
      .sort((one, other) => (order.get(read(one).beyond) ?? 0) - (order.get(read(other).beyond) ?? 0))
    for (const [index, link] of own.entries()) places.set(link, top + (height * (index + 0.5)) / own.length)
  }
  return places
}

/** A sender by what decides about its way: address, TLS or its certificate name, and MAIL FROM. The same in every language. */
export function senderWords({ sourceIP, tls, certificateNames, mailFrom }: Strand['example']): string {
  const [name] = certificateNames
  return [sourceIP, ...(tls ? [name === undefined ? 'TLS' : `TLS ${name}`] : []), `MAIL FROM:<${mailFrom}>`].join(', ')
}
