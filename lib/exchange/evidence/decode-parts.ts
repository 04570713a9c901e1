import { fromLines, type Line, linesOf, type Pasted } from './pasted'

const ENCODED = /^Content-Transfer-Encoding:[ \t]*base64[ \t]*$/i
const CHARSET = /charset="?(?:iso-8859-1|us-ascii|windows-1252)\b/i
const BASE64 = /^[A-Za-z0-9+/]+={0,2}[ \t]*$/

/**
 * The text with the parts of a message that are in base64 (RFC 2045 §6.8) as what they say, so that the answer in a bounce
 * is found there. Their lines have the number of the line where the part starts.
 */
export function decodeParts(pasted: Pasted): Pasted {
  if (!/^Content-Transfer-Encoding:[ \t]*base64/im.test(pasted.text)) return pasted
  const all = linesOf(pasted)
  const lines: Line[] = []
  for (let at = 0; at < all.length; ) {
    const start = ENCODED.test(all[at]?.text ?? '') ? startOfBody(all, at) : null
    if (start === null) {
      lines.push(...all.slice(at, at + 1))
      at++
      continue
    }
    let end = start
    while (BASE64.test(all[end]?.text ?? '')) end++
    const head = all.slice(at, start)
    const body = decode(all.slice(start, end), isLatin(all.slice(Math.max(0, at - MOST_HEAD), start)))
    for (const line of [...head, ...body]) lines.push(line)
    at = end
  }
  return fromLines(lines)
}

/** Lines of the head of a part. */
const MOST_HEAD = 200

/** Where the body behind a head starts, or null if none does. */
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
  const text = new TextDecoder(latin ? 'windows-1252' : 'utf-8').decode(bytes)
  return text.split(/\r\n|\n|\r/).map((line) => ({ text: line, line: body[0]?.line ?? null }))
}
