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
  for (const { text, line } of withoutWords(withoutDoubleSpacing(linesOf(pasted)))) {
    if (fields.length === 0 && TITLE.test(text)) continue
    const name = FIELD.exec(text)
    if (name) fields.push({ name: name[1] ?? '', parts: [text.slice(name[0].length)], line })
    else if (fields.length > 0 && (/^[ \t]+\S/.test(text) || isMoved(text, fields.at(-1)?.name)))
      fields.at(-1)?.parts.push(text.trim())
    else if (fields.length > 0) break
    else if (text.trim() !== '') return []
  }
  return fields.map(({ name, parts, line }) => {
    const value = parts.map((part) => part.trim()).join(' ')
    return { name: name.toLowerCase(), value, from: { line, quote: quoteOf(`${name}: ${value}`) } }
  })
}

/** Fields that servers write, and people do not. */
const OF_SERVERS =
  /^(?:Received|Return-Path|Delivered-To|(?:ARC-)?Authentication-Results|ARC-Seal|X-MS-Exchange-[\w-]+|X-Forefront-[\w-]+):/i
/** Lines of words above the headers that are skipped. */
const MOST_WORDS = 30

/** The lines from the first field of a server on, where people wrote a few words above it. */
function withoutWords(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(({ text }) => text.trim() !== '')
  const at = lines.slice(0, Math.max(0, first) + MOST_WORDS).findIndex(({ text }) => OF_SERVERS.test(text))
  if (at < 0) return lines
  // Fields in one block with it are those of the same message; a mail that quotes headers has fields of its own.
  const isOneBlock =
    FIELD.test(lines[first]?.text ?? '') && lines.slice(first, at).every(({ text }) => text.trim() !== '')
  return isOneBlock ? lines : lines.slice(at)
}

/** Reports whether a line carries on the field above, though a copy took its indentation away. */
const isMoved = (text: string, name: string | undefined): boolean =>
  (/^received$/i.test(name ?? '') && /^(?:by|with|id|via|for)\s/i.test(text)) ||
  (/authentication-results$/i.test(name ?? '') &&
    /^(?:spf|dkim|dmarc|arc|compauth|smtp\.|header\.|action|reason)[\w.]*=/i.test(text))

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
