import { readToken, type StringPart, type Token } from './powershell-tokens'

/**
 * A value as the text gives it. `known` holds what JSON can hold. `unknown` depends on something that the text does not
 * hold or that would have to be executed; `text` is how it is written.
 */
export type Value =
  | { readonly isKnown: true; readonly value: unknown; readonly at: number }
  | { readonly isKnown: false; readonly text: string; readonly at: number }

/** What variables hold, by their names in lower case. */
export type Variables = Map<string, Value>

type Read = { readonly value: Value; readonly end: number }

const DEEPEST = 20
const LONGEST_SHOWN = 100

const known = (value: unknown, at: number): Value => ({ isKnown: true, value, at })

/**
 * Reads the value at `from`: text, number, `$true`, variable, list, `@( )`, `@{ }` or `{ }`. Nothing is executed: calls,
 * operators and pipelines make the value unknown. It ends where the argument or statement ends.
 */
export function readValue(text: string, from: number, variables: Variables, depth = 0): Read {
  const items: Value[] = []
  const first = readToken(text, from)
  const start = first?.start ?? from
  let end = from
  for (;;) {
    const item = readItem(text, end, variables, depth)
    items.push(item.value)
    end = item.end
    const comma = readToken(text, end)
    if (comma?.kind !== 'sign' || comma.text !== ',') break
    end = skipNewlines(text, comma.end)
  }
  const rest = endOfOperators(text, end, depth)
  if (rest > end) return { value: unknownOf(text, start, rest), end: rest }
  const [only, ...others] = items
  if (others.length === 0 && only !== undefined) return { value: only, end }
  return { value: joined(items, text, start, end), end }
}

/** Reads what is assigned to a variable. A command or a pipeline is not executed, so its result is not known. */
export function readAssigned(text: string, from: number, variables: Variables): Read {
  const read = readValue(text, from, variables)
  const first = readToken(text, from)
  const next = readToken(text, read.end)
  const isCommand = first?.kind === 'word' && /^[A-Za-z.\\]/.test(first.text)
  const isPiped = next?.kind === 'sign' && (next.text === '|' || next.text === '&')
  if (first === null || !(isCommand || isPiped || first.text === '&')) return read
  const end = endOfStatement(text, first.start)
  return { value: unknownOf(text, first.start, end), end }
}

/** The end of a statement, past groups and the blocks of a pipeline. */
function endOfStatement(text: string, from: number): number {
  let at = from
  let depth = 0
  for (let token = readToken(text, at); token !== null; token = readToken(text, at)) {
    if (token.kind === 'sign' && /[({]$/.test(token.text)) depth++
    if (token.kind === 'sign' && /^[)}]$/.test(token.text) && --depth < 0) return at
    if (depth === 0 && (token.kind === 'newline' || (token.kind === 'sign' && token.text === ';'))) return at
    at = token.end
  }
  return text.length
}

function unknownOf(text: string, start: number, end: number): Value {
  const written = text.slice(start, end).replace(/\s+/g, ' ').trim()
  return { isKnown: false, text: written.slice(0, LONGEST_SHOWN), at: start }
}

/** A list. One entry that is not known makes the whole list unknown: a part of it would be a wrong value. */
function joined(items: readonly Value[], text: string, start: number, end: number): Value {
  const missing = items.find((item) => !item.isKnown)
  if (missing !== undefined) return missing
  const values = items.flatMap((item) => (item.isKnown ? (Array.isArray(item.value) ? item.value : [item.value]) : []))
  return depthless(values) ? known(values, start) : unknownOf(text, start, end)
}

const depthless = (values: readonly unknown[]): boolean => values.length <= 100_000

function skipNewlines(text: string, from: number): number {
  let at = from
  for (let token = readToken(text, at); token?.kind === 'newline'; token = readToken(text, at)) at = token.end
  return at
}

