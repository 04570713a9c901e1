import { findAddresses, isInside, readAddress, readIp } from './addresses'
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
import { type HeaderField, topmost } from './headers'
import { type Hop, isMicrosoft, isOutsideHop, readHop } from './received'

const SKIP_LISTED = ['x-ms-exchange-skiplistedinternetsender', 'x-ms-exchange-externaloriginalinternetsender']
const RECIPIENTS = ['delivered-to', 'x-original-to', 'to']

/** Reports whether the fields look like those of a message, and not like a list of properties. */
export const isMessageHeader = (fields: readonly HeaderField[]): boolean =>
  fields.some(({ name }) => name === 'received' || name.startsWith('x-ms-exchange-') || name === REPORT)

const REPORT = 'x-forefront-antispam-report'

/** The hop at which Exchange Online took the message from outside: the topmost, since what stands below it a sender may have written. */
export function findOutsideHop(fields: readonly HeaderField[]): { hop: Hop | null; above: readonly Hop[] } {
  const hops = fields.flatMap((field) => (field.name === 'received' ? (readHop(field) ?? []) : []))
  const index = hops.findIndex(isOutsideHop)
  return { hop: hops[index] ?? null, above: index < 0 ? [] : hops.slice(0, index) }
}

/** Reads the headers of a message that Exchange Online has taken in (docs/formats.md §7). */
export function readHeaderEvidence(fields: readonly HeaderField[]): Evidence {
  const problems: EvidenceProblem[] = []
  const { hop, above } = findOutsideHop(fields)
  const next = above.find((other) => !isMicrosoft(other))
  if (hop === null) problems.push(evidenceProblem('NO_OUTSIDE_HOP'))
  if (next !== undefined) problems.push(evidenceProblem('NOT_LAST_HOP', next.by, next.field.from.line))
  return {
    ...NO_EVIDENCE,
    kind: 'header',
    facts: { ...readChannel(hop), sourceIP: readSourceIP(fields, hop, problems), mailFrom: readReturnPath(fields) },
    hints: readRecipientHints(fields),
    receivedAt: hop?.receivedAt ?? null,
    problems,
  }
}

/** Without TLS no certificate can be presented. With it, no header tells whether one was. */
function readChannel(hop: Hop | null): EvidenceFacts {
  if (hop === null || hop.tls === null) return NO_FACTS
  const { from } = hop.field
  return hop.tls
    ? { ...NO_FACTS, tls: stated(true, from) }
    : { ...NO_FACTS, tls: inferred(false, from), certificateNames: inferred([], from) }
}

/**
 * The connecting address. `CIP` is it too, but for Enhanced Filtering, which puts there the address it skipped to, and
 * stamps a header of its own when it has done so (MS-EF).
 */
function readSourceIP(fields: readonly HeaderField[], hop: Hop | null, problems: EvidenceProblem[]): Known<string> {
  const cip = readCip(fields)
  const skipped = SKIP_LISTED.flatMap((name) => topmost(fields, name) ?? [])[0]
  if (skipped !== undefined)
    problems.push(evidenceProblem('SKIP_LISTED', readSkippedTo(skipped) ?? cip?.address ?? '', skipped.from.line))
  else if (hop !== null && cip !== null && cip.address !== hop.sourceIP)
    problems.push(evidenceProblem('CIP_DIFFERS', cip.address, cip.field.from.line))
  if (hop !== null && hop.sourceIP !== null) return stated(hop.sourceIP, hop.field.from)
  if (cip === null || skipped !== undefined) return NOT_KNOWN
  if (!isInside(cip.address)) return inferred(cip.address, cip.field.from)
  problems.push(evidenceProblem('INTERNAL_ADDRESS', cip.address, cip.field.from.line))
  return NOT_KNOWN
}

/** `CIP:` of the spam filter's report; an IPv6 address keeps its colons. */
function readCip(fields: readonly HeaderField[]): { address: string; field: HeaderField } | null {
  const field = topmost(fields, REPORT)
  const part = field?.value.split(';').find((text) => /^\s*CIP:/i.test(text.slice(0, 100)))
  const address = part === undefined ? null : readIp(part.slice(part.indexOf(':') + 1))
  return field === null || address === null ? null : { address, field }
}

const readSkippedTo = ({ value }: HeaderField): string | null => readIp(/ip=\[([^\]]{1,60})\]/i.exec(value)?.[1] ?? '')

function readReturnPath(fields: readonly HeaderField[]): Known<string> {
  const field = topmost(fields, 'return-path')
  const address = field === null ? null : readAddress(field.value)
  return field === null || address === null ? NOT_KNOWN : stated(address, field.from)
}

/** Who a message is addressed to says little about RCPT TO: lists, Bcc and forwarding stand between. */
function readRecipientHints(fields: readonly HeaderField[]): Hint[] {
  const hints = RECIPIENTS.flatMap((name) => {
    const field = topmost(fields, name)
    if (field === null) return []
    return findAddresses(field.value).map((value): Hint => ({ fact: 'recipient', value, from: field.from }))
  })
  return hints.filter(({ value }, i) => hints.findIndex((other) => other.value === value) === i).slice(0, 10)
}
