import { type EvidenceProblem, evidenceProblem, type TextPosition } from './evidence'
import { lineAt, lowerAscii, type PastedText, positionOf } from './pasted-text'

/** `InboundConnectorData=Name=…;ConnectorType=…;TenantId=…` of a trace (docs/formats.md §8.2). */
type ConnectorData = {
  readonly name: string
  readonly from: TextPosition
  readonly problems: readonly EvidenceProblem[]
}

const START = 'inboundconnectordata=name='
const TYPE = ';connectortype='
const LONGEST_NAME = 1000
/** The most entries that are read. A trace names a connector once or twice for each message. */
const MOST_ENTRIES = 200
/** A known type that is not the beginning of a longer word. */
const TYPE_VALUE = /^(?:partner|onpremises|default)(?![a-z0-9])/

/**
 * All connectors that the text names. A name may contain `;` and `=`, so it ends where the type follows. If it could
 * end in two places, the longer name is taken, with a problem.
 */
export function findConnectorData(pasted: PastedText): ConnectorData[] {
  const lower = lowerAscii(pasted.text)
  const found: ConnectorData[] = []
  for (let at = lower.indexOf(START); at >= 0 && found.length < MOST_ENTRIES; at = lower.indexOf(START, at + 1)) {
    const data = readEntry(pasted, lower, at)
    if (data !== null) found.push(data)
  }
  return found
}

/** The count of names that could not be read, because they are cut or not closed. */
export function countUnreadable(pasted: PastedText, found: number): number {
  return lowerAscii(pasted.text).split(START).length - 1 - found
}

function readEntry(pasted: PastedText, lower: string, at: number): ConnectorData | null {
  const start = at + START.length
  // A window of fixed size, so that the whole text is not searched for the end of a name.
  const window = lower.slice(start, start + LONGEST_NAME)
  const next = window.indexOf(START)
  const entry = next < 0 ? window : window.slice(0, next)
  const ends = findTypes(entry)
  const [first] = ends
  if (first === undefined) return null
  const close = closeOf(entry, first + TYPE.length)
  const end = ends.filter((other) => other < close).at(-1) ?? first
  const raw = pasted.text.slice(start, start + end)
  const name = raw.replace(/\n/g, '').trim()
  const line = lineAt(pasted, at)
  const problems: EvidenceProblem[] = []
  if (end !== first) problems.push(evidenceProblem('NAME_UNSURE', name, line))
  if (raw.includes('\n')) problems.push(evidenceProblem('NAME_WRAPPED', name, line))
  return { name, from: positionOf(pasted, at, start + end + TYPE.length + 12), problems }
}

function findTypes(entry: string): number[] {
  const ends: number[] = []
  for (let at = entry.indexOf(TYPE); at >= 0; at = entry.indexOf(TYPE, at + 1))
    if (TYPE_VALUE.test(entry.slice(at + TYPE.length, at + TYPE.length + 12))) ends.push(at)
  return ends
}

/** The end of an entry: a quote, or the beginning of the next `S:`. */
function closeOf(entry: string, from: number): number {
  const closes = [';s:', "'", '"', '\n', '</'].map((mark) => entry.indexOf(mark, from)).filter((at) => at >= 0)
  return Math.min(entry.length, ...closes)
}