function readItem(text: string, from: number, variables: Variables, depth: number): Read {
  const token = readToken(text, from)
  if (token === null || token.kind === 'newline') return { value: unknownOf(text, from, from), end: from }
  if (depth > DEEPEST) return { value: unknownOf(text, token.start, token.end), end: token.end }
  if (token.kind === 'string') return { value: stringOf(token, variables), end: token.end }
  if (token.kind === 'variable') return readVariable(text, token, variables)
  if (token.kind === 'word') return { value: wordOf(token), end: token.end }
  if (token.kind !== 'sign') return { value: unknownOf(text, token.start, token.end), end: token.end }
  if (token.text === '@(' || token.text === '(') return readList(text, token, variables, depth)
  if (token.text === '@{') return readTable(text, token, variables, depth)
  if (token.text === '{') return readBraces(text, token)
  if (token.text === '[') {
    // A cast such as [string[]] changes no text.
    const close = endOfCast(text, token.start)
    return close === null
      ? { value: unknownOf(text, token.start, token.end), end: token.end }
      : readItem(text, close, variables, depth + 1)
  }
  return {
    value: unknownOf(text, token.start, token.end),
    end: token.text === '$(' ? endOfGroup(text, token) : token.start,
  }
}

const endOfCast = (text: string, at: number): number | null => {
  const cast = /^\[[\w.]{1,100}(?:\[\])?\]/.exec(text.slice(at, at + 110))?.[0]
  return cast === undefined ? null : at + cast.length
}

function stringOf({ text, parts, start }: Token, variables: Variables): Value {
  if (parts === undefined) return known(text, start)
  const filled = parts.map((part) => fillIn(part, variables))
  const missing = filled.find((part) => part === null)
  return missing === null
    ? { isKnown: false, text: text.slice(0, LONGEST_SHOWN), at: start }
    : known(filled.join(''), start)
}

function fillIn({ variable, text }: StringPart, variables: Variables): string | null {
  if (variable === null) return text
  const held = variables.get(variable.toLowerCase())
  if (held?.isKnown !== true) return null
  return typeof held.value === 'string' || typeof held.value === 'number' ? String(held.value) : null
}

const CONSTANTS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null }

