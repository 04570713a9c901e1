import { readDomainPattern } from '#lib/scenario/document/forms'
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
  fields.some(
    ({ name, value }) =>
      name === 'received' ||
      name.startsWith('x-ms-exchange-') ||
      name === REPORT ||
      (RESULTS.includes(name) && SENDER_IP.test(value)),
  )

/** How Exchange Online names the sender's address in its results. */
const SENDER_IP = /sender ip is\s+([0-9a-f.:]{2,45})/i
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
  const connecting = readConnecting(fields)
  if (hop === null && connecting.address === null) problems.push(evidenceProblem('NO_OUTSIDE_HOP'))
  if (next !== undefined) problems.push(evidenceProblem('NOT_LAST_HOP', next.by, next.field.from.line))
  const mailFrom = readMailFrom(fields, hop, next, problems)
  return {
    ...NO_EVIDENCE,
    kind: 'header',
    facts: { ...readChannel(hop), sourceIP: readSourceIP(fields, hop, problems), mailFrom: mailFrom.address },
    mailFromDomain: mailFrom.domain,
    recipientDomain: readResult(fields, hop, 'smtp.rcpttodomain').domain,
    helo: connecting.helo,
    tookOnPremises: readEntity(fields),
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
  const { address, field } = readConnecting(fields)
  if (address !== null && field !== null && !isInside(address)) return stated(address, field.from)
  if (skipped !== undefined) return NOT_KNOWN
  const checked = cip ?? readCheckedAddress(fields)
  if (checked === null) return NOT_KNOWN
  const { line } = checked.field.from
  if (isInside(checked.address)) {
    problems.push(evidenceProblem('INTERNAL_ADDRESS', checked.address, line))
    return NOT_KNOWN
  }
  if (cip === null) problems.push(evidenceProblem('MAY_BE_SKIPPED_TO', checked.address, line))
  return inferred(checked.address, checked.field.from)
}

/** The address whose SPF Exchange Online checked: with Enhanced Filtering the one that it skipped to. */
function readCheckedAddress(fields: readonly HeaderField[]): { address: string; field: HeaderField } | null {
  for (const field of fields) {
    const address = RESULTS.includes(field.name) ? readIp(SENDER_IP.exec(field.value)?.[1] ?? '') : null
    if (address !== null) return { address, field }
  }
  return null
}

/** The `CIP:` value of the spam filter's report. An IPv6 address contains colons. */
function readCip(fields: readonly HeaderField[]): { address: string; field: HeaderField } | null {
  const field = topmost(fields, REPORT)
  const part = field?.value.split(';').find((text) => /^\s*CIP:/i.test(text.slice(0, 100)))
  const address = part === undefined ? null : readIp(part.slice(part.indexOf(':') + 1))
  return field === null || address === null ? null : { address, field }
}

const readSkippedTo = ({ value }: HeaderField): string | null => readIp(/ip=\[([^\]]{1,60})\]/i.exec(value)?.[1] ?? '')

type MailFrom = { readonly address: Known<string>; readonly domain: Known<string> }

/**
 * MAIL FROM at the hop into Exchange Online: that of the hop's own results, or the Return-Path. The server that delivers
 * writes the Return-Path, so behind a later server it belongs to another hop.
 */
function readMailFrom(
  fields: readonly HeaderField[],
  hop: Hop | null,
  next: Hop | undefined,
  problems: EvidenceProblem[],
): MailFrom {
  const result = readResult(fields, hop, 'smtp.mailfrom')
  const path = topmost(fields, 'return-path')
  const written = path === null ? null : readAddress(path.value)
  if (path === null || written === null) return result
  if (next === undefined && !isElsewhere(fields, hop)) return { ...result, address: stated(written, path.from) }
  problems.push(evidenceProblem('LATER_RETURN_PATH', written || '<>', path.from.line))
  return result
}

/** Reports whether the message went to another server than one of Microsoft's: then the Return-Path is that server's. */
function isElsewhere(fields: readonly HeaderField[], hop: Hop | null): boolean {
  const top = topmost(fields, 'received')
  const last = hop === null && top !== null ? readHop(top) : null
  return last !== null && !isMicrosoft(last)
}

const RESULTS = ['authentication-results', 'x-ms-exchange-authentication-results', 'arc-authentication-results']

/** A property of the results that Exchange Online wrote about the hop: an address, or a domain alone. */
function readResult(fields: readonly HeaderField[], hop: Hop | null, property: string): MailFrom {
  const at = hop === null ? fields.length : fields.indexOf(hop.field)
  // Servers write above what they got: the nearest results above the hop are its own.
  const above = fields.slice(0, at).filter(({ name, value }) => RESULTS.includes(name) && isAboutHop(value, hop))
  for (const field of above.reverse()) {
    const value = new RegExp(`${property.replace('.', '\\.')}=([^\\s;]{1,320})`, 'i').exec(field.value)?.[1]
    if (value === undefined) continue
    const address = value.includes('@') ? readAddress(value) : null
    const domain = (address ?? value).replace(/^.*@/, '').toLowerCase()
    const known = readDomainPattern(domain)
    return {
      address: address === null ? NOT_KNOWN : stated(address, field.from),
      domain: known === null || known.includes('*') ? NOT_KNOWN : stated(known, field.from),
    }
  }
  return { address: NOT_KNOWN, domain: NOT_KNOWN }
}

/** Reports whether results name the address of the hop, or none. */
function isAboutHop(value: string, hop: Hop | null): boolean {
  const address = readIp(SENDER_IP.exec(value)?.[1] ?? '')
  return address === null || hop === null || hop.sourceIP === null || address === hop.sourceIP
}

const CONNECTING = 'x-ms-exchange-crosstenant-originalattributedtenantconnectingip'

/** `TenantId=…;Ip=[…];Helo=[…]`: the connecting address and its HELO, as Exchange Online attributed them. */
function readConnecting(fields: readonly HeaderField[]) {
  const field = topmost(fields, CONNECTING)
  const address = readIp(/Ip=\[([^\]]{1,60})\]/i.exec(field?.value ?? '')?.[1] ?? '')
  const helo = /Helo=\[([^\]\s]{1,255})\]/i.exec(field?.value ?? '')?.[1]
  return {
    field,
    address,
    helo: field === null || helo === undefined ? NOT_KNOWN : stated(helo.toLowerCase(), field.from),
  }
}

/** Whether an OnPremises connector took the message (docs/formats.md §7). */
function readEntity(fields: readonly HeaderField[]): boolean | null {
  const entity = topmost(fields, 'x-ms-exchange-crosstenant-fromentityheader')?.value.trim().toLowerCase()
  if (entity === 'hybridonprem') return true
  return entity === 'internet' || entity === 'hosted' ? false : null
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
