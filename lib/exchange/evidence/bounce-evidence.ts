import { findVendorOfDomain } from '#lib/scenario/findings/shared-names'
import { findAddresses, mayBeRefused, readIp } from './addresses'
import {
  type Evidence,
  type EvidenceFacts,
  type EvidenceProblem,
  evidenceProblem,
  type Hint,
  inferred,
  type Known,
  NO_EVIDENCE,
  NO_FACTS,
  NOT_KNOWN,
  stated,
} from './evidence'
import type { FoundReply } from './find-reply'
import { readHeaders, topmost } from './headers'
import { readEvents } from './json-events'
import { findIsoDate } from './mail-date'
import { type CompactText, cutAtWord, type PastedText, positionOf } from './pasted-text'
import { CAUSES_WITH_ADDRESS } from './reply-phrases'
import { findStated, type StatedLayouts, type StatedValue } from './stated-layouts'

/** Characters behind the phrase of a reply that hold the server, the time and an id in brackets. */
const LONGEST_TAIL = 400

/** Headers with which a gateway signs its own reports. */
const MARKS: readonly (readonly [RegExp, string])[] = [[/^X-Mimecast-/i, 'Mimecast']]

/** The vendor of the gateway that reports: by the headers of the report itself, which are above its text, or by its server. */
function gatewayOf(pasted: PastedText, reporter: string | null): string | null {
  const own = readHeaders(pasted).flatMap(({ name }) => MARKS.find(([mark]) => mark.test(name))?.[1] ?? [])
  return own[0] ?? (reporter === null ? null : findVendorOfDomain(reporter))
}

/** Reads a bounce in which replies were found (docs/formats.md §6). */
export function readBounceEvidence(pasted: PastedText, text: CompactText, replies: readonly FoundReply[]): Evidence {
  const [found] = replies
  if (found === undefined) return NO_EVIDENCE
  const problems: EvidenceProblem[] = []
  if (found.cause === 'code-without-text')
    problems.push(evidenceProblem('CODE_WITHOUT_TEXT', found.reply.enhancedCode ?? '', found.reply.from.line))
  if (replies.length > 1)
    problems.push(
      evidenceProblem('SEVERAL_ANSWERS', replies.map(({ reply }) => cutAtWord(reply.from.quote, 60)).join(' · ')),
    )
  problems.push(...findRemoteAddress(pasted))
  const events = readEvents(pasted.text)
  const stands = findStated(pasted, found.reply.from.line)
  const layouts = events === null ? stands : { ...stands, addresses: unique(events.addresses) }
  const recipients = events?.recipients ?? layouts.recipients
  const senders = events?.senders ?? (layouts.senders.length > 0 ? layouts.senders : findReportedTo(pasted))
  if (recipients.length > 1) problems.push(evidenceProblem('SEVERAL_VALUES', 'recipient', recipients[0]?.from.line))
  if (senders.length > 1) problems.push(evidenceProblem('SEVERAL_VALUES', 'MAIL FROM', senders[0]?.from.line))
  const reportingServer = onlyOne(events?.reporters ?? layouts.reporters)
  const known = readFacts(pasted, text, found, layouts)
  return {
    ...NO_EVIDENCE,
    kind: 'bounce',
    facts: { ...known, recipient: onlyOne(recipients), mailFrom: onlyOne(senders) },
    hints: [
      ...(known.sourceIP.value === null ? asHints('sourceIP', layouts.interfaces) : []),
      ...hintsOf('recipient', recipients),
      ...hintsOf('mailFrom', senders),
    ],
    replyCode: found.reply,
    replyRule: found.rule,
    otherCause: found.cause,
    isLock: found.rule === 'locked',
    helo: onlyOne(layouts.helos),
    reportingServer,
    gateway: gatewayOf(pasted, reportingServer.value),
    receivedAt: findIsoDate(tailOf(text, found)) ?? events?.at ?? null,
    problems,
  }
}

const tailOf = ({ text }: CompactText, { at }: FoundReply): string => (at < 0 ? '' : text.slice(at, at + LONGEST_TAIL))

const unique = (values: readonly StatedValue[]): StatedValue[] => [
  ...new Map(values.map((one) => [one.value, one])).values(),
]

function onlyOne(values: readonly StatedValue[]): Known<string> {
  const [only, ...others] = values
  return only === undefined || others.length > 0 ? NOT_KNOWN : stated(only.value, only.from)
}

const hintsOf = (fact: 'recipient' | 'mailFrom', values: readonly StatedValue[]): Hint[] =>
  values.length > 1 ? asHints(fact, values) : []

const asHints = (fact: Hint['fact'], values: readonly StatedValue[]): Hint[] =>
  values.map(({ value, from }) => ({ fact, value, from }))

/** The report of a bounce goes to MAIL FROM: its To, where the text begins with the headers of the report. */
function findReportedTo(pasted: PastedText): StatedValue[] {
  const fields = readHeaders(pasted)
  const isReport = fields.some(({ name, value }) => name === 'from' && /postmaster|mailer-daemon/i.test(value))
  const to = isReport ? topmost(fields, 'to') : null
  const [only, ...others] = to === null ? [] : findAddresses(to.value)
  return to === null || only === undefined || others.length > 0 ? [] : [{ value: only, from: to.from }]
}

/** The facts of the sender that the reply or the session states. */
function readFacts(pasted: PastedText, text: CompactText, found: FoundReply, layouts: StatedLayouts): EvidenceFacts {
  const { from } = found.reply
  // A chain can only be judged if one was presented, and that is possible inside TLS only (MS-454).
  if (found.rule === 'untrusted')
    return { ...NO_FACTS, certificateTrusted: stated(false, from), tls: inferred(true, from) }
  const named =
    found.cause !== null && CAUSES_WITH_ADDRESS.has(found.cause) ? findNamedAddress(pasted, text, found) : null
  const tls = layouts.tls === null ? NOT_KNOWN : stated(layouts.tls.value, layouts.tls.from)
  const sourceIP = named === null ? onlyOne(layouts.addresses) : stated(named.value, named.from)
  return {
    ...NO_FACTS,
    sourceIP,
    tls,
    certificateNames: certificateOf(layouts, tls),
  }
}

/** Without TLS there is no certificate; with it, a log of the sender may show the one that it sent. */
function certificateOf({ certificate }: StatedLayouts, tls: Known<boolean>): EvidenceFacts['certificateNames'] {
  if (tls.value === false) return inferred([], tls.from)
  return certificate === null ? NOT_KNOWN : stated([...certificate.value], certificate.from)
}

/**
 * The address in brackets that the reply is about: the first behind its phrase, else the last before it within the
 * reply. What stands before `said:` is the remote server, and Exchange Online's own addresses are never the sender.
 */
function findNamedAddress(pasted: PastedText, text: CompactText, found: FoundReply): StatedValue | null {
  if (found.at < 0) return null
  const before = text.text.slice(Math.max(0, found.at - 120), found.at)
  const said = Math.max(before.lastIndexOf('said:'), before.lastIndexOf('response:'), before.lastIndexOf('returned'))
  const start = found.at - before.length + Math.max(0, said)
  const places = [...text.text.slice(start, found.at + 160).matchAll(/\[([0-9a-f.:]{2,45})\]/g)].flatMap((match) => {
    const value = readIp(match[1] ?? '')
    const at = start + match.index
    if (value === null || !mayBeRefused(value)) return []
    const offset = text.offsets[at] ?? 0
    return [{ value, at, from: positionOf(pasted, offset, offset + match[0].length) }]
  })
  return places.find(({ at }) => at >= found.at) ?? places.at(-1) ?? null
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
