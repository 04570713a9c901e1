/** Levels of nesting that are read. */
export const DEEPEST_YAML = 64

const KEY = /^(?:"([^"\n]{1,200})"|'([^'\n]{1,200})'|([A-Za-z_@$][\w.@$ -]{0,199}?))\s*:(?:\s+(.*))?$/s

/** The key and the value of an entry of a mapping; null for any other text. */
export function splitEntry(text: string): { readonly key: string; readonly value: string } | null {
  const found = KEY.exec(text)
  if (found === null) return null
  const [, double, single, plain, rest = ''] = found
  return { key: double ?? single ?? plain ?? '', value: withoutComment(rest.trim()) }
}

/** The text without a comment behind it: `#` behind a blank, outside of quotes. */
function withoutComment(text: string): string {
  if (text.startsWith('#')) return ''
  if (!text.includes(' #')) return text
  for (const [at, char] of outsideQuotes(text))
    if (char === '#' && text.charAt(at - 1) === ' ') return text.slice(0, at).trimEnd()
  return text
}

/** Reports whether a quote behind this sign, or at the beginning, opens a text. Within text it is a letter, as in `Anna's`. */
export const opensQuote = (before: string): boolean => before === '' || '[{,'.includes(before)

/** The signs of a text that stand outside of quotes, with their places. */
function* outsideQuotes(text: string): Generator<readonly [at: number, char: string]> {
  let quote = ''
  let before = ''
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at)
    if (quote !== '') {
      const isEscaped = quote === '"' ? char === '\\' : char === "'" && text.charAt(at + 1) === "'"
      if (isEscaped) at++
      else if (char === quote) quote = ''
    } else if ((char === '"' || char === "'") && opensQuote(before)) quote = char
    else yield [at, char]
    if (char !== ' ') before = char
  }
}

/** The value of a text: null, a flag, a list in brackets, or text. Numbers stay text, since no property is one. */
export function scalarOf(written: string, depth = 0): unknown {
  const text = withoutComment(written.trim())
  if (/^(?:null|~|)$/i.test(text) || text === '{}') return null
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  if (text.startsWith('[') && text.endsWith(']') && depth < DEEPEST_YAML)
    return itemsOf(text.slice(1, -1)).map((item) => scalarOf(item, depth + 1))
  return unquoted(text)
}

function unquoted(text: string): string {
  if (/^'.*'$/s.test(text)) return text.slice(1, -1).replaceAll("''", "'")
  if (!/^".*"$/s.test(text)) return text
  return text
    .slice(1, -1)
    .replace(ESCAPE, (_whole, code?: string, char = '') =>
      code === undefined ? (ESCAPES[char] ?? char) : characterAt(Number.parseInt(code.slice(1), 16)),
    )
}

/** The character of a number; what is none becomes the sign that stands for a character that cannot be shown. */
const characterAt = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd')

/** The escapes of YAML 1.2, section 5.7. */
const ESCAPE = /\\(?:(U[\da-fA-F]{8}|u[\da-fA-F]{4}|x[\da-fA-F]{2})|(.))/g
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\u0007',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\u001b',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
}

/** The entries of a list in brackets, parted by commas outside of quotes and brackets. */
function itemsOf(inner: string): string[] {
  const items: string[] = []
  let open = 0
  let start = 0
  for (const [at, char] of outsideQuotes(inner)) {
    if (char === '[' || char === '{') open++
    else if (char === ']' || char === '}') open--
    else if (char === ',' && open === 0) {
      items.push(inner.slice(start, at))
      start = at + 1
    }
  }
  return [...items, inner.slice(start)].filter((item) => item.trim() !== '')
}
