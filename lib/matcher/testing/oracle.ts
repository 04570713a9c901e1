import type { Connector } from '#lib/matcher/model/connector'
import type { QuestionId } from '#lib/matcher/model/questions'
import type { Tenant } from '#lib/matcher/model/tenant'
import type { Outcome } from '#lib/matcher/model/verdict'
import { compareNames, covers, domainAfterAt, liesBelow, listHolds, plain, wantedName } from './oracle-text'

/**
 * The oracle: the rules of docs/rules.md §2 a second time, slow and plain, written from the text and independent of the
 * engine. Only tests use it. The numbers in the comments are the steps of the text.
 */

/** A sender of whom everything is known. */
export type KnownSender = {
  readonly sourceIP: string
  readonly tls: boolean
  readonly certificateNames: readonly string[]
  readonly certificateTrusted: boolean
  readonly certificateClientAuth: boolean
  readonly mailFrom: string
  readonly recipient: string
}

/** What the oracle says of a known sender if every question has an answer. `attributedTo` is in the order of the connectors. */
export type OracleResult = {
  readonly outcome: Outcome
  readonly attributedTo: readonly string[]
  readonly replyCode: string | null
}

/**
 * Returns the answer to a question. `open` is true where the context takes away the default that the question has
 * elsewhere.
 */
export type Ask = (question: QuestionId, open?: boolean) => string

export function judge(tenant: Tenant, connectors: readonly Connector[], sender: KnownSender, ask: Ask): OracleResult {
  const message = readMessage(tenant, sender, ask)
  const enabled = connectors.filter((connector) => connector.enabled) // 0
  const ownServers = attributeOnPremises(
    enabled.filter((connector) => connector.connectorType === 'OnPremises'),
    message,
  )
  if (ownServers.length > 0) return accept(ownServers)
  if (!message.isAccepted(message.recipientDomain)) return refuse('not-ours', '5.7.64') // 2
  const partners = enabled.filter((connector) => connector.connectorType === 'Partner')
  return judgePartners(partners, enabled, message)
}

const accept = (connectors: readonly Connector[]): OracleResult => ({
  outcome: 'accepted',
  attributedTo: connectors.map(({ id }) => id),
  replyCode: null,
})
const refuse = (outcome: Outcome, replyCode: string): OracleResult => ({ outcome, attributedTo: [], replyCode })
const LOCKED = refuse('rejected', '5.7.51')
const DEFERRED = refuse('deferred', '4.7.0')

type Message = ReturnType<typeof readMessage>

/** One connection with one recipient, and what the steps ask about it. */
function readMessage(tenant: Tenant, sender: KnownSender, ask: Ask) {
  const recipientDomain = domainAfterAt(sender.recipient)
  const mailDomain = sender.mailFrom === '' ? null : domainAfterAt(sender.mailFrom)
  const isPresented =
    sender.tls && sender.certificateNames.length > 0 && (sender.certificateClientAuth || ask('Q21') === 'counts')
  const presented = isPresented ? sender.certificateNames.map(plain) : []
  const hasOtherSans = presented.some((name) => name !== presented[0])
  const names = hasOtherSans && ask('Q19') === 'no' ? presented.slice(0, 1) : presented
  const believedNames = sender.certificateTrusted ? names : []

  const isAccepted = (domain: string) => tenant.acceptedDomains.some((accepted) => covers(accepted, domain))
  const isBelowAccepted = (name: string) => tenant.acceptedDomains.some((accepted) => liesBelow(name, plain(accepted)))
  const isOwn = () => mailDomain !== null && isAccepted(mailDomain)
  const isListed = (connector: Connector) => listHolds(connector.senderIPAddresses, sender.sourceIP)
  const fits = ({ tlsSenderCertificateName }: Connector, name: string) => {
    if (tlsSenderCertificateName === null) return false
    const likeness = compareNames(tlsSenderCertificateName, name)
    return likeness === 'yes' || (likeness !== 'no' && ask(likeness) === 'match')
  }
  const isNamed = (connector: Connector) => believedNames.some((name) => fits(connector, name))
  return {
    tenant,
    sender,
    ask,
    recipientDomain,
    mailDomain,
    names,
    believedNames,
    isAccepted,
    isBelowAccepted,
    isOwn,
    isListed,
    fits,
    isNamed,
  }
}