function readVariable(text: string, token: Token, variables: Variables): Read {
  const name = token.text.toLowerCase()
  // A member, an index or a call of the variable is something else than the variable.
  if (/[.[(]/.test(text.charAt(token.end)) || name === '') {
    const end = token.end + (/^[\w.[\]('",)$]*/.exec(text.slice(token.end, token.end + 200))?.[0].length ?? 0)
    return { value: unknownOf(text, token.start, Math.max(end, token.end)), end: Math.max(end, token.end) }
  }
  if (Object.hasOwn(CONSTANTS, name)) return { value: known(CONSTANTS[name], token.start), end: token.end }
  const held = variables.get(name)
  if (held?.isKnown === true) return { value: { ...held, at: token.start }, end: token.end }
  return { value: { isKnown: false, text: text.slice(token.start, token.end), at: token.start }, end: token.end }
}

const wordOf = ({ text, start }: Token): Value => known(/^\d{1,15}$/.test(text) ? Number(text) : text, start)

/** `@( … )` and `( … )`: entries on lines of their own, or separated by commas. */
function readList(text: string, open: Token, variables: Variables, depth: number): Read {
  const items: Value[] = []
  let at = open.end
  for (;;) {
    const token = readToken(text, at)
    if (token === null) return { value: unknownOf(text, open.start, text.length), end: text.length }
    if (token.kind === 'sign' && token.text === ')') {
      const list = joined(items, text, open.start, token.end)
      const isOne = open.text === '(' && items.length === 1 && items[0] !== undefined
      return { value: isOne && items[0] !== undefined ? items[0] : asList(list), end: token.end }
    }
    if (token.kind === 'newline' || (token.kind === 'sign' && (token.text === ',' || token.text === ';'))) {
      at = token.end
      continue
    }
    const { value, end } = readValue(text, at, variables, depth + 1)
    // A command in parentheses, such as (Get-Content …), is not executed.
    const isCommand = token.kind === 'word' && /^[A-Za-z]+-[A-Za-z]/.test(token.text)
    if (isCommand || end <= at) {
      const close = endOfGroup(text, open)
      return { value: unknownOf(text, open.start, close), end: close }
    }
    items.push(value)
    at = end
  }
}

const asList = (value: Value): Value =>
  value.isKnown && !Array.isArray(value.value) ? { ...value, value: [value.value] } : value

/** `@{ Name = 'x'; … }` as an object of values. Its values stay apart, because one of them may be unknown. */
export type TableEntry = { readonly name: string; readonly value: Value }

export function readEntries(
  text: string,
  from: number,
  variables: Variables,
  depth = 0,
): { entries: TableEntry[]; end: number } {
  const entries: TableEntry[] = []
  let at = from
  for (;;) {
    const token = readToken(text, at)
    if (token === null) return { entries, end: text.length }
    if (token.kind === 'sign' && token.text === '}') return { entries, end: token.end }
    const sign = token.kind === 'word' || token.kind === 'string' ? readToken(text, token.end) : null
    const glued = token.kind === 'word' ? /^([A-Za-z]\w*)=(.*)$/.exec(token.text) : null
    if (glued !== null) {
      const value = readValue(text, token.start + (glued[1] ?? '').length + 1, variables, depth + 1)
      entries.push({ name: glued[1] ?? '', value: value.value })
      at = Math.max(value.end, token.start + (glued[1] ?? '').length + 1)
    } else if ((sign?.kind === 'word' && sign.text === '=') || (sign?.kind === 'sign' && sign.text === '=')) {
      const value = readValue(text, sign.end, variables, depth + 1)
      entries.push({ name: token.text, value: value.value })
      at = Math.max(value.end, sign.end)
    } else at = token.end
  }
}

function readTable(text: string, open: Token, variables: Variables, depth: number): Read {
  const { entries, end } = readEntries(text, open.end, variables, depth)
  const missing = entries.some(({ value }) => !value.isKnown)
  // A table with unknown values is kept as entries, so that a splat can ask for those alone.
  return { value: { isKnown: true, value: new SplatTable(entries, missing), at: open.start }, end }
}

/** A hashtable with what is known of its values. */
export class SplatTable {
  constructor(
    readonly entries: readonly TableEntry[],
    readonly hasUnknown: boolean,
  ) {}
}

/** `{a, b}` as logs and Format-List print a list. */
function readBraces(text: string, open: Token): Read {
  const close = text.indexOf('}', open.end)
  const end = close === -1 ? text.length : close + 1
  const inner = text.slice(open.end, close === -1 ? text.length : close)
  const items = inner
    .split(/[,\r\n]/)
    .map((one) => one.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((one) => one !== '')
  return { value: known(items, open.start), end }
}

/** The end of a group in parentheses, past strings and other groups. */
function endOfGroup(text: string, open: Token): number {
  let depth = 1
  let at = open.end
  while (depth > 0) {
    const token = readToken(text, at)
    if (token === null) return text.length
    if (token.kind === 'sign' && token.text.endsWith('(')) depth++
    if (token.kind === 'sign' && token.text === ')') depth--
    at = token.end
  }
  return at
}

const OPERATORS = /^(?:split|join|replace|f|creplace|ireplace|csplit|as|is|and|or|eq|ne|contains|in|like|match)$/i

/** The end of operators behind a value, such as `-split ','` and `+ $more`; the same place if there are none. */
function endOfOperators(text: string, from: number, depth: number): number {
  const token = readToken(text, from)
  if (token === null || depth > DEEPEST) return from
  const isOperator = token.kind === 'parameter' && OPERATORS.test(token.text)
  const isPlus = token.kind === 'word' && /^[+*/%]$/.test(token.text)
  const isCall = token.start === from && token.kind === 'word' && token.text.startsWith('.')
  if (!isOperator && !isPlus && !isCall) return from
  let at = token.end
  for (let next = readToken(text, at); next !== null; next = readToken(text, at)) {
    const ends = next.kind === 'newline' || (next.kind === 'parameter' && !OPERATORS.test(next.text))
    if (ends || (next.kind === 'sign' && /^[;|)}]$/.test(next.text))) break
    at = next.kind === 'sign' && next.text.endsWith('(') ? endOfGroup(text, next) : next.end
  }
  return at
}
