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

/** Reports whether the fields look like message headers, and not like a list of properties. */
export const isMessageHeader = (fields: readonly HeaderField[]): boolean =>
  fields.some(({ name }) => name === 'received' || name.startsWith('x-ms-exchange-') || name === REPORT)

const REPORT = 'x-forefront-antispam-report'

/** The topmost hop from outside into Exchange Online. The sender may have written anything below it. */
export function findOutsideHop(fields: readonly HeaderField[]): { hop: Hop | null; above: readonly Hop[] } {
  const hops = fields.flatMap((field) => (field.name === 'received' ? (readHop(field) ?? []) : []))
  const index = hops.findIndex(isOutsideHop)
  return { hop: hops[index] ?? null, above: index < 0 ? [] : hops.slice(0, index) }
}

/** Reads the headers of a message that Exchange Online has accepted (docs/formats.md §7). */
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

/** TLS and certificate. Without TLS there is no certificate. With TLS, no header tells whether there was one. */
function readChannel(hop: Hop | null): EvidenceFacts {
  if (hop === null || hop.tls === null) return NO_FACTS
  const { from } = hop.field
  return hop.tls
    ? { ...NO_FACTS, tls: stated(true, from) }
    : { ...NO_FACTS, tls: inferred(false, from), certificateNames: inferred([], from) }
}

/**
 * The connecting address. `CIP` has it too, unless Enhanced Filtering has replaced it by the address it skipped to.
 * Then there is another header that says so (MS-EF).
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

/** The `CIP:` value of the spam filter's report. An IPv6 address contains colons. */
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

/** Recipients in headers are only hints, because lists, Bcc and forwarding change RCPT TO. */
function readRecipientHints(fields: readonly HeaderField[]): Hint[] {
  const hints = RECIPIENTS.flatMap((name) => {
    const field = topmost(fields, name)
    if (field === null) return []
    return findAddresses(field.value).map((value): Hint => ({ fact: 'recipient', value, from: field.from }))
  })
  return hints.filter(({ value }, i) => hints.findIndex((other) => other.value === value) === i).slice(0, 10)
}
