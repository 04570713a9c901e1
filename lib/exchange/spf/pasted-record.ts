import { withoutInvisible } from '#lib/matcher'

/** The strings of a record in braces, as `Resolve-DnsName` prints them: `{v=spf1 …, …}`. Macros have braces too. */
const BRACED = /\{\s*(v=spf1\s(?:%\{[^{}]*\}|[^{}])*)\}/gi

/**
 * The SPF records in a pasted text: the record alone, output of `Resolve-DnsName`, or a line of a zone file, `dig` or
 * `nslookup`, whose quoted strings of up to 255 bytes are joined without a blank (RFC 7208 §3.3). All records are
 * returned, because more than one is an error of the domain.
 */
export function readPastedRecords(pasted: string): string[] {
  const text = withoutInvisible(pasted)
  const braced = [...text.matchAll(BRACED)].map(([, strings = '']) => tidy(strings.replaceAll(', ', '')))
  if (braced.length > 0) return braced
  const lines = text.split(/\r\n|\n|\r/)
  return lines.some((line) => line.includes('"')) ? readQuoted(lines) : readBare(text)
}

function readQuoted(lines: readonly string[]): string[] {
  const records: string[] = []
  let isOpen = false
  for (const line of lines) {
    const strings = quotedStrings(line)
    if (strings.length === 0) continue
    const joined = strings.join('')
    if (/^v=spf1(?: |$)/i.test(joined)) {
      records.push(joined)
      isOpen = true
    } else if (isOpen && line.trimStart().startsWith('"')) records.push((records.pop() ?? '') + joined)
    else isOpen = false
  }
  return records.map(tidy)
}

/** The quoted strings of a text. `\"` and `\\` are a quote and a backslash (RFC 1035 §5.1). */
function quotedStrings(line: string): string[] {
  const strings: string[] = []
  let open: string | null = null
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i)
    if (char === '"') {
      if (open !== null) strings.push(open)
      open = open === null ? '' : null
    } else if (open !== null) open += char === '\\' ? line.charAt(++i) : char
  }
  return strings
}

function readBare(text: string): string[] {
  const flat = tidy(text)
  const starts = [...flat.matchAll(/(?:^|\s)v=spf1(?=\s|$)/gi)].map(({ index }) => index)
  return starts.map((start, i) => tidy(flat.slice(start, starts[i + 1] ?? flat.length)))
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