/** 1: the OnPremises connectors that take the message. If there are none, it is incoming. */
function attributeOnPremises(connectors: readonly Connector[], message: Message): readonly Connector[] {
  const { believedNames, ask } = message
  const liesBelowOnly = (name: string) =>
    !message.isAccepted(name) && message.isBelowAccepted(name) && ask('Q17') === 'attributed'
  const byName = connectors.filter((connector) => {
    const wanted = wantedName(connector.tlsSenderCertificateName ?? '')
    const standsForAccepted = wanted.startsWith('*.') && message.isAccepted(wanted.slice(2))
    return believedNames
      .filter((name) => message.fits(connector, name))
      .some((name) => message.isAccepted(name) || standsForAccepted || message.isOwn() || liesBelowOnly(name))
  })
  if (byName.length > 0) return byName // a
  const byAddress = connectors.filter(
    (connector) =>
      message.isListed(connector) &&
      (message.isOwn() || believedNames.some(message.isAccepted) || believedNames.some(liesBelowOnly)),
  )
  if (byAddress.length > 0) return byAddress // b
  const withoutDomain = connectors.filter((connector) => message.isListed(connector) || message.isNamed(connector))
  return withoutDomain.length > 0 && ask('Q7') === 'attributed' ? withoutDomain : [] // c
}

function judgePartners(partners: readonly Connector[], enabled: readonly Connector[], message: Message): OracleResult {
  const { ask } = message
  const takesRecipient = partners.filter(
    ({ associatedAcceptedDomains }) =>
      associatedAcceptedDomains.length === 0 ||
      associatedAcceptedDomains.some((domain) => covers(domain, message.recipientDomain)),
  )
  const candidates = takesRecipient.filter((connector) => scopeOf(connector, message) >= 0) // 3
  const locks = candidates.filter(isLock)
  const unrestricted = candidates.filter((connector) => !isLock(connector))
  const failing = locks.filter((connector) => !isSatisfied(connector, message)) // 4
  const failsOnlyTls = (connector: Connector) => lacksOnlyTls(connector, message)

  const admitting = findAdmitting(takesRecipient, locks, failing, message) // 5
  if (admitting.length > 0) {
    return failing.some(failsOnlyTls) && ask('Q5') === 'deferred' ? DEFERRED : accept(admitting)
  }

  const identifyOnly = unrestricted.filter(
    (connector) => hasItsTls(connector, message) && (message.isListed(connector) || message.isNamed(connector)),
  )
  if (locks.length > 0 && identifyOnly.length > 0 && ask('Q12') === 'admits') return accept(identifyOnly) // 6

  const otherwiseFailing = failing.filter((connector) => !failsOnlyTls(connector))
  const needsTls =
    candidates.some(failsOnlyTls) || failing.some((connector) => lacksBelievableCertificate(connector, message))
  if (needsTls) {
    const answer = candidates.some(failsOnlyTls) ? ask('Q4', otherwiseFailing.length > 0) : ask('Q4', true) // 7
    if (answer === 'deferred') return DEFERRED
    return refuseForGood(enabled, message)
  }
  if (locks.length > 0 && !(unrestricted.some((connector) => hasItsTls(connector, message)) && ask('Q2') === 'rescues'))
    return refuseForGood(enabled, message) // 8
  if (refusesDirectSend(enabled, message)) return refuse('rejected', '5.7.68') // 9
  return accept([]) // 10
}

const refuseForGood = (enabled: readonly Connector[], message: Message): OracleResult =>
  refusesDirectSend(enabled, message) && message.ask('Q9') === 'direct-send-first'
    ? refuse('rejected', '5.7.68')
    : LOCKED

/**
 * How closely the sender domains of a connector cover the MAIL FROM domain: -1 not at all, 0 by `*`, otherwise greater
 * for a closer entry, and `contoso.com` is closer than `*.contoso.com`. Only `*` can cover the null sender, and Q6
 * decides if it does.
 */
