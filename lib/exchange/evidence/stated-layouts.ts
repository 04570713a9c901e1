import { findAddresses, mayBeRefused, readAddress, readIp } from './addresses'
import type { TextPosition } from './evidence'
import { linesOfMessage } from './message-lines'
import { type Line, linesOf, type PastedText, quoteOf } from './pasted-text'
import { sentCertificate } from './protocol-log'

export type StatedValue = { readonly value: string; readonly from: TextPosition }

/** What the lines of a report, a log or a session state about the refused message. Each value stands here once. */
export type StatedLayouts = {
  readonly recipients: readonly StatedValue[]
  readonly senders: readonly StatedValue[]
  readonly addresses: readonly StatedValue[]
  /** local addresses of a server that sent: those that were seen outside, unless its network translates them */
  readonly interfaces: readonly StatedValue[]
  readonly reporters: readonly StatedValue[]
  readonly helos: readonly StatedValue[]
  /** whether the lines show a connection with TLS, or a whole session without it */
  readonly tls: { readonly value: boolean; readonly from: TextPosition } | null
  /** the names of the certificate that the refused server sent; none where the lines say so */
  readonly certificate: { readonly value: readonly string[]; readonly from: TextPosition } | null
}

const ADDRESS = String.raw`<?([^\s<>,;"(){@|]{1,64}@[^\s<>,;:"()\]}|]{1,255})>?`
const NULL_OR_ADDRESS = String.raw`(<>|<?[^\s<>,;"()@|]{1,64}@[^\s<>,;:"()\]|]{1,255}>?)`
const pattern = (text: string, flags = 'i'): RegExp => new RegExp(text, flags)

/** Where a line states a recipient: reports, logs and sessions of the servers that people have (docs/formats.md §6.4). */
const RECIPIENTS: readonly RegExp[] = [
  pattern(String.raw`^\s*(?:Final|Original)-Recipient:\s*rfc822;\s*${ADDRESS}`),
  pattern(String.raw`^\s*X-Failed-Recipients:\s*${ADDRESS}`),
  pattern(String.raw`^\s*<([^\s<>]{1,64}@[^\s<>]{1,255})>:?\s*(?:host\b|$)`),
  pattern(String.raw`^\s*<([^\s<>]{1,64}@[^\s<>]{1,255})>(?:\s*\(.{0,100}\))?:?\s*$`),
  pattern(String.raw`\bRCPT TO:\s*${ADDRESS}`),
  pattern(String.raw`\bto=<([^\s<>]{1,64}@[^\s<>]{1,255})>`),
  pattern(String.raw`\s(?:\*\*|==)\s+${ADDRESS}`),
  pattern(String.raw`^\s*(?:Recipient Address|Empfängeradresse|Adresse du destinataire):\s*${ADDRESS}`),
  pattern(String.raw`^\s*(?:Your message to|Ihre Nachricht an|Votre message à)\s+${ADDRESS}\s`),
  pattern(String.raw`\b(?:wasn['’]t|was not|couldn['’]t be|could not be) delivered to\s+${ADDRESS}`),
  pattern(String.raw`\bnicht an\s+${ADDRESS}\s+zugestellt`),
  pattern(String.raw`^--\s+${ADDRESS}\s*$`),
  pattern(String.raw`\s${ADDRESS}\s+relay\s`),
  pattern(String.raw`^\s*(?:To Address|Recipients?|Envelope[- ]To)(?:\s*:\s*|\t+\s*| {2,})\{?${ADDRESS}\}?\s*$`),
  pattern(String.raw`\b(?:recipient|rcpt)=<([^\s<>]{1,64}@[^\s<>]{1,255})>`),
  pattern(String.raw`(?:^|\|)(?:Rcpt|Recipient)=${ADDRESS}(?:\||$)`),
  pattern(String.raw`^\+ .{0,300}\s-To\s+["']?${ADDRESS}`),
  pattern(String.raw`\bdelivery (?:has )?failed (?:to|for)\s+${ADDRESS}`),
  pattern(String.raw`\bstarting delivery \d+: msg \d+ to (?:remote|local) ${ADDRESS}`),
]
/** Where a line states MAIL FROM. */
const SENDERS: readonly RegExp[] = [
  pattern(String.raw`\bMAIL FROM:\s*${NULL_OR_ADDRESS}`),
  pattern(String.raw`\bfrom=(<[^\s<>]{0,320}>)`),
  pattern(String.raw`\s[FP]=(<[^\s<>]{0,320}>)`),
  pattern(String.raw`\binfo msg \d+: bytes \d+ from (<[^\s<>]{0,320}>)`),
  pattern(String.raw`(?:^|\|)Sender=${NULL_OR_ADDRESS}(?:\||$)`),
  pattern(String.raw`^\+ .{0,300}\s-From\s+["']?${NULL_OR_ADDRESS}`),
  pattern(String.raw`\bsender=(<[^\s<>]{0,320}>)`),
  pattern(String.raw`\s<=\s(<>|[^\s<>]{1,64}@[^\s<>]{1,255})(?:\s|$)`),
  pattern(
    String.raw`^\s*(?:ReturnPath|Envelope[- ]From|From Address \(Envelope\))(?:\s*:\s*|\t+\s*| {2,})${NULL_OR_ADDRESS}\s*$`,
  ),
  pattern(String.raw`^\s*X-Postfix-Sender:\s*rfc822;\s*${NULL_OR_ADDRESS}`),
  pattern(String.raw`^\s*(?:Sender Address|Absenderadresse|Adresse de l['’]expéditeur):\s*${NULL_OR_ADDRESS}`),
]
const REPORTERS: readonly RegExp[] = [
  /^\s*Reporting-MTA:\s*dns;\s*([\w.-]{3,255})/i,
  /^\s*This is the mail system at host ([\w.-]{3,255})/i,
  /^\s*Hi\. This is the qmail-send program at ([\w.-]{3,255})/i,
  /^\s*(?:Generating server|Generierender Server|Serveur de génération):\s*([\w.-]{3,255})/i,
]
const EXCHANGE_ONLINE = /(?:protection\.outlook\.com|prod\.outlook\.com|mx\.microsoft|outlook\.office365\.com)/i
/** The local address of a delivery in the logs of Exim and of Cisco. Of a message that came in, it is where the server listens. */
const INTERFACE =
  /(?:\s(?:\*\*|==)\s.{0,1500}?\sI=\[|\bNew SMTP DCID \d+ interface )([0-9a-f.:]{2,45})(?=\]| address )/i
