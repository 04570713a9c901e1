import {
  containsDomain,
  domainOf,
  domainSet,
  formatIp,
  normalizeDomain,
  parseNetwork,
  type Tenant,
  wildcardBase,
} from '#lib/matcher'
import type { ScenarioSender, Service } from '#lib/scenario/document/document'
import { isAddress } from '#lib/scenario/document/forms'
import { LIMITS } from '#lib/scenario/document/limits'
import type { Say } from '#lib/scenario/document/say'
import { isShared } from '#lib/scenario/document/shared'
import { makeSlug } from '#lib/scenario/document/slug'
import { sharedNames } from './own-names'

/** The texts for names of a service's senders. */
export type SenderText = 'senders.internet' | 'senders.otherCustomers'

/** An outside sender whose mail comes through a service: of a domain that is none of the tenant's own. */
function someoneOutside({ acceptedDomains }: Tenant): string {
  const own = domainSet(acceptedDomains.map(normalizeDomain))
  return `someone@${['fabrikam.com', 'fabrikam.example'].find((domain) => !containsDomain(own, domain)) ?? 'outside.example'}`
}

/**
 * The sample senders of a service: with its TLS and names, from the first address of its networks, to the tenant's
 * first domain. Facts that the service does not state are null. On-premises servers, which relay internet mail and send
 * their own, get two senders. A shared service gets one more for its other customers. `taken` are the ids of the
 * scenario.
 */
export function sendersOf(
  service: Service,
  tenant: Tenant,
  say: Say<SenderText>,
  taken: Iterable<string> = [],
): ScenarioSender[] {
  const ids = new Set(taken)
  const outside = someoneOutside(tenant)
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
  if (carriesInternet(service)) senders.push(sender(say('senders.internet', { service: service.name }), outside))
  if (service.kind !== 'filter')
    senders.push(
      sender(
        service.name,
        service.kind === 'tenant' || service.kind === 'partner' ? partnerAddress(service, outside) : own,
      ),
    )
  if (isShared(service.shared))
    senders.push({
      ...sender(say('senders.otherCustomers', { service: service.name }), 'someone@adatum.example', true),
      ...namesOfOtherCustomers(service),
    })
  return senders
}

/** What another customer presents: the names that are shared, or one that is not the tenant's own where all of them are. */
function namesOfOtherCustomers(service: Service): Partial<ScenarioSender> {
  if (service.tls === false || service.ownCertificateNames.length === 0) return {}
  const shared = sharedNames(service)
  return { certificateNames: shared.length > 0 ? shared : [foreignName(service.certificateNames)] }
}

/** A documentation name that no name of the service matches. */
export function foreignName(names: readonly string[]): string {
  const bases = names.map((name) => wildcardBase(normalizeDomain(name)) ?? normalizeDomain(name))
  const isFree = (name: string) => !bases.some((base) => name === base || name.endsWith(`.${base}`))
  return ['mail.adatum.example', 'mail.fabrikam.example'].find(isFree) ?? 'mail.other-name.example'
}

/** Somebody at one of the domains that the service writes from; of one that says none, somebody outside. */
function partnerAddress({ mailFromDomains }: Service, outside: string): string {
  const domain = (mailFromDomains ?? []).find((one) => one !== '*')
  const address = `someone@${domain === undefined ? '' : (wildcardBase(domain) ?? domain)}`
  return isAddress(address) ? address : outside
}

/** Reports whether mail of the whole internet comes through the service, and not only that of its owner. */
const carriesInternet = ({ kind }: Service): boolean => kind === 'filter' || kind === 'onPremises'

/**
 * The facts that a sender has from its service. If TLS is known, a service without names presents no certificate name.
 */
export function connectionOf({ networks, certificateNames, tls }: Service) {
  const names = tls === false ? [] : certificateNames
  return {
    sourceIP: firstAddress(networks[0]),
    tls,
    certificateNames: tls === null && names.length === 0 ? null : names,
    certificateTrusted: names.length > 0 ? true : null,
  }
}

/** The first host address of a network; the network address itself only if there is no other. */
function firstAddress(text: string | undefined): string | null {
  const network = text === undefined ? null : parseNetwork(text)
  if (network === null) return null
  const { first, last } = network.range
  if (network.form !== 'cidr' || Number(last) - Number(first) < 2) return formatIp(first)
  return formatIp(typeof first === 'bigint' ? first + 1n : first + 1)
}

/** A recipient in the tenant; null if no domain is known. */
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
