import { findAddresses, readAddress } from './addresses'
import type { TextPosition } from './evidence'
import { linesOf, type PastedText, quoteOf } from './pasted-text'

type FoundRecipient = { readonly value: string; readonly from: TextPosition }

const FINAL_RECIPIENT = /^[ \t]*(?:Final|Original)-Recipient:[ \t]*rfc822;(.{1,330})/i
const SAID = /^[ \t]*<([^<>\s]{3,320})>:[ \t]+host[ \t]/i
const REMOTE_SERVER = /^[ \t]*Remote server returned\b/i

/**
 * The recipients of the refused message that a bounce states for sure, each once: the recipient fields of a delivery
 * report (RFC 3464), the line before "Remote server returned" of an Exchange bounce, or `<address>: host … said:` of
 * Postfix.
 */
export function findRecipients(pasted: PastedText): FoundRecipient[] {
  const lines = linesOf(pasted)
  const found: FoundRecipient[] = []
  const add = (value: string | null, text: string, line: number | null) => {
    if (value !== null && value !== '' && !found.some((other) => other.value.toLowerCase() === value.toLowerCase()))
      found.push({ value, from: { line, quote: quoteOf(text) } })
  }
  let previous = ''
  let previousLine: number | null = null
  for (const { text, line } of lines) {
    if (text.trim() === '') continue
    const reported = FINAL_RECIPIENT.exec(text)?.[1] ?? SAID.exec(text)?.[1]
    if (reported !== undefined) add(readAddress(reported), text, line)
    else if (REMOTE_SERVER.test(text)) for (const value of findAddresses(previous)) add(value, previous, previousLine)
    previous = text
    previousLine = line
  }
  return found.slice(0, 20)
}
