import { type Answers, attribute, containsDomain, domainOf, domainSet, type Sender } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { sampleRecipient, sendersOf } from '#lib/scenario/services/service-senders'
import { strangerAddress } from '#lib/scenario/services/stranger'
import { withNullSenderFixed } from '#lib/scenario/wants/phase-results'
import { EVERYBODY_ELSE, findWhos, type WhoKey } from '#lib/scenario/wants/who'
import { quoted } from './powershell'

/** What a probe is: a bounce from a foreign host, a message from one, or a message through a service. */
export const PROBE_CODES = ['NULL_SENDER', 'STRANGER', 'SERVICE'] as const
export type ProbeCode = (typeof PROBE_CODES)[number]

/** A test of a phase with the answer that the model expects. */
export type Probe = {
  readonly code: ProbeCode
  /** the row whose cell the answer belongs to */
  readonly who: WhoKey
  /** the sender of whom the model gives its answer */
  readonly sender: Sender
  /** a shell line for swaks that ends after RCPT TO; null where the service has to send a message itself */
  readonly swaks: string | null
  /** the same in PowerShell without a module */
  readonly powershell: string | null
  /** what may happen by the model; more than one where it hangs on what is not known */
  readonly expected: readonly ('accepted' | 'rejected' | 'deferred' | 'not-ours')[]
  /** the beginning of the expected SMTP answer, such as `550 5.7.51`; null where the model knows none */
  readonly reply: string | null
  /** the connectors that take it by the model, by their ids */
  readonly by: readonly string[]
}

/** A sender outside that nobody has: example.org belongs to nobody (RFC 2606). */
const SOMEONE = 'probe@example.org'

/**
 * The probes of a phase, the null sender first, since every lock hangs on whether `*` covers it (Q6). None for a phase that
 * accepts no domain that mail could be sent to.
 */
export function probesOf(document: ScenarioDocument, phase: Phase): Probe[] {
  const recipient = recipientOf(document, phase)
  if (recipient === null) return []
  const answers = withNullSenderFixed(document.answers)
  const networks = [
    ...document.services.flatMap((service) => service.networks),
    ...phase.connectors.flatMap((connector) => connector.senderIPAddresses),
  ]
  const foreign = {
    sourceIP: strangerAddress(networks),
    tls: true,
    certificateNames: [],
    certificateTrusted: true,
    certificateClientAuth: true,
    recipient,
  }
  const host = `${domainOf(recipient).replaceAll('.', '-')}.mail.protection.outlook.com`
  const outside = (code: ProbeCode, mailFrom: string): Probe => ({
    code,
    who: EVERYBODY_ELSE,
    sender: { ...foreign, mailFrom },
    swaks: swaksLine(host, mailFrom, recipient),
    powershell: powershellLine(host, mailFrom, recipient),
    ...expectedOf(phase, { ...foreign, mailFrom }, answers),
  })
  const through = findWhos(document).flatMap((who): Probe[] => {
    if (who.kind !== 'service') return []
    const [sender] = sendersOf(who.service, phase.tenant, () => '')
    if (sender === undefined) return []
    return [
      { code: 'SERVICE', who: who.key, sender, swaks: null, powershell: null, ...expectedOf(phase, sender, answers) },
    ]
  })
  return [outside('NULL_SENDER', ''), outside('STRANGER', SOMEONE), ...through]
}

function expectedOf(
  { tenant, connectors }: Phase,
  sender: Sender,
  answers: Answers,
): Pick<Probe, 'expected' | 'reply' | 'by'> {
  const { possible, reply, attributedTo } = attribute(tenant, connectors, sender, answers)
  return { expected: possible, reply: reply === null ? null : `${reply.code} ${reply.enhancedCode}`, by: attributedTo }
}

/** A recipient of a sample in an accepted domain, since it is likely to exist; else a made one. */
function recipientOf({ senders }: ScenarioDocument, { tenant }: Phase): string | null {
  const accepted = domainSet(tenant.acceptedDomains)
  const known = senders.find(({ recipient }) => recipient !== null && containsDomain(accepted, domainOf(recipient)))
  return known?.recipient ?? sampleRecipient(tenant)
}

/** A word of a POSIX shell in which nothing is code. */
const shellWord = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const swaksLine = (host: string, mailFrom: string, recipient: string): string =>
  `swaks --server ${shellWord(host)} --tls-optional --from ${shellWord(mailFrom === '' ? '<>' : mailFrom)} --to ${shellWord(recipient)} --quit-after RCPT`

/** Says HELO, MAIL FROM and RCPT TO over port 25, without TLS, and prints the answers. */
const powershellLine = (host: string, mailFrom: string, recipient: string): string =>
  [
    `$tcp = New-Object System.Net.Sockets.TcpClient(${quoted(host)}, 25)`,
    '$reader = New-Object System.IO.StreamReader($tcp.GetStream())',
    '$writer = New-Object System.IO.StreamWriter($tcp.GetStream())',
    '$writer.NewLine = ([string][char]13 + [char]10); $writer.AutoFlush = $true; $reader.ReadLine()',
    `foreach ($line in @('HELO probe.example.org', (${quoted('MAIL FROM:<')} + ${quoted(mailFrom)} + '>'), ('RCPT TO:<' + ${quoted(recipient)} + '>'), 'QUIT')) { $writer.WriteLine($line); $reader.ReadLine() }`,
    '$tcp.Close()',
  ].join('; ')
