import { ipSet, ipv4Cidrs, parseNetwork } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Service } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newService } from '#lib/scenario/document/new-service'
import type { Say } from '#lib/scenario/document/say'
import { makeSlug } from '#lib/scenario/document/slug'
import { findVendor, serviceOfVendor, type Vendor } from '#lib/scenario/services/vendors'
import type { TemplateText } from './template-text'

/** A filter: a vendor of the catalogue by its id, or another one by its name. */
export type FilterChoice =
  | { readonly vendor: string }
  | {
      readonly vendor: null
      readonly name: string
      /** its networks and certificate names, as far as they are known */
      readonly networks?: readonly string[]
      readonly certificateNames?: readonly string[]
      /** null if not known; a filter with a certificate name uses TLS */
      readonly tls?: boolean | null
      /** whether other customers send from the same networks and names; null if not known */
      readonly shared?: Service['shared']
    }

/** A service that delivers to the tenant, with its connector. */
export type Participant = {
  readonly service: Service
  readonly lock: ScenarioConnector
  /** the vendor of the catalogue that it was made from */
  readonly vendor: Vendor | null
  /** the MAIL FROM of its sample, where its connector says one */
  readonly mailFrom?: string | null
}

/** Makes the service and the `*` lock of a filter, by certificate or by addresses. */
export function filterParticipant(
  choice: FilterChoice,
  id: (name: string) => string,
  say: Say<TemplateText>,
): Participant {
  const vendor = choice.vendor === null ? null : findVendor(choice.vendor)
  const own = choice.vendor === null ? choice : null
  const facts = vendor === null ? ownFilter(own, say) : serviceOfVendor(vendor)
  const byName = vendor === null ? facts.certificateNames.length > 0 : vendor.restricts === 'certificate'
  const service: Service = { ...facts, id: id(facts.name) }
  return { service, vendor, lock: byName ? lockByName(service) : lockByAddress(service, service.tls !== false) }
}

/** The facts of a filter outside of the catalogue: only those that were typed. */
function ownFilter(own: Extract<FilterChoice, { vendor: null }> | null, say: Say<TemplateText>): Omit<Service, 'id'> {
  const certificateNames = [...(own?.certificateNames ?? [])]
  const { id: _, ...facts } = newService({
    id: '',
    name: own?.name.trim().slice(0, LIMITS.title) || say('otherFilter'),
    kind: 'filter',
    networks: [...(own?.networks ?? [])],
    certificateNames,
    tls: certificateNames.length > 0 ? true : (own?.tls ?? null),
    shared: own?.shared ?? null,
  })
  return facts
}

/** What is known of a service that delivers past the filter. */
export type DirectFacts = {
  readonly networks?: readonly string[]
  readonly certificateNames?: readonly string[]
  /** null if not known; who has a certificate name uses TLS */
  readonly tls?: boolean | null
  /** the domains of its MAIL FROM beside the tenant's own; none if not known */
  readonly mailFromDomains?: readonly string[]
}

/** A service that delivers past the filter, by its certificate name or by its addresses. Unknown facts are empty. */
export function directParticipant(
  id: string,
  name: string,
  kind: Service['kind'],
  { networks = [], certificateNames = [], tls = null, mailFromDomains = [] }: DirectFacts = {},
): Participant {
  const hasName = certificateNames.length > 0
  const service = newService({
    id,
    name,
    kind,
    networks: [...networks],
    certificateNames: [...certificateNames],
    tls: hasName ? true : tls,
    mailFromDomains: mailFromDomains.length > 0 ? [...mailFromDomains] : null,
    delivery: deliveryOf(kind),
  })
  return { service, vendor: null, lock: hasName ? lockByName(service) : lockByAddress(service, false) }
}

/** Who is named as delivering past the filter does not follow MX. */
export const deliveryOf = (kind: Service['kind']): Service['delivery'] =>
  kind === 'application' || kind === 'partner' ? 'direct' : null

/** The servers of a hybrid, identified by certificate. OnPremises and Partner connectors can share one (MS-3P). */
export function onPremisesParticipant(id: string, name: string, certificateName: string | null): Participant {
  const certificateNames = certificateName === null ? [] : [certificateName]
  const tls = certificateName === null ? null : true
  const service = newService({ id, name, kind: 'onPremises', certificateNames, tls, shared: 'no' })
  return { service, vendor: null, lock: lockByName(service) }
}

/** The inbound connector that the Hybrid Configuration Wizard creates (docs/rules.md §8.1). */
export const hybridConnector = (id: string, name: string, certificateName: string | null): ScenarioConnector =>
  newConnector({
    id,
    name,
    connectorType: 'OnPremises',
    requireTls: true,
    tlsSenderCertificateName: certificateName,
    cloudServicesMailEnabled: true,
  })

/** A `*` lock for a service that another connector recognises today: by its certificate name, or by its addresses. */
export function partnerLock({ service, lock }: Participant, ids: Set<string>): ScenarioConnector {
  if (lock.connectorType === 'Partner') return lock
  const id = makeSlug(service.name, ids)
  return service.certificateNames.length > 0 ? lockByName({ ...service, id }) : lockByAddress({ ...service, id }, true)
}

function lockByAddress({ id, name, networks }: Service, requireTls: boolean): ScenarioConnector {
  return newConnector({
    id,
    name,
    requireTls,
    senderIPAddresses: networks.flatMap(connectorEntries),
    restrictDomainsToIPAddresses: true,
  })
}

function lockByName({ id, name, certificateNames }: Service): ScenarioConnector {
  return newConnector({
    id,
    name,
    restrictDomainsToCertificate: true,
    tlsSenderCertificateName: certificateNames[0] ?? null,
  })
}

/** Splits a published network into entries for `SenderIPAddresses`: /24 at the widest; IPv6 cannot be listed. */
export function connectorEntries(text: string): string[] {
  const network = parseNetwork(text)
  return network === null ? [] : ipv4Cidrs(ipSet([network.range]))
}
