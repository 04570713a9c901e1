import { ipSet, ipv4Cidrs, parseNetwork } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Service } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { newConnector } from '#lib/scenario/document/new-connector'
import type { Say } from '#lib/scenario/document/say'
import { findVendor, serviceOfVendor, type Vendor } from '#lib/scenario/services/vendors'
import type { TemplateText } from './template-text'

/** A filter of the catalogue by its id, or one that is not in it by its name. */
export type FilterChoice =
  | { readonly vendor: string }
  | {
      readonly vendor: null
      readonly name: string
      /** what it is known by, as far as that is known already */
      readonly networks?: readonly string[]
      readonly certificateNames?: readonly string[]
      /** null where it is not known; a certificate name means that it does */
      readonly tls?: true | null
    }

/** Somebody who delivers to the tenant, and the `*` connector that lets nobody else in beside it. */
export type Participant = {
  readonly service: Service
  readonly lock: ScenarioConnector
  /** the catalogue's entry it was made from */
  readonly vendor: Vendor | null
}

/** A filter as a service with the connector that locks it in, by its certificate or by its addresses. */
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
  return { service, vendor, lock: byName ? lockByName(service) : lockByAddress(service, true) }
}

/** A filter that is not in the catalogue: nothing is known of it but what was typed. */
function ownFilter(own: Extract<FilterChoice, { vendor: null }> | null, say: Say<TemplateText>): Omit<Service, 'id'> {
  const certificateNames = [...(own?.certificateNames ?? [])]
  return {
    name: own?.name.trim().slice(0, LIMITS.title) || say('otherFilter'),
    kind: 'filter',
    networks: [...(own?.networks ?? [])],
    certificateNames,
    tls: certificateNames.length > 0 ? true : (own?.tls ?? null),
    shared: null,
  }
}

/** A device, an application or a server that delivers past the filter; what is not asked for is left empty. */
export function directParticipant(id: string, name: string, kind: Service['kind']): Participant {
  const service: Service = { id, name, kind, networks: [], certificateNames: [], tls: null, shared: null }
  return { service, vendor: null, lock: lockByAddress(service, false) }
}

/** The servers of a hybrid, known by their certificate; MS-3P has OnPremises and Partner connectors share one. */
export function onPremisesParticipant(id: string, name: string, certificateName: string | null): Participant {
  const certificateNames = certificateName === null ? [] : [certificateName]
  const service: Service = {
    id,
    name,
    kind: 'onPremises',
    networks: [],
    certificateNames,
    tls: certificateName === null ? null : true,
    shared: false,
  }
  return { service, vendor: null, lock: lockByName(service) }
}

/** What the Hybrid Configuration Wizard sets up for mail from the servers (docs/rules.md §8.1). */
export const hybridConnector = (id: string, name: string, certificateName: string | null): ScenarioConnector =>
  newConnector({
    id,
    name,
    connectorType: 'OnPremises',
    requireTls: true,
    tlsSenderCertificateName: certificateName,
    cloudServicesMailEnabled: true,
  })

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

/** A published network as `SenderIPAddresses` takes it: /24 at the widest; IPv6 cannot be listed. */
function connectorEntries(text: string): string[] {
  const network = parseNetwork(text)
  return network === null ? [] : ipv4Cidrs(ipSet([network.range]))
}