function scopeOf(connector: Connector, message: Message): number {
  const { mailDomain, ask } = message
  const grades = connector.senderDomains.map(plain).map((pattern) => {
    if (pattern === '*') return mailDomain === null && ask('Q6') === 'no' ? -1 : 0
    if (mailDomain === null || !covers(pattern, mailDomain)) return -1
    const labels = pattern.split('.').filter((label) => label !== '*').length
    return pattern.startsWith('*.') ? 2 * labels : 2 * labels + 1
  })
  return Math.max(-1, ...grades)
}

const isLock = (connector: Connector): boolean =>
  connector.restrictDomainsToIPAddresses || connector.restrictDomainsToCertificate
const hasItsTls = (connector: Connector, message: Message): boolean => !connector.requireTls || message.sender.tls

/**
 * The identities that a connector checks: those whose flag is set, and both if by Q20 one flag checks the other
 * identity too.
 */
function checked(connector: Connector, { ask }: Message): { ip: boolean; certificate: boolean } {
  const ip = connector.restrictDomainsToIPAddresses
  const certificate = connector.restrictDomainsToCertificate
  const otherIsPresent = ip ? connector.tlsSenderCertificateName !== null : connector.senderIPAddresses.length > 0
  if (ip !== certificate && otherIsPresent && ask('Q20') === 'yes') return { ip: true, certificate: true }
  return { ip, certificate }
}

/** 4 */
function isSatisfied(connector: Connector, message: Message): boolean {
  if (!hasItsTls(connector, message)) return false
  const { ip, certificate } = checked(connector, message)
  const hasIp = message.isListed(connector)
  const hasCertificate = message.isNamed(connector)
  const bothFlags = connector.restrictDomainsToIPAddresses && connector.restrictDomainsToCertificate
  if (bothFlags && hasIp !== hasCertificate && message.ask('Q3') === 'or') return true
  return (!ip || hasIp) && (!certificate || hasCertificate)
}

/**
 * 5: the satisfied locks that no closer failing lock shadows (Q1), and connectors for other sender domains found by IP
 * (Q18).
 */
function findAdmitting(
  takesRecipient: readonly Connector[],
  locks: readonly Connector[],
  failing: readonly Connector[],
  message: Message,
): readonly Connector[] {
  const satisfied = locks.filter((connector) => !failing.includes(connector))
  const closestFailing = Math.max(-1, ...failing.map((connector) => scopeOf(connector, message)))
  const isShadowed = (connector: Connector) =>
    scopeOf(connector, message) < closestFailing && message.ask('Q1') === 'shadows'
  const unshadowed = satisfied.filter((connector) => !isShadowed(connector))
  const lookedUp = takesRecipient.filter(
    (connector) =>
      scopeOf(connector, message) < 0 &&
      connector.restrictDomainsToIPAddresses &&
      message.isListed(connector) &&
      isSatisfied(connector, message) &&
      message.ask('Q18') === 'looked-up',
  )
  return takesRecipient.filter((connector) => unshadowed.includes(connector) || lookedUp.includes(connector))
}

/** 7: reports whether only TLS is missing. */
function lacksOnlyTls(connector: Connector, message: Message): boolean {
  if (hasItsTls(connector, message)) return false
  const { ip, certificate } = checked(connector, message)
  return !certificate && (!ip || message.isListed(connector))
}

/** 7: reports whether the certificate is missing because TLS is missing, or fits and only its chain is not trusted. */
function lacksBelievableCertificate(connector: Connector, message: Message): boolean {
  const { ip, certificate } = checked(connector, message)
  if (!certificate || (ip && !message.isListed(connector))) return false
  const { tls, certificateTrusted } = message.sender
  return !tls || (!certificateTrusted && message.names.some((name) => message.fits(connector, name)))
}

/** 9 */
function refusesDirectSend(enabled: readonly Connector[], message: Message): boolean {
  if (!message.tenant.rejectDirectSend || !message.isOwn()) return false
  return !enabled.some((connector) => message.isListed(connector) || message.isNamed(connector))
}
