import { LIMITS } from '#lib/scenario/document/limits'
import type { ListedProperty } from './format-list-objects'
import type { Note } from './notes'
import { findExchangeProperty, isPlainList, PROPERTY_FORMS } from './properties'

/** One more entry than a list may have, which is enough to refuse it. */
const MOST_ENTRIES = LIMITS.networks + 1

type ListedValue = { readonly value: unknown; readonly entryLines: readonly number[]; readonly note: Note | null }

/** Reports whether the property can have any text, so that a cut value would not be noticed. */
export function isKnownText(name: string): boolean {
  const known = findExchangeProperty(name)
  return known !== null && PROPERTY_FORMS[known] === 'text'
}

/** The value of a property, the line of each entry, and a note if the value may differ from the original. */
export function readListed(property: ListedProperty, width: number): ListedValue {
  const known = findExchangeProperty(property.name)
  const line = property.segments[0]?.line ?? 1
  if (isPlainList(property.name)) return readPlainList(property, line)
  const joined = joinWrapped(property, width)
  const isWrapped = property.segments.length > 1
  const noteOn = (code: Note['code'], value: string): Note => ({ code, line, property: known ?? property.name, value })
  if (known !== null && PROPERTY_FORMS[known] === 'texts') {
    const inner = /^\{(.*)\}$/s.exec(joined.trim())?.[1]
    const value =
      inner === undefined || inner.trim() === '' ? (inner ?? joined.trim()) : inner.split(', ', MOST_ENTRIES)
    return { value, entryLines: [line], note: isWrapped ? noteOn('WRAPPED', joined) : null }
  }
  if (!isKnownText(property.name)) return { value: joined.trim(), entryLines: [line], note: null }
  if (isWrapped) return { value: joined.trim(), entryLines: [line], note: noteOn('WRAPPED', joined) }
  const value = joined.trim()
  return { value, entryLines: [line], note: value === joined ? null : noteOn('BLANKS_CUT', value) }
}

function readPlainList({ segments }: ListedProperty, line: number): ListedValue {
  const [first, ...dashed] = segments
  if (first?.text.trim() === '' && dashed.length > 0 && dashed.every(({ text }) => /^\s*- /.test(text))) {
    const entries = dashed.slice(0, MOST_ENTRIES).map(({ text }) => text.trim().slice(2).trim())
    const value = entries.map((entry) => entry.replace(/^(["'])(.*)\1$/, '$2'))
    return { value, entryLines: dashed.map((one) => one.line), note: null }
  }
  const joined = segments.map(({ text }) => text.trim()).join('')
  const inner = /^\{(.*)\}$/s.exec(joined)?.[1]
  if (inner === undefined) return { value: joined, entryLines: [line], note: null }
  const ends: number[] = []
  for (const { text } of segments) ends.push((ends.at(-1) ?? 0) + text.trim().length)
  // Skip the brace before the first entry.
  let at = 1
  let segment = 0
  const value: string[] = []
  const entryLines: number[] = []
  for (const entry of inner.split(',', MOST_ENTRIES)) {
    const start = at + entry.length - entry.trimStart().length
    while (segment < segments.length - 1 && start >= (ends[segment] ?? 0)) segment++
    value.push(entry.trim())
    entryLines.push(segments[segment]?.line ?? line)
    at += entry.length + 1
  }
  return { value, entryLines, note: null }
}

/**
 * Joins the lines of a value. PowerShell wraps behind blanks, which copying may cut off, and within words that are
 * wider than a line. A line break of the value itself looks the same, so the result is likely but never sure.
 */
function joinWrapped({ segments }: ListedProperty, width: number): string {
  return segments.reduce((text, { text: next }, index) => {
    const before = segments[index - 1]?.text
    if (before === undefined) return next
    const word = /^\S*/.exec(next)?.[0] ?? ''
    if (/\s$/.test(before) || before.length >= width) return text + next
    return before.length + 1 + word.length > width ? `${text} ${next}` : `${text}\n${next}`
  }, '')
}
