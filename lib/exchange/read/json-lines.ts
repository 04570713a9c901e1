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
  /** whether the fault is a line break within a text, which copies from PDF and from mails have */
  readonly isBrokenText: boolean
  readonly depth: number
}

const DEEPEST_POINTER = 9
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

/** Blanks that are no white space in JSON. Word processors and web pages put them in place of blanks. */
const OTHER_BLANKS = /[\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]/

/**
 * Parses a text, at most `deepest` levels deep, with pauses. `isCopy`: reads what only copying changes as what it was:
 * typographic quotes, other blanks between tokens, and a comma behind the last entry.
 */
export function* walkJson(text: string, deepest: number, { isCopy = false } = {}): Generator<void, JsonLines> {
  let turn = TURN
  const walk = new JsonBuilder(isCopy)
  let line = 1
  let depth = 0
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at)
    if (char === '\n') line++
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t' || (isCopy && OTHER_BLANKS.test(char))) {
      at++
      continue
    }
    const end = endOfToken(text, at, isCopy)
    const token = isCopy && TYPOGRAPHIC.test(char) ? straighten(text.slice(at, end)) : text.slice(at, end)
    const state = { depth, isBrokenText: false }
    if (!walk.take(token, line))
      return { ...walk.finish(), ...state, fault: line, isBrokenText: token.startsWith('"') && /[\r\n]/.test(token) }
    depth = Math.max(depth, walk.depth)
    if (depth > deepest) return { ...walk.finish(), ...state, fault: null, depth }
    at = end
    if (at > turn) {
      turn = at + TURN
      yield
    }
  }
  const built = walk.finish()
  const fault = walk.depth === 0 && built.roots.length > 0 ? null : line
  return { ...built, fault, isBrokenText: false, depth }
}

/** Builds values from tokens. `isCopy`: a comma in front of a closing bracket is left out, with a note. */
class JsonBuilder {
  readonly #isCopy: boolean
  readonly #roots: unknown[] = []
  readonly #lines = new Map<string, number>()
  readonly #notes: PlacedNote[] = []
  readonly #frames: Frame[] = []

  constructor(isCopy: boolean) {
    this.#isCopy = isCopy
  }

  get depth(): number {
    return this.#frames.length
  }

  /** Takes a token; false if it is not allowed here. */
  take(token: string, line: number): boolean {
    const frame = this.#frames.at(-1)
    if (frame === undefined) return this.#takeValue(frame, token, line)
    if (token === (frame.properties === null ? ']' : '}')) return this.#takeEnd(frame, line)
    if (frame.next === 'comma') return moveOn(frame, token === ',', 'item')
    if (frame.next === 'colon') return moveOn(frame, token === ':', 'value')
    if (frame.properties !== null && frame.next !== 'value') return this.#takeKey(frame, token, line)
    frame.next = 'comma'
    return this.#takeValue(frame, token, line)
  }

  finish() {
    return { roots: this.#roots, lines: this.#lines, notes: this.#notes }
  }

  /** Takes the bracket that ends an object or a list; false if something is expected first. */
  #takeEnd(frame: Frame, line: number): boolean {
    const isBehindComma = this.#isCopy && frame.next === 'item'
    if (frame.next !== 'first' && frame.next !== 'comma' && !isBehindComma) return false
    if (isBehindComma) this.#note(frame, { code: 'COMMA_LEFT_OUT', line, value: null })
    this.#close(frame)
    return true
  }

