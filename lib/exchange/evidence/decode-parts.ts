import { fromLines, type Line, linesOf, type PastedText } from './pasted-text'

const ENCODED = /^Content-Transfer-Encoding:[ \t]*(base64|quoted-printable)[ \t]*$/i
const CHARSET = /charset="?(?:iso-8859-1|us-ascii|windows-1252)\b/i
const BASE64 = /^[A-Za-z0-9+/]+={0,2}[ \t]*$/

/**
 * Decodes the parts of a message in base64 or quoted-printable (RFC 2045 §6.7, §6.8), so that the reply in a bounce is
 * found. Lines of a base64 part have the number of the line on which the part starts.
 */
export function decodeParts(pasted: PastedText): PastedText {
  if (!/^Content-Transfer-Encoding:[ \t]*(?:base64|quoted-printable)/im.test(pasted.text)) return pasted
  const all = linesOf(pasted)
  const lines: Line[] = []
  for (let at = 0; at < all.length; ) {
    const encoding = ENCODED.exec(all[at]?.text ?? '')?.[1]?.toLowerCase()
    const start = encoding === undefined ? null : startOfBody(all, at)
    if (start === null) {
      lines.push(...all.slice(at, at + 1))
      at++
      continue
    }
    const isBody = encoding === 'base64' ? isBase64 : isBeforeBoundary
    let end = start
    while (end < all.length && isBody(all[end]?.text ?? '')) end++
    const head = all.slice(at, start)
    const read = encoding === 'base64' ? decode : unquote
    const body = read(all.slice(start, end), isLatin(all.slice(Math.max(0, at - MOST_HEAD), start)))
    for (const line of [...head, ...body]) lines.push(line)
    at = end
  }
  return fromLines(lines)
}

const isBase64 = (text: string): boolean => BASE64.test(text)

/** Reports whether a line is before the boundary that ends a part (RFC 2046 §5.1.1). */
const isBeforeBoundary = (text: string): boolean => !/^--\S/.test(text)

/** The most lines in the head of a part. */
const MOST_HEAD = 200

/** The index of the first line of the body, or null if there is none. */
function startOfBody(all: readonly Line[], at: number): number | null {
  const blank = all.slice(at, at + MOST_HEAD).findIndex(({ text }) => text.trim() === '')
  return blank === -1 ? null : at + blank + 1
}

const isLatin = (head: readonly Line[]): boolean =>
  CHARSET.test(head.findLast(({ text }) => /charset=/i.test(text))?.text ?? '')

function decode(body: readonly Line[], latin: boolean): readonly Line[] {
  const letters = body
    .map(({ text }) => text.trim())
    .join('')
    .replace(/=+$/, '')
  // A part that was cut amid a group of four still says what stands before.
  const whole = letters.slice(0, letters.length % 4 === 1 ? -1 : undefined)
  const bytes = Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0))
  const text = decoder(latin).decode(bytes)
  return text.split(/\r\n|\n|\r/).map((line) => ({ text: line, line: body[0]?.line ?? null }))
}

/** Decodes quoted-printable. Soft line breaks stay, because the search for phrases skips them. */
function unquote(body: readonly Line[], latin: boolean): readonly Line[] {
  return body.map(({ text, line }) => ({ text: text.replace(QUOTED, (run) => unquoteRun(run, latin)), line }))
}

const QUOTED = /(?:=[0-9A-F]{2})+/gi

const unquoteRun = (run: string, latin: boolean): string =>
  decoder(latin).decode(Uint8Array.from(run.slice(1).split('='), (hex) => Number.parseInt(hex, 16)))

const decoder = (latin: boolean): TextDecoder => new TextDecoder(latin ? 'windows-1252' : 'utf-8')