const GREETING = /\bHello\s+\[([0-9a-f.:]{2,45})\]/i
const HELO = /^\W{0,8}(?:EHLO|HELO)\s+([\w.-]{3,255})/i
const TLS_ON =
  /(?:(?:Verified|Trusted|Untrusted|Anonymous) TLS connection (?:established|reused) to|=== TLS started|\bX=TLSv?1|SP_PROT_TLS1_[0-3]|TLS protocol .{0,40}negotiation succeeded|\bDCID \d+ TLS success protocol TLSv1|^\* SSL connection using TLSv1|^New, TLSv1(?:\.\d)?, Cipher is |^\s{2,}Protocol\s*: TLSv1)/i
/** swaks says so where it was given none. */
const NO_CERTIFICATE = /^=== TLS no local certificate set\b/i
const STARTTLS = /^\W{0,8}STARTTLS\b/i
const ANSWER = /^\W{0,8}(\d{3})[ -]/
const BANNER = /\b220[ -][\w.-]+\.(?:protection\.outlook\.com|mx\.microsoft)\b/i

/** Finds what the lines state about the message with the answer in `answerLine`, whatever server wrote them. */
export function findStated(pasted: PastedText, answerLine: number | null): StatedLayouts {
  const lines = linesOf(pasted)
  const { lines: answered, session } = linesOfMessage(lines, answerLine)
  const recipients = collect()
  const senders = collect()
  const addresses = collect()
  const interfaces = collect()
  const reporters = collect()
  const helos = collect()
  let tls: StatedLayouts['tls'] = null
  let isSession = false
  let hasStartTls = false
  let isStartTls = false
  let mailLine: Line | null = null
  let certificate = session === null ? null : sentCertificate(session, answerLine)
  for (const line of answered) {
    const text = line.text.slice(0, LONGEST)
    for (const one of RECIPIENTS) recipients.add(readAddress(one.exec(text)?.[1] ?? ''), line)
    for (const one of SENDERS) senders.add(readSender(one.exec(text)?.[1]), line)
    for (const one of REPORTERS) {
      const host = one.exec(text)?.[1]?.toLowerCase().replace(/\.$/, '') ?? null
      reporters.add(host !== null && !EXCHANGE_ONLINE.test(host) ? host : null, line)
    }
    const greeted = readIp(GREETING.exec(text)?.[1] ?? '')
    addresses.add(greeted !== null && mayBeRefused(greeted) ? greeted : null, line)
    const own = readIp(INTERFACE.exec(text)?.[1] ?? '')
    interfaces.add(own !== null && mayBeRefused(own) ? own : null, line)
    helos.add(HELO.exec(text)?.[1]?.toLowerCase() ?? null, line)
    if (tls === null && TLS_ON.test(text)) tls = { value: true, from: placeOf(line) }
    if (BANNER.test(text)) isSession = true
    if (certificate === null && NO_CERTIFICATE.test(text)) certificate = { value: [], from: placeOf(line) }
    const answer = ANSWER.exec(text)?.[1]
    // A server that refuses STARTTLS goes on in plain text.
    if (isStartTls && answer !== undefined && /^[45]/.test(answer)) hasStartTls = false
    if (answer !== undefined || HELO.test(text) || /\bMAIL FROM:/i.test(text)) isStartTls = false
    if (STARTTLS.test(text)) {
      hasStartTls = true
      isStartTls = true
    }
    if (/\bMAIL FROM:/i.test(text)) mailLine = line
  }
  // A session that is whole from the greeting of the server on, and sends MAIL FROM without STARTTLS, is plain.
  if (tls === null && isSession && mailLine !== null) tls = { value: hasStartTls, from: placeOf(mailLine) }
  addBeside(lines, recipients, senders)
  return {
    recipients: recipients.list(),
    senders: senders.list(),
    addresses: addresses.list(),
    interfaces: interfaces.list(),
    reporters: reporters.list(),
    helos: helos.list(),
    tls,
    certificate,
  }
}

