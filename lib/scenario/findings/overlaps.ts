import { type DetectedFinding, detect, type IndexedConnector, quote } from './detected-finding'
import type { Spans } from './networks'

type ListWithSpans = { readonly subject: IndexedConnector; readonly spans: Spans }

/**
 * Finds enabled connectors whose lists share addresses: one finding per connector, which names one other. The ranges of
 * all lists are sorted and walked once in each direction, so that long lists are not compared in pairs.
 */
export function findOverlaps(lists: readonly ListWithSpans[]): DetectedFinding[] {
  const met = findOverlapOfEach(lists)
  return lists.flatMap(({ subject, spans }, i) => {
    const meeting = met[i]
    const entry = meeting === undefined ? -1 : entryWith(spans, meeting.address)
    const other = meeting === undefined ? undefined : lists[meeting.other]
    if (other === undefined || entry < 0) return []
    const parameters = {
      value: quote(subject.connector.senderIPAddresses[entry] ?? ''),
      other: quote(other.subject.connector.name),
    }
    return [detect(subject, 'NETWORKS_OVERLAP', 'senderIPAddresses', parameters, entry)]
  })
}

const entryWith = ({ entries, firsts, lasts }: Spans, address: number): number =>
  entries[firsts.findIndex((first, j) => first <= address && address <= (lasts[j] as number))] ?? -1

type Overlap = { readonly other: number; readonly address: number }

/** For every list another list that it overlaps, and an address of the overlap. */
function findOverlapOfEach(lists: readonly ListWithSpans[]): (Overlap | undefined)[] {
  const met: (Overlap | undefined)[] = new Array(lists.length).fill(undefined)
  const ranges = sortRanges(lists)
  if (ranges === null) return met
  const { owners, firsts, lasts } = ranges
  // Upwards: does an earlier range of another list reach this one?
  walk(owners, lasts, firsts, (i, other) => {
    met[owners[i] as number] ??= { other, address: firsts[i] as number }
  })
  // Downwards, with negated addresses: does this range reach a later one of another list?
  const turn = (values: Float64Array) => values.map((value) => -value).reverse()
  const turnedOwners = owners.slice().reverse()
  walk(turnedOwners, turn(firsts), turn(lasts), (i, other, reached) => {
    met[turnedOwners[i] as number] ??= { other, address: -reached }
  })
  return met
}

/**
 * Calls `meet` for every range that an earlier range of another list reaches. It is enough to remember the furthest
 * ends of two different lists: at least one of them is another list.
 */
function walk(
  owners: Int32Array,
  reaches: Float64Array,
  starts: Float64Array,
  meet: (index: number, other: number, reached: number) => void,
): void {
  let furthest = { owner: -1, reach: Number.NEGATIVE_INFINITY }
  let second = furthest
  for (let i = 0; i < owners.length; i++) {
    const owner = owners[i] as number
    const reach = reaches[i] as number
    const other = furthest.owner === owner ? second : furthest
    if (other.reach >= (starts[i] as number)) meet(i, other.owner, other.reach)
    if (furthest.owner === owner) furthest.reach = Math.max(furthest.reach, reach)
    else if (reach > furthest.reach) {
      second = furthest
      furthest = { owner, reach }
    } else if (reach > second.reach) second = { owner, reach }
  }
}

type Ranges = { readonly owners: Int32Array; readonly firsts: Float64Array; readonly lasts: Float64Array }

/**
 * An address and an index are packed into one number, which is exact for up to this many ranges. No request has more.
 */
const MOST_RANGES = 2 ** 21

/** All ranges sorted by first address; null for fewer than two non-empty lists, or too many ranges. */
function sortRanges(lists: readonly ListWithSpans[]): Ranges | null {
  const count = lists.reduce((sum, { spans }) => sum + spans.firsts.length, 0)
  if (count > MOST_RANGES || lists.filter(({ spans }) => spans.firsts.length > 0).length < 2) return null
  const owners = new Int32Array(count)
  const lasts = new Float64Array(count)
  const keys = new Float64Array(count)
  let next = 0
  for (const [owner, { spans }] of lists.entries())
    for (let j = 0; j < spans.firsts.length; j++) {
      owners[next] = owner
      lasts[next] = spans.lasts[j] as number
      keys[next] = (spans.firsts[j] as number) * MOST_RANGES + next
      next++
    }
  return inOrderOf(keys.sort(), owners, lasts)
}

function inOrderOf(keys: Float64Array, owners: Int32Array, lasts: Float64Array): Ranges {
  const sorted = {
    owners: new Int32Array(keys.length),
    firsts: new Float64Array(keys.length),
    lasts: new Float64Array(keys.length),
  }
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as number
    const first = Math.floor(key / MOST_RANGES)
    const position = key - first * MOST_RANGES
    sorted.owners[i] = owners[position] as number
    sorted.firsts[i] = first
    sorted.lasts[i] = lasts[position] as number
  }
  return sorted
}
