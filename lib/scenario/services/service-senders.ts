import { domainOf, formatIp, parseNetwork, type Tenant, wildcardBase } from '#lib/matcher'
import type { ScenarioSender, Service } from '#lib/scenario/document/document'
import { isAddress } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Say } from '#lib/scenario/document/say'
import { makeSlug } from '#lib/scenario/document/slug'

/** Names of senders that a service brings in. */
export type SenderText = 'senders.internet' | 'senders.otherCustomers'

/** Somebody outside whose mail comes through a service. */
const SOMEONE = 'someone@fabrikam.com'

/**
 * Sample senders of a service: with its TLS and names, from the first address of its networks, to the tenant's first
 * domain. What the service does not say stays null. Servers that relay internet mail and send their own make two, and a
 * shared service one more for its other customers. `taken` are the ids that a scenario has already.
 */
export function sendersOf(
  service: Service,
  tenant: Tenant,
  say: Say<SenderText>,
  taken: Iterable<string> = [],
): ScenarioSender[] {
  const ids = new Set(taken)
  const domain = firstDomain(tenant)
  const own = domain === null ? null : `${service.kind === 'device' ? 'device' : 'user'}@${domain}`
  const sender = (name: string, mailFrom: string | null, otherCustomer = false): ScenarioSender => ({
    ...connectionOf(service),
    certificateClientAuth: null,
    id: makeSlug(name, ids),
    name: name.slice(0, LIMITS.title),
    mailFrom,
    recipient: sampleRecipient(tenant),
    serviceId: service.id,
    otherCustomer,
  })
  const senders: ScenarioSender[] = []
  if (carriesInternet(service)) senders.push(sender(say('senders.internet', { service: service.name }), SOMEONE))
  if (service.kind !== 'filter') senders.push(sender(service.name, service.kind === 'tenant' ? SOMEONE : own))
  if (service.shared === true)
    senders.push(sender(say('senders.otherCustomers', { service: service.name }), 'someone@adatum.example', true))
  return senders
}

/** Reports whether mail of the whole internet comes through the service, and not only that of its owner. */
const carriesInternet = ({ kind }: Service): boolean => kind === 'filter' || kind === 'onPremises'

/** The facts of a connection that a sender has from its service. One whose TLS is known is taken as described in full: no name given then means that it presents none. */
export function connectionOf({ networks, certificateNames, tls }: Service) {
  const names = tls === false ? [] : certificateNames
  return {
    sourceIP: firstAddress(networks[0]),
    tls,
    certificateNames: tls === null && names.length === 0 ? null : names,
    certificateTrusted: names.length > 0 ? true : null,
  }
}

/** The first address that a host of the network can have: the network's own address only where there are no others. */
function firstAddress(text: string | undefined): string | null {
  const network = text === undefined ? null : parseNetwork(text)
  if (network === null) return null
  const { first, last } = network.range
  if (network.form !== 'cidr' || Number(last) - Number(first) < 2) return formatIp(first)
  return formatIp(typeof first === 'bigint' ? first + 1n : first + 1)
}

/** Somebody in the tenant that mail can be sent to; null where no domain is known. */
export function sampleRecipient(tenant: Tenant): string | null {
  const domain = firstDomain(tenant)
  return domain === null ? null : `user@${domain}`
}

function firstDomain({ acceptedDomains }: Tenant): string | null {
  const [first] = acceptedDomains
  if (first === undefined) return null
  const domain = domainOf(wildcardBase(first) ?? first)
  return !isAddress(`user@${domain}`) ? null : domain
}
