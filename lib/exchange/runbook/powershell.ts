/**
 * Writes values as PowerShell expressions in which nothing of a value can become code. PowerShell takes five characters for
 * a single quotation mark and four for a double one, so none of them is written inside a string: such a character, the
 * backtick, and everything that is not printable ASCII is written by its code.
 */

/** What stands in a string as itself: printable ASCII but `'`, `"` and the backtick. */
const PLAIN = /^[\x20-\x7e]$/
const QUOTES = new Set(["'", '"', '`'])

const isPlain = (unit: string): boolean => PLAIN.test(unit) && !QUOTES.has(unit)
const byCode = (unit: string): string => `[char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * A text as an expression: `'Filter A'`, or with other characters `('B' + [char]0x00FC + 'cher')`. It begins with a string,
 * so that `+` joins texts and adds no numbers.
 */
export function quoted(text: string): string {
  const terms: string[] = []
  let plain = ''
  for (const unit of text.split('')) {
    if (isPlain(unit)) {
      plain += unit
      continue
    }
    if (plain !== '' || terms.length === 0) terms.push(`'${plain}'`)
    plain = ''
    terms.push(byCode(unit))
  }
  if (plain !== '' || terms.length === 0) terms.push(`'${plain}'`)
  return terms.length === 1 ? terms.join('') : `(${terms.join(' + ')})`
}

/** A value of a connector as an expression. An empty list is `$null`, which is how a cmdlet is told to empty one. */
export function expressionOf(value: string | boolean | null | readonly string[]): string {
  if (value === null) return '$null'
  if (typeof value === 'boolean') return value ? '$true' : '$false'
  if (typeof value === 'string') return quoted(value)
  return value.length === 0 ? '$null' : `@(${value.map(quoted).join(', ')})`
}

/** A hashtable over several lines, with `indent` blanks before each. The keys must be plain names. */
export function hashtable(values: Readonly<Record<string, string>>, indent = 0): string {
  const entries = Object.entries(values)
  if (entries.length === 0) return '@{}'
  const blanks = ' '.repeat(indent)
  return `@{\n${entries.map(([name, value]) => `${blanks}    ${name} = ${value}`).join('\n')}\n${blanks}}`
}
