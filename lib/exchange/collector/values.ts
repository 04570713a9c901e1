import { isRecord } from '#lib/exchange/read/field-reader'

type Values = Readonly<Record<string, unknown>>

/** The objects of a part of the file. Windows PowerShell wraps some lists: `{ "value": [ … ], "Count": 2 }`. */
export function recordsOf(part: unknown): Values[] {
  const list = isRecord(part) && Array.isArray(part.value) ? part.value : part
  return (Array.isArray(list) ? list : [list]).filter(isRecord)
}

/** A text or a number as text; '' for anything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

/** The texts of a list, of a single entry, or of a wrapped list. */
export function textsOf(value: unknown): string[] {
  const list = isRecord(value) && Array.isArray(value.value) ? value.value : value
  return (Array.isArray(list) ? list : [list]).map(textOf).filter((text) => text !== '')
}

/** A boolean, also written as a word; null for anything else. */
export function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  const word = textOf(value).toLowerCase()
  return word === 'true' ? true : word === 'false' ? false : null
}
