import type { TextPosition } from './evidence'
import { type Line, linesOf, type PastedText, quoteOf } from './pasted-text'

/** One header field, unfolded (RFC 5322 §2.2.3). */
export type HeaderField = { readonly name: string; readonly value: string; readonly from: TextPosition }

const FIELD = /^([!-9;-~]{1,100}):[ \t]?/
/** Titles that mail programs and people write above the fields: "Internet headers:", "Kopfzeilen". */
const TITLE = /^[^:]{0,60}(?:header|kopfzeile)[^:]{0,40}:?\s*$/i

/**
 * The header fields at the start of the text, up to the first line that is neither a field nor a continuation. Empty
 * lines and titles before the first field are skipped, and so are empty lines that some programs insert after every
 * line.
 */
export function readHeaders(pasted: PastedText): HeaderField[] {
  const fields: { name: string; parts: string[]; line: number | null }[] = []
  for (const { text, line } of withoutDoubleSpacing(linesOf(pasted))) {
    if (fields.length === 0 && TITLE.test(text)) continue
    const name = FIELD.exec(text)
    if (name) fields.push({ name: name[1] ?? '', parts: [text.slice(name[0].length)], line })
    else if (/^[ \t]+\S/.test(text) && fields.length > 0) fields.at(-1)?.parts.push(text.trim())
    else if (fields.length > 0) break
    else if (text.trim() !== '') return []
  }
  return fields.map(({ name, parts, line }) => {
    const value = parts.map((part) => part.trim()).join(' ')
    return { name: name.toLowerCase(), value, from: { line, quote: quoteOf(`${name}: ${value}`) } }
  })
}

function withoutDoubleSpacing(all: readonly Line[]): Line[] {
  const first = all.findIndex(({ text }) => text.trim() !== '')
  const lines = first < 0 ? [] : all.slice(first)
  const looked = lines.slice(0, 12)
  const isDouble = looked.length >= 6 && looked.every(({ text }, i) => (text.trim() === '') === (i % 2 === 1))
  return isDouble ? lines.filter((_, i) => i % 2 === 0) : [...lines]
}

/** The topmost field of a name. Every server writes above what it got, so the sender may have written lower ones. */
export function topmost(fields: readonly HeaderField[], name: string): HeaderField | null {
  return fields.find((field) => field.name === name) ?? null
}
