import { type Answers, attribute, domainOf, normalizeDomain, type Sender } from '#lib/matcher'
import type { Phase, ScenarioDocument, Service } from '#lib/scenario/document/document'
import { sendersOf } from '#lib/scenario/services/service-senders'
import { strangerAddress } from '#lib/scenario/services/stranger'
import { withNullSenderFixed } from '#lib/scenario/wants/phase-results'
import { EVERYBODY_ELSE, findWhos, type WhoKey } from '#lib/scenario/wants/who'
import { type ProbeLine, rcptOnlyLines, throughServiceLines } from './probe-lines'
import { probedDomains } from './probed-domains'

/** What a probe is: a bounce from a foreign host, a message from one, or a message through a service. */
export const PROBE_CODES = ['NULL_SENDER', 'STRANGER', 'SERVICE'] as const
export type ProbeCode = (typeof PROBE_CODES)[number]

/** A test of a phase with the answer that the model expects. */
export type Probe = {
  readonly code: ProbeCode
  /** the row whose cell the answer belongs to */
  readonly who: WhoKey
  /** the recipient domain */
  readonly domain: string
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
 * The probes of a phase for each domain that it concerns, the null sender first, since every lock hangs on whether `*` covers
 * it (Q6). None for a phase that accepts no domain that mail could be sent to.
 */
export const probesOf = (document: ScenarioDocument, phase: Phase): Probe[] =>
  probedDomains(document, phase).probed.flatMap((domain, index) => probesFor(document, phase, domain, index === 0))

/** The probes for one domain. A service that sends by itself, or hands over for no domain, is probed with the first one. */
function probesFor(document: ScenarioDocument, phase: Phase, domain: string, isFirst: boolean): Probe[] {
  const recipient = recipientOf(document, domain)
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
    domain,
    sender: { ...foreign, mailFrom },
    lines: rcptOnlyLines(host, mailFrom, recipient),
    ...expectedOf(phase, { ...foreign, mailFrom }, answers),
  })
  const through = findWhos(document).flatMap((who): Probe[] => {
    if (who.kind !== 'service') return []
    if (!isFirst && !takesMailFor(document, who.service, domain)) return []
    const [made] = sendersOf(who.service, phase.tenant, () => '')
    if (made === undefined) return []
    const sender = { ...made, recipient }
    const lines = takesMail(document, who.service) ? throughServiceLines(recipient) : []
    return [{ code: 'SERVICE', who: who.key, domain, sender, lines, ...expectedOf(phase, sender, answers) }]
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

/** Reports whether MX of the domain names the service in some phase, or mail of it comes through it. */
const takesMailFor = ({ phases }: ScenarioDocument, { id }: Service, domain: string): boolean =>
  phases.some(({ mx }) =>
    mx.some((one) => normalizeDomain(one.domain) === domain && [...one.to, ...one.handedOverBy].includes(id)),
  )

/**
 * A recipient of a sample in the domain, since it is likely to exist; else a made one. Only an address of plain
 * characters is written into a command: no shell takes any of them for code, whichever the command is pasted into.
 */
function recipientOf({ senders }: ScenarioDocument, domain: string): string {
  const known = senders.flatMap(({ recipient }) =>
    recipient !== null && normalizeDomain(domainOf(recipient)) === normalizeDomain(domain) ? [recipient] : [],
  )
  return known.find((one) => PLAIN_ADDRESS.test(one)) ?? `user@${domain}`
}

const PLAIN_ADDRESS = /^[A-Za-z0-9_][A-Za-z0-9._+-]*@[A-Za-z0-9.-]+$/
