import { pointerStep } from './json-pointer'
import type { Note, PlacedNote } from './notes'

/**
 * The values of a JSON text with their lines, because a problem must name its line. `JSON.parse` cannot be used: it
 * silently takes the last of two equal properties, rounds long numbers, and cannot pause. This parser is not recursive,
 * so that no nesting can exhaust the stack.
 */
type JsonLines = {
  /** the values of all JSON texts in sequence, up to the fault */
  readonly roots: readonly unknown[]
  /** lines by JSON pointer (RFC 6901), which starts with the number of the text, up to `DEEPEST_POINTER` steps */
  readonly lines: ReadonlyMap<string, number>
  readonly notes: readonly PlacedNote[]
  /** the line from which the text is not JSON, or null */
  readonly fault: number | null
  readonly depth: number
}

const DEEPEST_POINTER = 5
/** The most properties that are kept, more than an object of Exchange Online has. */
export const MOST_PROPERTIES = 1000
/** The most notes that are kept, as many as problems are listed. */
const MOST_NOTES = 500
const WORD = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/

type Frame = {
  readonly pointer: string
  readonly line: number
  /** the properties of an object; null for a list */
  readonly properties: Map<string, unknown> | null
  readonly list: unknown[]
  key: string
  /** the next value is not kept, because its property is repeated, or there are too many */
  isLeftOut: boolean
  leftOut: number
  next: Expected
}
/** The token that may come next inside a frame. */
type Expected = 'first' | 'item' | 'colon' | 'value' | 'comma'

/** Characters that are read before the parser pauses. */
const TURN = 16 * 1024
/** Entries of a list whose lines are kept, far more than any list may have. */
const MOST_ENTRIES = 20_000

/** Parses a text, at most `deepest` levels deep, with pauses. */
export function* walkJson(text: string, deepest: number): Generator<void, JsonLines> {
  let turn = TURN
  const walk = jsonBuilder()
  let line = 1
  let depth = 0
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at)
    if (char === '\n') line++
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t') {
      at++
      continue
    }
    const end = endOfToken(text, at)
    if (!walk.take(text.slice(at, end), line)) return { ...walk.finish(), fault: line, depth }
    depth = Math.max(depth, walk.depth())
    if (depth > deepest) return { ...walk.finish(), fault: null, depth }
    at = end
    if (at > turn) {
      turn = at + TURN
      yield
    }
  }
  const built = walk.finish()
  return { ...built, fault: walk.depth() === 0 && built.roots.length > 0 ? null : line, depth }
}

/** Builds values from tokens. */
function jsonBuilder() {
  const roots: unknown[] = []
  const lines = new Map<string, number>()
  const notes: PlacedNote[] = []
  const frames: Frame[] = []
  const note = (frame: Frame, rest: Omit<Note, 'property'> & { property?: string }) => {
    if (notes.length < MOST_NOTES) notes.push({ property: '', ...rest, pointer: frame.pointer })
  }
  const place = (value: unknown): void => {
    const frame = frames.at(-1)
    if (frame === undefined) roots.push(value)
    else if (frame.properties === null) frame.list.push(value)
    else if (!frame.isLeftOut) frame.properties.set(frame.key, value)
  }
  const close = (frame: Frame): void => {
    frames.pop()
    const { properties, list, leftOut, line } = frame
    if (leftOut > 0)
      note(frame, {
        code: 'TOO_MANY_PROPERTIES',
        line,
        value: null,
        parameters: { limit: MOST_PROPERTIES, count: leftOut },
      })
    place(properties === null ? list : Object.fromEntries(properties))
  }
  const takeKey = (frame: Frame, key: string, line: number): void => {
    const { properties } = frame
    const isTwice = properties?.has(key) === true
    frame.key = key
    frame.isLeftOut = isTwice || (properties?.size ?? 0) >= MOST_PROPERTIES
    if (isTwice) note(frame, { code: 'DUPLICATE_PROPERTY', line, property: key, value: key })
    else if (frame.isLeftOut) frame.leftOut++
  }
  /** Takes a token that is a value or starts one; false if it does not. */
  const takeValue = (frame: Frame | undefined, token: string, line: number): boolean => {
    const opens = token === '{' || token === '['
    const value = opens ? null : parseScalar(token)
    if (value === undefined) return false
    const isKept = frame === undefined || (!frame.isLeftOut && frame.list.length < MOST_ENTRIES)
    if (!opens && (!isKept || frames.length > DEEPEST_POINTER)) place(value)
    else {
      const step = frame === undefined ? roots.length : frame.properties === null ? frame.list.length : frame.key
      const pointer = (frame?.pointer ?? '') + pointerStep(step)
      if (isKept && frames.length <= DEEPEST_POINTER) lines.set(pointer, line)
      if (opens) frames.push(openFrame(token === '{', pointer, line))
      else place(value)
    }
    return true
  }
  /** Takes a token; false if it is not allowed here. */
  const take = (token: string, line: number): boolean => {
    const frame = frames.at(-1)
    if (frame !== undefined && token === (frame.properties === null ? ']' : '}')) {
      if (frame.next !== 'first' && frame.next !== 'comma') return false
      close(frame)
      return true
    }
    if (frame?.next === 'comma') return moveOn(frame, token === ',', 'item')
    if (frame?.next === 'colon') return moveOn(frame, token === ':', 'value')
    if (frame !== undefined && frame.properties !== null && frame.next !== 'value') {
      const key = readString(token)
      if (key !== null) takeKey(frame, key, line)
      return moveOn(frame, key !== null, 'colon')
    }
    if (frame !== undefined) frame.next = 'comma'
    return takeValue(frame, token, line)
  }
  return { take, depth: () => frames.length, finish: () => ({ roots, lines, notes }) }
}

const openFrame = (isObject: boolean, pointer: string, line: number): Frame => ({
  pointer,
  line,
  properties: isObject ? new Map() : null,
  list: [],
  key: '',
  isLeftOut: false,
  leftOut: 0,
  next: 'first',
})

/**
 * The text, number or word of a token; undefined if it is none of these. A number that would be rounded stays text, as
 * in CLIXML.
 */
function parseScalar(token: string): unknown {
  if (token.startsWith('"')) return readString(token) ?? undefined
  if (!WORD.test(token)) return undefined
  const value: unknown = JSON.parse(token)
  if (typeof value !== 'number') return value
  const isRounded = /^-?\d+$/.test(token) && token !== '-0' && String(value) !== token
  return isRounded || !Number.isFinite(value) ? token : value
}

function moveOn(frame: Frame, isRight: boolean, next: Expected): boolean {
  frame.next = next
  return isRight
}

function readString(token: string): string | null {
  if (!token.startsWith('"')) return null
  try {
    return String(JSON.parse(token))
  } catch {
    return null
  }
}

/** The end of the token that starts at `at`: a string, a punctuation character, or a word. */
function endOfToken(text: string, at: number): number {
  if (text.charAt(at) !== '"') {
    let end = at
    while (end < text.length && /[-\w.+]/.test(text.charAt(end))) end++
    return end > at ? end : at + 1
  }
  for (let end = at + 1; end < text.length; end++) {
    const char = text.charAt(end)
    if (char === '\\') end++
    else if (char === '"') return end + 1
  }
  return text.length
}
