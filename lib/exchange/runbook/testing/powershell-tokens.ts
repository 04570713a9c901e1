/** A piece of PowerShell: code, a comment, or a string with the text that it stands for. */
export type Token = { readonly kind: 'code' | 'comment' | 'string'; readonly text: string }

/** All characters that PowerShell takes for a single or a double quotation mark. */
const SINGLE = "'\u2018\u2019\u201a\u201b"
const DOUBLE = '"\u201c\u201d\u201e'

/**
 * Cuts PowerShell into tokens by the rules of its own lexer for strings and comments: five characters open and close a string
 * in single quotation marks, four one in double ones. Throws for a string or a comment that does not end.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  let code = ''
  const push = (token: Token) => {
    if (code !== '') tokens.push({ kind: 'code', text: code })
    code = ''
    tokens.push(token)
  }
  while (at < text.length) {
    const char = text[at] ?? ''
    if (SINGLE.includes(char) || DOUBLE.includes(char)) {
      const { end, inner } = readString(text, at + 1, SINGLE.includes(char) ? SINGLE : DOUBLE)
      push({ kind: 'string', text: inner })
      at = end
    } else if (char === '<' && text[at + 1] === '#') {
      const end = text.indexOf('#>', at)
      if (end < 0) throw new Error('A comment does not end.')
      push({ kind: 'comment', text: text.slice(at, end + 2) })
      at = end + 2
    } else if (char === '#') {
      const end = text.slice(at).search(/[\r\n]/)
      const stop = end < 0 ? text.length : at + end
      push({ kind: 'comment', text: text.slice(at, stop) })
      at = stop
    } else {
      code += char
      at += 1
    }
  }
  if (code !== '') tokens.push({ kind: 'code', text: code })
  return tokens
}

/** A quotation mark inside a string is written twice, in any two of its forms. In double ones the backtick escapes. */
function readString(text: string, from: number, marks: string): { end: number; inner: string } {
  let inner = ''
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? ''
    if (marks === DOUBLE && char === '`') {
      inner += text[at + 1] ?? ''
      at += 1
    } else if (!marks.includes(char)) inner += char
    else if (marks.includes(text[at + 1] ?? ' ')) {
      inner += char
      at += 1
    } else return { end: at + 1, inner }
  }
  throw new Error('A string does not end.')
}
