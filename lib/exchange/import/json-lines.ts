/**
 * On which line of a JSON text each value stands. `JSON.parse` reads the values; this only walks beside it, because a
 * problem must name its line. It is not recursive, so that no nesting can exhaust the stack.
 */
export type JsonLines = {
  /** by JSON pointer (RFC 6901), down to `DEEPEST_POINTER` steps */
  readonly lines: ReadonlyMap<string, number>
  /** the line where the text stops being JSON, or null */
  readonly fault: number | null
  readonly depth: number
}

const DEEPEST_POINTER = 5
const WORD = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)$/

/** One step of a JSON pointer. */
export const pointerStep = (key: string | number): string =>
  `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`

type Frame = { readonly isObject: boolean; readonly pointer: string; index: number; key: string | null; next: Expected }
/** what may stand next inside a frame */
type Expected = 'first' | 'item' | 'colon' | 'value' | 'comma'

/** Letters walked before others get their turn. */
const TURN = 64 * 1024

/** Walks the text, no deeper than `deepest` levels, and stops now and then. */
export function* walkJson(text: string, deepest: number): Generator<void, JsonLines> {
  let turn = TURN
  const lines = new Map<string, number>()
  const frames: Frame[] = []
  let line = 1
  let depth = 0
  let isDone = false
  for (let at = 0; at < text.length; ) {
    const char = text.charAt(at)
    if (char === '\n') line++
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t') {
      at++
      continue
    }
    const end = endOfToken(text, at)
    const token = text.slice(at, end)
    const frame = frames.at(-1)
    const pointer = isDone ? null : step(frame, token)
    if (pointer === null || end === at) return { lines, fault: line, depth }
    if (pointer === undefined) {
      if (token === '}' || token === ']') frames.pop()
    } else {
      if (frames.length <= DEEPEST_POINTER) lines.set(pointer, line)
      if (token === '{' || token === '[')
        frames.push({ isObject: token === '{', pointer, index: 0, key: null, next: 'first' })
    }
    depth = Math.max(depth, frames.length)
    if (depth > deepest) return { lines, fault: null, depth }
    isDone = frames.length === 0
    at = end
    if (at > turn) {
      turn = at + TURN
      yield
    }
  }
  return { lines, fault: isDone ? null : line, depth }
}

/**
 * Takes one token: the pointer of the value that starts with it, undefined if it is punctuation or a key, null if it may
 * not stand here.
 */
function step(frame: Frame | undefined, token: string): string | null | undefined {
  if (frame === undefined) return isValueStart(token) ? '' : null
  if (token === (frame.isObject ? '}' : ']')) return frame.next === 'first' || frame.next === 'comma' ? undefined : null
  if (frame.next === 'comma') return moveOn(frame, token === ',', 'item')
  if (frame.next === 'colon') return moveOn(frame, token === ':', 'value')
  if (frame.isObject && frame.next !== 'value') {
    frame.key = readString(token)
    return moveOn(frame, frame.key !== null, 'colon')
  }
  if (!isValueStart(token)) return null
  frame.next = 'comma'
  return frame.pointer + pointerStep(frame.isObject ? (frame.key ?? '') : frame.index++)
}

function moveOn(frame: Frame, isRight: boolean, next: Expected): undefined | null {
  frame.next = next
  return isRight ? undefined : null
}

const isValueStart = (token: string): boolean =>
  token === '{' || token === '[' || readString(token) !== null || WORD.test(token)

function readString(token: string): string | null {
  if (!token.startsWith('"')) return null
  try {
    return String(JSON.parse(token))
  } catch {
    return null
  }
}

/** Where the token that starts at `at` ends: a string, one sign of punctuation, or a word. */
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