  /** Takes the name of a property; false if the token is no text. */
  #takeKey(frame: Frame, token: string, line: number): boolean {
    const key = readString(token)
    if (key !== null) this.#startProperty(frame, key, line)
    return moveOn(frame, key !== null, 'colon')
  }

  #startProperty(frame: Frame, key: string, line: number): void {
    const { properties } = frame
    const isTwice = properties?.has(key) === true
    frame.key = key
    frame.isLeftOut = isTwice || (properties?.size ?? 0) >= MOST_PROPERTIES
    if (isTwice) this.#note(frame, { code: 'DUPLICATE_PROPERTY', line, property: key, value: key })
    else if (frame.isLeftOut) frame.leftOut++
  }

  /** Takes a token that is a value or starts one; false if it does not. */
  #takeValue(frame: Frame | undefined, token: string, line: number): boolean {
    const opens = token === '{' || token === '['
    const value = opens ? null : parseScalar(token)
    if (value === undefined) return false
    const isKept = frame === undefined || (!frame.isLeftOut && frame.list.length < MOST_ENTRIES)
    const hasLine = isKept && this.depth <= DEEPEST_POINTER
    if (!opens && !hasLine) {
      this.#place(value)
      return true
    }
    const pointer = this.#pointerIn(frame)
    if (hasLine) this.#lines.set(pointer, line)
    if (opens) this.#frames.push(openFrame(token === '{', pointer, line))
    else this.#place(value)
    return true
  }

  /** The pointer of the next value of the frame. */
  #pointerIn(frame: Frame | undefined): string {
    if (frame === undefined) return pointerStep(this.#roots.length)
    return frame.pointer + pointerStep(frame.properties === null ? frame.list.length : frame.key)
  }

  #close(frame: Frame): void {
    this.#frames.pop()
    const { properties, list, leftOut: count, line } = frame
    if (count > 0)
      this.#note(frame, {
        code: 'TOO_MANY_PROPERTIES',
        line,
        value: null,
        parameters: { limit: MOST_PROPERTIES, count },
      })
    this.#place(properties === null ? list : Object.fromEntries(properties))
  }

  #place(value: unknown): void {
    const frame = this.#frames.at(-1)
    if (frame === undefined) this.#roots.push(value)
    else if (frame.properties === null) frame.list.push(value)
    else if (!frame.isLeftOut) frame.properties.set(frame.key, value)
  }

  #note(frame: Frame, rest: Omit<Note, 'property'> & { property?: string }): void {
    if (this.#notes.length < MOST_NOTES) this.#notes.push({ property: '', ...rest, pointer: frame.pointer })
  }
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

/** Quotes that word processors and chats put in place of straight ones. */
const TYPOGRAPHIC = /[\u00ab\u00bb\u201c-\u201f\u2033\uff02]/

/** A text in typographic quotes as JSON writes it. Straight quotes within it are characters of the text. */
function straighten(token: string): string {
  const isClosed = token.length > 1 && TYPOGRAPHIC.test(token.charAt(token.length - 1))
  const inner = token.slice(1, isClosed ? -1 : undefined).replace(/\\.|"/gs, (part) => (part === '"' ? '\\"' : part))
  // An escaped typographic quote was an escaped straight one.
  const escaped = inner.replace(/\\(?=[\u00ab\u00bb\u201c-\u201f\u2033\uff02])./g, '\\"')
  return isClosed ? `"${escaped}"` : `"${escaped}`
}

/** The end of the token that starts at `at`: a text, a punctuation character, or a word. */
function endOfToken(text: string, at: number, isCopy: boolean): number {
  const quote = text.charAt(at)
  const isTypographic = isCopy && TYPOGRAPHIC.test(quote)
  if (quote !== '"' && !isTypographic) {
    let end = at
    while (end < text.length && /[-\w.+]/.test(text.charAt(end))) end++
    return end > at ? end : at + 1
  }
  for (let end = at + 1; end < text.length; end++) {
    const char = text.charAt(end)
    if (char === '\\') end++
    else if (isTypographic ? TYPOGRAPHIC.test(char) : char === '"') return end + 1
  }
  return text.length
}

/**
 * The end of the JSON texts that start at `at` and follow each other with nothing but blanks between. A text that is
 * never closed goes on to the next prompt of a console, or to the end.
 */
export function endOfJson(text: string, start: number): number {
  let depth = 0
  let whole = start
  for (let at = start; at < text.length; ) {
    const char = text.charAt(at)
    if (/\s/.test(char)) {
      at++
      if (char === '\n' && depth > 0 && (text.startsWith('PS ', at) || text.startsWith('[PS]', at))) return at
      continue
    }
    if (depth === 0 && char !== '{' && char !== '[') return whole
    if (depth === 0 && whole > start && !startsJson(text.slice(at, at + LONGEST_START))) return whole
    at = endOfToken(text, at, true)
    if (char === '{' || char === '[') depth++
    if ((char === '}' || char === ']') && --depth === 0) whole = at
  }
  return depth === 0 ? whole : text.length
}

const LONGEST_START = 200

/** Reports whether a text starts like a JSON object or list, and not like another text in brackets. */
export const startsJson = (text: string): boolean =>
  /^(?:\{\s*(?:["\u00ab\u00bb\u201c-\u201f\u2033\uff02}]|$)|\[\s*(?:["\u201c-\u201f[{\]]|null\b|-?\d+\s*[,\]]|$))/.test(
    text,
  )
