/** PowerShell's escapes such as `_x000A_`, for characters that XML cannot hold, and for an underscore before an x. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

export const unescapeName = (text: string): string =>
  text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const WHOLE_NUMBERS = new Set(['By', 'SB', 'U16', 'I16', 'U32', 'I32', 'U64', 'I64'])
const NUMBERS = new Set([...WHOLE_NUMBERS, 'Sg', 'Db', 'D'])

/**
 * The value of a primitive element as JSON. Numbers that JSON would round, dates, versions and everything else stay
 * text.
 */
export function parsePrimitive(tag: string, text: string): unknown {
  if (tag === 'Nil') return null
  if (tag === 'B') return text === 'true' ? true : text === 'false' ? false : text
  if (tag === 'C') return /^\d+$/.test(text) && Number(text) < 0x10000 ? String.fromCharCode(Number(text)) : text
  if (NUMBERS.has(tag)) return parseNumber(tag, text)
  return unescapeName(text)
}

function parseNumber(tag: string, text: string): number | string {
  if (!/^-?\d+(?:\.\d+)?(?:E[-+]?\d+)?$/i.test(text)) return text
  const number = Number(text)
  const isExact = WHOLE_NUMBERS.has(tag) ? String(number) === text : tag === 'Db' || String(number) === text
  return isExact && Number.isFinite(number) ? number : text
}
