import { readIp } from './addresses'
import { CAUSES_WITH_ADDRESS } from './answers'
import {
  type Evidence,
  type EvidenceFacts,
  type EvidencePlace,
  type EvidenceProblem,
  evidenceProblem,
  inferred,
  type Known,
  NO_EVIDENCE,
  NO_FACTS,
  NOT_KNOWN,
  stated,
} from './evidence'
import type { FoundAnswer } from './find-answer'
import { findIsoDate } from './mail-date'
import { type Compact, type Pasted, placeOf } from './pasted'
import { findRecipients } from './recipients'

/** What stands after the words of an answer: the server, the time and an id in brackets. */
const LONGEST_TAIL = 400

/** Reads a bounce whose answers were found already (docs/formats.md §6). */
export function readBounceEvidence(pasted: Pasted, text: Compact, answers: readonly FoundAnswer[]): Evidence {
  const [answer] = answers
  if (answer === undefined) return NO_EVIDENCE
  const problems: EvidenceProblem[] = []
  if (answer.cause === 'code-without-text')
    problems.push(evidenceProblem('CODE_WITHOUT_TEXT', answer.reply.enhancedCode ?? '', answer.reply.from.line))
  if (answers.length > 1)
    problems.push(
      evidenceProblem('SEVERAL_ANSWERS', answers.map(({ reply }) => reply.from.quote.slice(0, 60)).join(' · ')),
    )
  problems.push(...findRemoteAddress(pasted))
  const recipients = findRecipients(pasted)
  if (recipients.length > 1) problems.push(evidenceProblem('SEVERAL_VALUES', 'recipient', recipients[0]?.from.line))
  return {
    ...NO_EVIDENCE,
    kind: 'bounce',
    facts: { ...readFacts(pasted, text, answer), recipient: onlyOne(recipients) },
    hints: recipients.length > 1 ? recipients.map(({ value, from }) => ({ fact: 'recipient', value, from })) : [],
    replyCode: answer.reply,
    finding: answer.rule,
    otherCause: answer.cause,
    isLock: answer.rule === 'locked',
    receivedAt: findIsoDate(tailOf(text, answer)),
    problems,
  }
}

const tailOf = ({ text }: Compact, { at }: FoundAnswer): string => (at < 0 ? '' : text.slice(at, at + LONGEST_TAIL))

function onlyOne(values: readonly { value: string; from: EvidencePlace }[]): Known<string> {
  const [only, ...others] = values
  return only === undefined || others.length > 0 ? NOT_KNOWN : stated(only.value, only.from)
}

/** A bounce seldom tells about the connection: only answers about the certificate or the address do. */
function readFacts(pasted: Pasted, text: Compact, answer: FoundAnswer): EvidenceFacts {
  const { from } = answer.reply
  // A chain can only be judged if one was presented, and that is possible inside TLS only (MS-454).
  if (answer.rule === 'untrusted')
    return { ...NO_FACTS, certificateTrusted: stated(false, from), tls: inferred(true, from) }
  if (answer.cause === null || !CAUSES_WITH_ADDRESS.has(answer.cause)) return NO_FACTS
  const named = findNamedAddress(pasted, text, answer)
  return named === null ? NO_FACTS : { ...NO_FACTS, sourceIP: stated(named.value, named.from) }
}

/** The first address in brackets within the sentence, which is the one the answer speaks of. */
function findNamedAddress(
  pasted: Pasted,
  text: Compact,
  answer: FoundAnswer,
): { value: string; from: EvidencePlace } | null {
  if (answer.at < 0) return null
  const start = Math.max(0, answer.at - 80)
  const around = text.text.slice(start, answer.at + 160)
  for (const match of around.matchAll(/\[([0-9a-f.:]{2,45})\]/g)) {
    const value = readIp(match[1] ?? '')
    const offset = text.offsets[start + match.index] ?? 0
    if (value !== null) return { value, from: placeOf(pasted, offset, offset + match[0].length) }
  }
  return null
}

/** `{FQDN=…};{IP=…}` in message tracking of the sender is where the message was sent to, not where it came from (MS-JP). */
function findRemoteAddress(pasted: Pasted): EvidenceProblem[] {
  const match = /\{IP=([0-9a-f.:]{2,45})\}/i.exec(pasted.text)
  const address = match === null ? null : readIp(match[1] ?? '')
  if (match === null || address === null) return []
  return [evidenceProblem('REMOTE_ADDRESS', address, placeOf(pasted, match.index, match.index + 1).line)]
}
