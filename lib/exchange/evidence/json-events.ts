import { mayBeRefused, readAddress, readIp } from './addresses'
import { quoteOf } from './pasted-text'
import type { StatedValue } from './stated-layouts'

/** What an event of a mailer states about a bounce: Amazon SES, SendGrid and their like. */
export type EventFacts = {
  readonly recipients: readonly StatedValue[]
  readonly senders: readonly StatedValue[]
  readonly reporters: readonly StatedValue[]
  /** the address from which the mailer sent */
  readonly addresses: readonly StatedValue[]
  /** ISO 8601, UTC */
  readonly at: string | null
}

type Values = Readonly<Record<string, unknown>>

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const MOST_EVENTS = 20

/** Reads events of a mailer; null if the text is no JSON of such. */
export function readEvents(text: string): EventFacts | null {
  const root = parse(text)
  const events = (Array.isArray(root) ? root : [root]).filter(isValues).slice(0, MOST_EVENTS).map(unwrap)
  const facts = events.map(factsOf).filter((one) => one !== null)
  if (facts.length === 0) return null
  return {
    recipients: facts.flatMap(({ recipients }) => recipients),
    senders: facts.flatMap(({ senders }) => senders),
    reporters: facts.flatMap(({ reporters }) => reporters),
    addresses: facts.flatMap(({ addresses }) => addresses),
    at: facts.length === 1 ? (facts[0]?.at ?? null) : null,
  }
}

function parse(text: string): unknown {
  const start = text.trimStart()[0]
  if (start !== '{' && start !== '[') return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What holds the event: SNS has it as text in `Message`, SparkPost below `msys`, Mailgun in `event-data`. */
function unwrap(event: Values): Values {
  const inner = textOf(event.Message)
  const parsed = inner.startsWith('{') ? parse(inner) : null
  if (isValues(parsed)) return parsed
  const { msys, 'event-data': data } = event
  const held = isValues(msys) ? Object.values(msys).find(isValues) : data
  return isValues(held) ? held : event
}

const TYPES = ['event', 'type', 'RecordType', 'eventType'] as const
const RECIPIENTS = ['email', 'Email', 'recipient', 'rcpt_to'] as const
const SENDERS = ['msg_from', 'envelope_from'] as const

const firstOf = (event: Values, names: readonly string[]): string =>
  names.map((name) => textOf(event[name])).find((text) => text !== '') ?? ''

function factsOf(event: Values): EventFacts | null {
  const { bounce, mail } = event
  if (isValues(bounce)) {
    const bounced = Array.isArray(bounce.bouncedRecipients) ? bounce.bouncedRecipients.filter(isValues) : []
    return {
      recipients: bounced.flatMap((one) => stated('emailAddress', textOf(one.emailAddress))),
      senders: isValues(mail) ? stated('source', textOf(mail.source)) : [],
      reporters: hostIn(textOf(bounce.reportingMTA)),
      // `sourceIp` of Amazon SES is the client that handed the message in.
      addresses: [],
      at: isoDate(textOf(bounce.timestamp)),
    }
  }
  if (!/^(?:bounce|dropped|deferred|delay|blocked|failed|out_of_band|policy_rejection)$/i.test(firstOf(event, TYPES)))
    return null
  const seconds = typeof event.timestamp === 'number' ? event.timestamp * 1000 : Number.NaN
  return {
    recipients: stated('recipient', firstOf(event, RECIPIENTS)),
    senders: stated(
      'sender',
      firstOf(event, SENDERS) || (isValues(event.envelope) ? textOf(event.envelope.sender) : ''),
    ),
    reporters: [],
    addresses: sendingAddress(event),
    at: Number.isNaN(seconds) || Math.abs(seconds) > 8.64e15 ? null : new Date(seconds).toISOString(),
  }
}

/** SendGrid (`ip`), SparkPost (`sending_ip`) and Mailgun (`envelope.sending-ip`) name the address from which they sent. */
function sendingAddress(event: Values): StatedValue[] {
  const ofSendGrid = Object.hasOwn(event, 'sg_event_id') ? textOf(event.ip) : ''
  const ofMailgun = isValues(event.envelope) ? textOf(event.envelope['sending-ip']) : ''
  const written = textOf(event.sending_ip) || ofSendGrid || ofMailgun
  const address = readIp(written)
  return address === null || !mayBeRefused(address)
    ? []
    : [{ value: address, from: { line: null, quote: `ip: ${written}` } }]
}

function stated(name: string, text: string): StatedValue[] {
  const address = readAddress(text)
  return address === null || address === ''
    ? []
    : [{ value: address, from: { line: null, quote: `${name}: ${address}` } }]
}

function hostIn(text: string): StatedValue[] {
  const host = /([\w-]+(?:\.[\w-]+)+)\s*$/.exec(text)?.[1]
  return host === undefined
    ? []
    : [{ value: host.toLowerCase(), from: { line: null, quote: quoteOf(`reportingMTA: ${text}`) } }]
}

function isoDate(text: string): string | null {
  const at = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? new Date(text) : null
  return at === null || Number.isNaN(at.getTime()) ? null : at.toISOString()
}
