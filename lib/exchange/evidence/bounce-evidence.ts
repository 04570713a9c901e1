import { readIp } from './addresses'
import {
  type Evidence,
  type EvidenceFacts,
  type EvidenceProblem,
  evidenceProblem,
  inferred,
  type Known,
  NO_EVIDENCE,
  NO_FACTS,
  NOT_KNOWN,
  stated,
  type TextPosition,
} from './evidence'
import type { FoundReply } from './find-reply'
import { findIsoDate } from './mail-date'
import { type CompactText, type PastedText, positionOf } from './pasted-text'
import { findRecipients } from './recipients'
import { CAUSES_WITH_ADDRESS } from './reply-phrases'

/** Characters behind the phrase of a reply that hold the server, the time and an id in brackets. */
const LONGEST_TAIL = 400

/** Reads a bounce in which replies were found (docs/formats.md §6). */
export function readBounceEvidence(pasted: PastedText, text: CompactText, replies: readonly FoundReply[]): Evidence {
  const [found] = replies
  if (found === undefined) return NO_EVIDENCE
  const problems: EvidenceProblem[] = []
  if (found.cause === 'code-without-text')
    problems.push(evidenceProblem('CODE_WITHOUT_TEXT', found.reply.enhancedCode ?? '', found.reply.from.line))
  if (replies.length > 1)
    problems.push(
      evidenceProblem('SEVERAL_ANSWERS', replies.map(({ reply }) => reply.from.quote.slice(0, 60)).join(' · ')),
    )
  problems.push(...findRemoteAddress(pasted))
  const recipients = findRecipients(pasted)
  if (recipients.length > 1) problems.push(evidenceProblem('SEVERAL_VALUES', 'recipient', recipients[0]?.from.line))
  return {
    ...NO_EVIDENCE,
    kind: 'bounce',
    facts: { ...readFacts(pasted, text, found), recipient: onlyOne(recipients) },
    hints: recipients.length > 1 ? recipients.map(({ value, from }) => ({ fact: 'recipient', value, from })) : [],
    replyCode: found.reply,
    replyRule: found.rule,
    otherCause: found.cause,
    isLock: found.rule === 'locked',
    receivedAt: findIsoDate(tailOf(text, found)),
    problems,
  }
}

const tailOf = ({ text }: CompactText, { at }: FoundReply): string => (at < 0 ? '' : text.slice(at, at + LONGEST_TAIL))

function onlyOne(values: readonly { value: string; from: TextPosition }[]): Known<string> {
  const [only, ...others] = values
  return only === undefined || others.length > 0 ? NOT_KNOWN : stated(only.value, only.from)
}

/** The facts of the sender. Only replies about the certificate or the address state any. */
function readFacts(pasted: PastedText, text: CompactText, found: FoundReply): EvidenceFacts {
  const { from } = found.reply
  // A chain can only be judged if one was presented, and that is possible inside TLS only (MS-454).
  if (found.rule === 'untrusted')
    return { ...NO_FACTS, certificateTrusted: stated(false, from), tls: inferred(true, from) }
  if (found.cause === null || !CAUSES_WITH_ADDRESS.has(found.cause)) return NO_FACTS
  const named = findNamedAddress(pasted, text, found)
  return named === null ? NO_FACTS : { ...NO_FACTS, sourceIP: stated(named.value, named.from) }
}

/** The first address in brackets near the phrase, which is the one that the reply is about. */
function findNamedAddress(
  pasted: PastedText,
  text: CompactText,
  found: FoundReply,
): { value: string; from: TextPosition } | null {
  if (found.at < 0) return null
  const start = Math.max(0, found.at - 80)
  const around = text.text.slice(start, found.at + 160)
  for (const match of around.matchAll(/\[([0-9a-f.:]{2,45})\]/g)) {
    const value = readIp(match[1] ?? '')
    const offset = text.offsets[start + match.index] ?? 0
    if (value !== null) return { value, from: positionOf(pasted, offset, offset + match[0].length) }
  }
  return null
}

/**
 * `{FQDN=…};{IP=…}` in message tracking of the sender is where the message was sent to, not where it came from (MS-JP).
 */
function findRemoteAddress(pasted: PastedText): EvidenceProblem[] {
  const match = /\{IP=([0-9a-f.:]{2,45})\}/i.exec(pasted.text)
  const address = match === null ? null : readIp(match[1] ?? '')
  if (match === null || address === null) return []
  return [evidenceProblem('REMOTE_ADDRESS', address, positionOf(pasted, match.index, match.index + 1).line)]
}
