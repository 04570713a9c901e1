import { type Answers, attribute, containsDomain, domainOf, domainSet, type Sender } from '#lib/matcher'
import type { Phase, ScenarioDocument, Service } from '#lib/scenario/document/document'
import { sampleRecipient, sendersOf } from '#lib/scenario/services/service-senders'
import { strangerAddress } from '#lib/scenario/services/stranger'
import { withNullSenderFixed } from '#lib/scenario/wants/phase-results'
import { EVERYBODY_ELSE, findWhos, type WhoKey } from '#lib/scenario/wants/who'
import { type ProbeLine, rcptOnlyLines, throughServiceLines } from './probe-lines'

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
  /** commands that do it, one for each tool; none where the service has to send a message by itself, as a device has */
  readonly lines: readonly ProbeLine[]
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
    lines: rcptOnlyLines(host, mailFrom, recipient),
    ...expectedOf(phase, { ...foreign, mailFrom }, answers),
  })
  const through = findWhos(document).flatMap((who): Probe[] => {
    if (who.kind !== 'service') return []
    const [sender] = sendersOf(who.service, phase.tenant, () => '')
    if (sender === undefined) return []
    const lines = takesMail(document, who.service) ? throughServiceLines(recipient) : []
    return [{ code: 'SERVICE', who: who.key, sender, lines, ...expectedOf(phase, sender, answers) }]
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

/** Reports whether anybody outside can send mail to the service: a filter, or whoever MX names in some phase. */
const takesMail = ({ phases }: ScenarioDocument, { id, kind }: Service): boolean =>
  kind === 'filter' || phases.some(({ mx }) => mx.some(({ to }) => to.includes(id)))

/**
 * A recipient of a sample in an accepted domain, since it is likely to exist; else a made one. Only an address of plain
 * characters is written into a command: no shell takes any of them for code, whichever the command is pasted into.
 */
function recipientOf({ senders }: ScenarioDocument, { tenant }: Phase): string | null {
  const accepted = domainSet(tenant.acceptedDomains)
  const known = senders.find(({ recipient }) => recipient !== null && containsDomain(accepted, domainOf(recipient)))
  return (
    [known?.recipient ?? null, sampleRecipient(tenant)].find((one) => one !== null && PLAIN_ADDRESS.test(one)) ?? null
  )
}

const PLAIN_ADDRESS = /^[A-Za-z0-9_][A-Za-z0-9._+-]*@[A-Za-z0-9.-]+$/
