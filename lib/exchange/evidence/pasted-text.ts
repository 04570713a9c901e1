import { hasInvisible, withoutInvisible } from '#lib/matcher'
import type { TextPosition } from './evidence'

/** Pasted text with line numbers. `starts` ascends; `lines[i]` is the number of the line that starts at `starts[i]`. */
export type PastedText = {
  readonly text: string
  readonly starts: readonly number[]
  readonly lines: readonly (number | null)[]
}

export type Line = { readonly text: string; readonly line: number | null }

const LONGEST_QUOTE = 200

/** Reads pasted text: with any line ends, a byte order mark, and a `>` before every line if it was quoted in a mail. */
export function readPasted(text: string): PastedText {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const isQuoted = isQuotedMail(lines)
  return fromLines(lines.map((line, i) => ({ text: isQuoted ? line.replace(/^>(?: ?>)* ?/, '') : line, line: i + 1 })))
}

/**
 * Reports whether a mail quotes the lines with a `>`: one block of them, perhaps with a few words of whoever sends it on before
 * and after. A session with a server has such marks too, and answers between.
 */
function isQuotedMail(lines: readonly string[]): boolean {
  const isMarked = (line: string) => line.startsWith('>')
  const [first, last] = [lines.findIndex(isMarked), lines.findLastIndex(isMarked)]
  if (first < 0) return false
  const block = lines.slice(first, last + 1)
  const isWhole = block.every((line) => line.trim() === '' || isMarked(line))
  const around = lines.length - block.length
  return isWhole && (around === 0 || block.length > around)
}

const NO_BREAK_SPACE = /&(?:nbsp|#160|#xa0);/gi

/** The text with HTML no-break spaces as spaces. A bounce on a web page has them between code and phrase. */
export function withoutEntities(pasted: PastedText): PastedText {
  if (pasted.text.search(NO_BREAK_SPACE) < 0) return pasted
  return fromLines(linesOf(pasted).map(({ text, line }) => ({ text: text.replace(NO_BREAK_SPACE, ' '), line })))
}

/** The text without invisible characters, which mail programs put into what is copied from them. */
export function withoutInvisibleCharacters(pasted: PastedText): PastedText {
  if (!hasInvisible(pasted.text)) return pasted
  return fromLines(linesOf(pasted).map(({ text, line }) => ({ text: withoutInvisible(text), line })))
}

/** Joins lines into a text. They keep their numbers of the pasted text. */
export function fromLines(lines: readonly Line[]): PastedText {
  const starts: number[] = []
  let at = 0
  for (const { text } of lines) {
    starts.push(at)
    at += text.length + 1
  }
  return { text: lines.map(({ text }) => text).join('\n'), starts, lines: lines.map(({ line }) => line) }
}

export function linesOf({ text, lines }: PastedText): Line[] {
  return text.split('\n').map((content, i) => ({ text: content, line: lines[i] ?? null }))
}

/** The number of the line at an offset. */
export function lineAt({ starts, lines }: PastedText, offset: number): number | null {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return lines[low - 1] ?? null
}

/** The position of `text[start, end)`. */
export function positionOf(pasted: PastedText, start: number, end: number): TextPosition {
  return { line: lineAt(pasted, start), quote: quoteOf(pasted.text.slice(start, Math.min(end, start + 4000))) }
}

/** Shortens a text to one line that can be shown. */
export function quoteOf(text: string): string {
  return cutAtWord(text.replace(/\s+/g, ' ').trim(), LONGEST_QUOTE)
}

/** The letters by which a cut may come earlier, so that no word is cut. */
const LONGEST_WORD = 60

/** The text, or as many of its whole words as `most` letters hold, with an ellipsis. A word without end is cut. */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text
  const blank = text.lastIndexOf(' ', most)
  return `${text.slice(0, blank > most - LONGEST_WORD && blank > 0 ? blank : most).trimEnd()}…`
}

/** Lower-cases ASCII letters only, so that offsets stay the same: `toLowerCase` makes some letters longer. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}

/**
 * Text without white space and soft line breaks, in lower case. A phrase is found in it however the text was wrapped:
 * bounces are wrapped at a fixed column, also inside words. `offsets[i]` is the original offset of character `i`.
 */
export type CompactText = { readonly text: string; readonly offsets: Uint32Array }

export function withoutWhiteSpace(text: string): CompactText {
  const offsets = new Uint32Array(text.length)
  const kept: string[] = []
  let count = 0
  let from = -1
  for (let i = 0; i <= text.length; i++) {
    const drop = i === text.length || isBlank(text.charCodeAt(i)) || isSoftBreak(text, i)
    if (!drop) {
      if (from < 0) from = i
      offsets[count++] = i
    } else if (from >= 0) {
      kept.push(text.slice(from, i))
      from = -1
    }
  }
  return { text: lowerAscii(kept.join('')), offsets: offsets.subarray(0, count) }
}

/** White space and no-break space. */
const isBlank = (code: number): boolean => code <= 32 || code === 0xa0

/** `=` at the end of a line: a soft break of quoted-printable text (RFC 2045 §6.7). */
const isSoftBreak = (text: string, i: number): boolean => text[i] === '=' && text[i + 1] === '\n'
