/**
 * A token of PowerShell (about_Parsing), as far as cmdlet lines, hashtables and lists need it. `text` of a `string` is
 * its content; `parts` are the pieces of one that has variables in it.
 */
export type Token = {
  readonly kind: 'string' | 'word' | 'parameter' | 'variable' | 'splat' | 'sign' | 'newline'
  readonly text: string
  /** the parameter is followed by a colon, and so by its value: `-Enabled:$true` */
  readonly hasColon?: boolean
  /** the text of an expandable string that depends on variables, with the variables marked */
  readonly parts?: readonly StringPart[]
  readonly start: number
  readonly end: number
}

export type StringPart = { readonly variable: string | null; readonly text: string }

const DOUBLE = /["\u201c-\u201e]/
const SINGLE = /['\u2018-\u201b]/
/** Dashes that PowerShell reads as one. Word processors put them in place of hyphens. */
const DASH = /[-\u2013-\u2015]/
const BLANK = /[ \t\u00a0\u2000-\u200b\u202f\u3000\ufeff]/
const NAME = /^(?:\{[^{}\r\n]{1,100}\}|(?:[A-Za-z]+:)?\w{1,100})/

/** Reads the token at `at` or behind the blanks and comments there; null at the end of the text. */
export function readToken(text: string, from: number): Token | null {
  const at = skipBlanks(text, from)
  if (at >= text.length) return null
  const char = text.charAt(at)
  if (char === '\n' || char === '\r') {
    const end = char === '\r' && text.charAt(at + 1) === '\n' ? at + 2 : at + 1
    return { kind: 'newline', text: '\n', start: at, end }
  }
  if (char === '@' && /["']/.test(text.charAt(at + 1))) return readHereString(text, at)
  if (DOUBLE.test(char)) return readExpandable(text, at)
  if (SINGLE.test(char)) return readLiteral(text, at)
  if (char === '@' && /[A-Za-z_]/.test(text.charAt(at + 1))) return named('splat', text, at)
  if (char === '@') return sign(text, at, 2)
  if (char === '$' && text.charAt(at + 1) === '(') return sign(text, at, 2)
  if (char === '$') return named('variable', text, at)
  if (DASH.test(char) && /[A-Za-z]/.test(text.charAt(at + 1))) return readParameter(text, at)
  if (/[(){};,=|[\]&]/.test(char)) return sign(text, at, 1)
  const gap = char === '<' ? /^<[^<>\r\n]{1,100}>/.exec(text.slice(at, at + 110))?.[0] : undefined
  if (gap !== undefined) return { kind: 'word', text: gap, start: at, end: at + gap.length }
  return readWord(text, at)
}

const sign = (text: string, start: number, length: number): Token => ({
  kind: 'sign',
  text: text.slice(start, start + length),
  start,
  end: start + length,
})

function skipBlanks(text: string, from: number): number {
  let at = from
  for (;;) {
    while (BLANK.test(text.charAt(at))) at++
    if (text.charAt(at) === '#') at = endOfLine(text, at)
    else if (text.startsWith('<#', at)) {
      const close = text.indexOf('#>', at + 2)
      at = close === -1 ? text.length : close + 2
    } else if (text.charAt(at) === '`' && /^`[ \t]*\r?\n/.test(text.slice(at, at + 20)))
      at = endOfLine(text, at) + lineEnd(text, endOfLine(text, at))
    else return at
  }
}

const lineEnd = (text: string, at: number): number => (text.startsWith('\r\n', at) ? 2 : 1)

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  if (end === -1) return text.length
  return text.charAt(end - 1) === '\r' ? end - 1 : end
}

/** The name of a variable or splat. `$x.Count` and `$x[0]` are not the variable itself: the caller sees what follows. */
function named(kind: 'variable' | 'splat', text: string, at: number): Token {
  const name = NAME.exec(text.slice(at + 1, at + 110))?.[0] ?? ''
  const end = at + 1 + Math.max(name.length, kind === 'variable' && name === '' ? 0 : name.length)
  return { kind, text: name.replace(/^\{|\}$/g, '').replace(/^\w+:/, ''), start: at, end: Math.max(end, at + 1) }
}

function readParameter(text: string, at: number): Token {
  const name = /^[A-Za-z]\w{0,100}/.exec(text.slice(at + 1, at + 110))?.[0] ?? ''
  const end = at + 1 + name.length
  const hasColon = text.charAt(end) === ':'
  return { kind: 'parameter', text: name, hasColon, start: at, end: end + (hasColon ? 1 : 0) }
}

function readWord(text: string, at: number): Token {
  let end = at
  while (end < text.length && !/[\s(){};,|"'\u2018-\u201e]/.test(text.charAt(end))) end++
  return { kind: 'word', text: text.slice(at, Math.max(end, at + 1)), start: at, end: Math.max(end, at + 1) }
}

function readLiteral(text: string, at: number): Token {
  let value = ''
  for (let end = at + 1; end < text.length; end++) {
    const char = text.charAt(end)
    if (!SINGLE.test(char)) value += char
    else if (SINGLE.test(text.charAt(end + 1))) value += text.charAt(++end)
    else return { kind: 'string', text: value, start: at, end: end + 1 }
  }
  return { kind: 'string', text: value, start: at, end: text.length }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', a: '\u0007', b: '\b' }

/** A string in double quotes: backticks escape, and variables are marked. */
function readExpandable(text: string, at: number): Token {
  const parts: StringPart[] = []
  let value = ''
  const flush = () => {
    if (value !== '') parts.push({ variable: null, text: value })
    value = ''
  }
  let end = at + 1
  for (; end < text.length; end++) {
    const char = text.charAt(end)
    if (char === '`') {
      const escaped = text.charAt(++end)
      value += ESCAPES[escaped] ?? escaped
    } else if (DOUBLE.test(char)) {
      if (!DOUBLE.test(text.charAt(end + 1))) break
      value += text.charAt(++end)
    } else if (char === '$' && /[A-Za-z_{(]/.test(text.charAt(end + 1))) {
      flush()
      const length = lengthOfVariable(text, end)
      const written = text.slice(end, end + length)
      const name = /^\$\{?(?:\w+:)?(\w+)\}?$/.exec(written)?.[1]
      // What is computed, such as $(…), is marked by a name that no variable has.
      parts.push({ variable: name ?? written, text: written })
      end += length - 1
    } else value += char
  }
  flush()
  const whole = parts.map(({ text: own }) => own).join('')
  const isPlain = parts.every(({ variable }) => variable === null)
  return { kind: 'string', text: whole, ...(isPlain ? {} : { parts }), start: at, end: Math.min(end + 1, text.length) }
}

function lengthOfVariable(text: string, at: number): number {
  if (text.charAt(at + 1) !== '(') return 1 + (NAME.exec(text.slice(at + 1, at + 110))?.[0].length ?? 1)
  let depth = 0
  for (let end = at + 1; end < Math.min(text.length, at + 1000); end++) {
    if (text.charAt(end) === '(') depth++
    if (text.charAt(end) === ')' && --depth === 0) return end + 1 - at
  }
  return 2
}

function readHereString(text: string, at: number): Token {
  const quote = text.charAt(at + 1)
  const start = endOfLine(text, at)
  const close = text.indexOf(`\n${quote}@`, at)
  const end = close === -1 ? text.length : close + 3
  const inner = text.slice(start + lineEnd(text, start), close === -1 ? text.length : close).replace(/\r$/, '')
  const isOpen = quote === '"' && /\$[A-Za-z_{(]/.test(inner)
  return {
    kind: 'string',
    text: inner,
    ...(isOpen ? { parts: [{ variable: inner, text: inner }] } : {}),
    start: at,
    end,
  }
}
