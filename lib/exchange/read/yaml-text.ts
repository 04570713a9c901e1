import { opensQuote, splitEntry } from './yaml-scalars'

/** A value of several lines: as one text, and the number of lines below its first one. */
export type LongText = {
  readonly text: string
  readonly count: number
  /** the index of the first of these lines that is no part of a value; null where all are */
  readonly fault: number | null
}

/** Text on lines of its own: how it is joined, what becomes of line breaks at its end, and how far it is indented. */
const BLOCK_HEADER = /^([|>])(?:([-+])|(\d))?(?:([-+])|(\d))?(?:\s+#.*)?$/

/** Reports whether a value stands on the lines below, as text that is no flag and has no quotes. */
export const isBlockText = (value: string): boolean => BLOCK_HEADER.test(value)

/**
 * Reads the value that begins with `value` in the line before `lines[from]`. It goes on in lines that are indented more than
 * `outer`, as text behind `|` or `>`, or up to the closing quote or bracket.
 */
export function readLongText(value: string, lines: readonly string[], from: number, outer: number): LongText {
  const header = BLOCK_HEADER.exec(value)
  return header === null ? readFlowText(value, lines, from, outer) : readBlockText(header, lines, from, outer)
}

function readBlockText(
  [, join, firstKeep, firstWidth, lastKeep, lastWidth]: RegExpExecArray,
  lines: readonly string[],
  from: number,
  outer: number,
): LongText {
  let end = from
  while (end < lines.length && isWithin(lines[end] ?? '', outer)) end++
  const width = Number(firstWidth ?? lastWidth ?? 0)
  const first = lines.slice(from, end).find((line) => line.trim() !== '') ?? ''
  const indent = width > 0 ? Math.max(outer, 0) + width : indentOf(first)
  const own = lines.slice(from, end).map((line) => line.slice(indent))
  while (own.at(-1) === '') own.pop()
  const text = join === '|' ? own.join('\n') : foldBlock(own)
  const keep = firstKeep ?? lastKeep
  return { text: keep === '-' || text === '' ? text : `${text}\n`, count: end - from, fault: null }
}

/** One line break between two lines becomes a blank, but beside lines that are indented further it stays. */
function foldBlock(lines: readonly string[]): string {
  let text = ''
  let breaks = 0
  let wasDeep = true
  for (const line of lines) {
    if (line === '') {
      breaks++
      continue
    }
    const isDeep = /^\s/.test(line)
    if (text === '') text = '\n'.repeat(breaks) + line
    else text += (isDeep || wasDeep ? '\n'.repeat(breaks + 1) : breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line
    wasDeep = isDeep
    breaks = 0
  }
  return text
}

/** How the value ends: with a quote, with a bracket, or before the next entry. */
type Style = '"' | "'" | '[' | ''

function readFlowText(value: string, lines: readonly string[], from: number, outer: number): LongText {
  const style: Style = /^["'[]/.test(value) ? (value.charAt(0) as Style) : ''
  const parts = [value]
  let fault: number | null = null
  let at = from
  const open = new OpenValue(style)
  open.read(value)
  for (; at < lines.length && !open.isClosed && isWithin(lines[at] ?? '', outer); at++) {
    const line = (lines[at] ?? '').trim()
    // An entry here is indented wrongly, and no part of the value.
    if (style === '' && splitEntry(line) !== null) fault ??= at
    else if (style !== '' || !line.startsWith('#')) parts.push(line)
    open.read(line)
  }
  while (parts.at(-1) === '') parts.pop()
  return { text: foldFlow(parts, style === '"'), count: at - from, fault }
}

/** A line break becomes a blank, and blank lines line breaks; `\` at the end of a line in double quotes joins it to the next. */
function foldFlow(lines: readonly string[], isDouble: boolean): string {
  let text = lines[0] ?? ''
  let breaks = 0
  for (const line of lines.slice(1)) {
    if (line === '') {
      breaks++
      continue
    }
    const isJoined = isDouble && breaks === 0 && /(?<!\\)(?:\\\\)*\\$/.test(text.slice(-100))
    if (isJoined) text = text.slice(0, -1) + line
    else text += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line
    breaks = 0
  }
  return text
}

/** Follows a value line by line up to its closing quote or bracket. What is in no quotes is never closed. */
class OpenValue {
  isClosed = false
  readonly #style: Style
  #quote = ''
  #depth = 0
  /** the last sign that is no blank */
  #before = ''

  constructor(style: Style) {
    this.#style = style
  }

  read(line: string): void {
    if (this.#style === '') return
    for (let at = 0; at < line.length && !this.isClosed; at++) {
      const char = line.charAt(at)
      if (this.#quote !== '') {
        if (char === '\\' && this.#quote === '"') at++
        else if (char === "'" && this.#quote === "'" && line.charAt(at + 1) === "'") at++
        else if (char === this.#quote) this.#quote = ''
      } else if ((char === '"' || char === "'") && opensQuote(this.#before)) this.#quote = char
      else if (char === '[') this.#depth++
      else if (char === ']') this.#depth--
      if (char !== ' ') this.#before = char
      this.isClosed = this.#quote === '' && this.#depth <= 0
    }
  }
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** Reports whether a line goes on with a value: blank, or indented more than what holds the value. */
const isWithin = (line: string, outer: number): boolean => line.trim() === '' || indentOf(line) > outer
