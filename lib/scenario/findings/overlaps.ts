import { type Detected, detect, quote, type Subject } from './detected'
import type { Spans } from './networks'

type List = { readonly subject: Subject; readonly spans: Spans }

/**
 * Enabled connectors whose lists share addresses, one finding per connector, naming one other. A sweep over all range
 * ends at once, so that many long lists need no comparison of pairs.
 */
export function findOverlaps(lists: readonly List[]): Detected[] {
  const met = sweep(lists)
  return lists.flatMap(({ subject, spans }, i) => {
    const meeting = met[i]
    const entry = meeting === undefined ? -1 : entryWith(spans, meeting.address)
    const other = meeting === undefined ? undefined : lists[meeting.other]
    if (other === undefined || entry < 0) return []
    const value = quote(subject.connector.senderIPAddresses[entry] ?? '')
    return [
      detect(
        subject,
        'NETWORKS_OVERLAP',
        'senderIPAddresses',
        { value, other: quote(other.subject.connector.name) },
        entry,
      ),
    ]
  })
}

const entryWith = ({ entries, firsts, lasts }: Spans, address: number): number =>
  entries[firsts.findIndex((first, j) => first <= address && address <= (lasts[j] as number))] ?? -1

type Meeting = { readonly other: number; readonly address: number }

/** For every list the first other one it was seen to meet, and where. */
function sweep(lists: readonly List[]): (Meeting | undefined)[] {
  const met: (Meeting | undefined)[] = new Array(lists.length).fill(undefined)
  const depth = new Int32Array(lists.length)
  const open = new Set<number>()
  const openAndUnmet = new Set<number>()
  for (const event of eventsOf(lists)) {
    const list = event % lists.length
    const end = (event - list) / lists.length
    const starts = end % 2 === 1
    depth[list] = (depth[list] as number) + (starts ? 1 : -1)
    if (!starts) {
      if (depth[list] === 0) {
        open.delete(list)
        openAndUnmet.delete(list)
      }
      continue
    }
    if (depth[list] !== 1) continue
    const [other] = open
    if (other !== undefined) {
      const address = (end - 1) / 2
      met[list] ??= { other, address }
      for (const unmet of openAndUnmet) met[unmet] = { other: list, address }
      openAndUnmet.clear()
    }
    open.add(list)
    if (met[list] === undefined) openAndUnmet.add(list)
  }
  return met
}

/**
 * Range ends as sorted numbers: address, then end before start (an end stands at the address after the last), then list.
 * An address takes 33 bits, so the numbers are exact for any number of lists that a set can have.
 */
function eventsOf(lists: readonly List[]): Float64Array {
  const events = new Float64Array(2 * lists.reduce((sum, { spans }) => sum + spans.firsts.length, 0))
  let next = 0
  for (const [i, { spans }] of lists.entries()) {
    for (const first of spans.firsts) events[next++] = (first * 2 + 1) * lists.length + i
    for (const last of spans.lasts) events[next++] = (last + 1) * 2 * lists.length + i
  }
  return events.sort()
}