const LONGEST = 2000

const readSender = (text: string | undefined): string | null => (text === undefined ? null : readAddress(text))

const placeOf = ({ text, line }: Line): TextPosition => ({ line, quote: quoteOf(text) })

function collect() {
  const found = new Map<string, StatedValue>()
  return {
    add(value: string | null, line: Line): void {
      const key = value?.toLowerCase()
      if (
        value !== null &&
        key !== undefined &&
        (value !== '' || line.text.includes('<>')) &&
        !found.has(key) &&
        found.size < 20
      )
        found.set(key, { value, from: placeOf(line) })
    },
    list: (): readonly StatedValue[] => [...found.values()],
  }
}
type Collected = ReturnType<typeof collect>

/** Values that stand beside a line which says what they are. */
function addBeside(lines: readonly Line[], recipients: Collected, senders: Collected): void {
  const filled = lines.filter(({ text }) => text.trim() !== '')
  for (const [at, { text }] of filled.entries()) {
    if (/^\s*Remote server returned\b/i.test(text))
      for (const line of filled.slice(Math.max(0, at - 2), at).reverse())
        for (const value of findAddresses(line.text)) recipients.add(value, line)
    if (
      /rejected your message to the following e-?mail addresses:|konnte? nicht an (?:die )?folgende|following (?:address(?:es)?|recipients?)(?:\(e?s\))? (?:could not be|had permanent|failed)/i.test(
        text,
      )
    )
      for (const line of filled.slice(at + 1, at + 3))
        for (const value of findAddresses(line.text)) recipients.add(value, line)
    const copy = /^-{2,}\s*(?:Below this line is a copy of the message|Original message)/i.test(text)
    const path = copy ? filled.slice(at + 1, at + 4).find((line) => /^Return-Path:/i.test(line.text)) : undefined
    if (path !== undefined) senders.add(readAddress(path.text.slice('Return-Path:'.length)), path)
  }
}
