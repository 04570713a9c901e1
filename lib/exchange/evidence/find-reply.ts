import type { OtherCause, ReplyCode, ReplyRule, TextPosition } from './evidence'
import { type CompactText, type PastedText, positionOf } from './pasted-text'
import { causeOfCode, REPLY_PHRASES, type ReplyPhrase } from './reply-phrases'

/** An SMTP reply in the text. `at` is the start of its phrase in the compact text; -1 for a code without a phrase. */
export type FoundReply = {
  readonly rule: ReplyRule
  readonly cause: OtherCause | null
  readonly reply: ReplyCode
  readonly at: number
}

/** The most matches that are examined for each phrase, more than any bounce repeats its reply. */
const MOST_PLACES = 40
const CODE_BEFORE = /(?:([245]\d\d)-?)?#?([245]\.\d{1,3}\.\d{1,3})[;:,.]?$/
/**
 * A status code after a three-digit code, `#` or `Status:`, or at the very start; not an address or a version number.
 */
const CODE_ALONE = /(?<![\w.])(?:([45]\d\d)[ \t\r\n-]{1,40}#?|#|Status:[ \t]?|^)([45]\.\d{1,3}\.\d{1,3})(?!\.?\d)/gi

/** The replies found by their phrases, the deciding one first, each rule once. */
export function findReplies(
  pasted: PastedText,
  text: CompactText,
  isExcluded: (offset: number) => boolean,
): FoundReply[] {
  const found: FoundReply[] = []
  const taken = new Set<number>()
  for (const phrase of REPLY_PHRASES) {
    const match = findPhrase(pasted, text, phrase, (at) => isExcluded(text.offsets[at] ?? 0) || taken.has(at))
    if (match === null) continue
    taken.add(match.at)
    const rule = { rule: phrase.rule, cause: phrase.cause ?? null }
    if (!found.some((other) => other.rule === phrase.rule && other.cause === rule.cause))
      found.push({ ...rule, at: match.at, reply: replyAt(pasted, text, match) })
  }
  return found
}

type PhrasePlace = {
  readonly at: number
  readonly end: number
  readonly codes: FoundCodes | null
}

/** The codes of a reply, and where they start: with the text that holds them, so that a quote begins there. */
type FoundCodes = { readonly code: number | null; readonly enhancedCode: string; readonly start: number }

function findPhrase(
  pasted: PastedText,
  text: CompactText,
  { phrase, code }: ReplyPhrase,
  skip: (at: number) => boolean,
): PhrasePlace | null {
  let at = text.text.indexOf(phrase)
  for (let places = 0; at >= 0 && places < MOST_PLACES; places++) {
    const codes = codesBefore(pasted, text, at)
    if ((code === null || codes?.enhancedCode === code) && !skip(at)) return { at, end: at + phrase.length, codes }
    at = text.text.indexOf(phrase, at + phrase.length)
  }
  return null
}

/** The codes right before the phrase, such as `550 5.7.51`; else the last marked code shortly before it. */
function codesBefore(pasted: PastedText, { text, offsets }: CompactText, at: number): FoundCodes | null {
  const direct = CODE_BEFORE.exec(text.slice(Math.max(0, at - 16), at))
  const offset = offsets[at] ?? 0
  if (direct?.[2]) {
    const length = direct[0].replace(/^#/, '').length
    return { code: numberOf(direct[1]), enhancedCode: direct[2], start: offsets[at - length] ?? offset }
  }
  const from = Math.max(0, offset - 200)
  const match = [...pasted.text.slice(from, offset).matchAll(CODE_ALONE)].at(-1)
  if (!match?.[2]) return null
  return { code: numberOf(match[1]), enhancedCode: match[2], start: from + match.index }
}

const numberOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text))

function replyAt(pasted: PastedText, { offsets }: CompactText, { at, end, codes }: PhrasePlace): ReplyCode {
  const start = codes?.start ?? offsets[at] ?? 0
  const least = (offsets[end - 1] ?? 0) + 1
  return {
    code: codes?.code ?? null,
    enhancedCode: codes?.enhancedCode ?? null,
    from: quoteReply(pasted, start, least),
  }
}

/**
 * The place of a reply. Its quote ends before a blank line, in JSON with its value, or with a whole word; `least`: as far
 * as it surely goes.
 */
function quoteReply(pasted: PastedText, start: number, least: number): TextPosition {
  const end = /^\s*[[{]/.test(pasted.text) ? /\n\n|(?<!\\)"\s{0,100}[,}\]]/ : /\n\n/
  const length = pasted.text.slice(least, least + LONGEST_REPLY).search(end)
  return positionOf(pasted, start, length < 0 ? pasted.text.length : least + length)
}

/** More characters than are quoted of a reply. */
const LONGEST_REPLY = 4000

/** The first marked status code of a failure (RFC 3463), for replies with an unknown phrase. */
export function findCodeAlone(pasted: PastedText): FoundReply | null {
  const match = pasted.text.matchAll(CODE_ALONE).next().value
  if (!match) return null
  const [whole, code, enhancedCode = ''] = match
  const from = quoteReply(pasted, match.index, match.index + whole.length)
  const reply = { code: code === undefined ? null : Number(code), enhancedCode, from }
  return { rule: 'other', cause: causeOfCode(enhancedCode), reply, at: -1 }
}
