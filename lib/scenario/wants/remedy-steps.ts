import { intersect, ipSetOf, ipv4Cidrs, normalizeDomain, subtract } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, Service } from '#lib/scenario/document/document'
import { freeName } from '#lib/scenario/document/free-name'
import { LIMITS } from '#lib/scenario/document/limits'
import { newConnector } from '#lib/scenario/document/new-connector'
import { makeSlug } from '#lib/scenario/document/slug'
import { fitsAny, ownNameSteps, rightNameSteps } from './name-steps'
import type { Cell } from './phase-results'
import { MOST_TRIED, type RemedyStep } from './remedy'
import type { Who } from './who'

/** The steps that may let the row of a cell in, or keep its other customers out. Empty where nobody is lost and nobody gets in. */
export function stepsFor(who: Who, { parts }: Cell, phase: Phase, services: readonly Service[]): RemedyStep[] {
  if (who.kind === 'otherCustomers') return ownNameSteps(who.service, phase)
  const isLost = parts.some(({ state, spec }) => spec.wish !== 'refused' && state !== 'holds' && state !== 'either')
  if (!isLost) return []
  const locks = phase.connectors.filter(isLockForAll)
  if (who.kind === 'everybodyElse')
    return locks.length === 0 ? [] : [{ kind: 'unlock', connectorIds: locks.map(({ id }) => id) }]
  const isOwn = (connector: ScenarioConnector) => recognises(connector, who.service)
  const names = rightNameSteps(who.service, phase, services)
  return [
    ...enableSteps(phase.connectors.filter(isOwn)),
    ...networkSteps(who.service, locks.filter(isOwn)),
    ...names.mistyped,
    ...connectorSteps(who.service, phase),
    ...networkSteps(
      who.service,
      locks.filter((lock) => !isOwn(lock)),
    ),
    ...names.others,
  ]
}

const isLockForAll = (connector: ScenarioConnector): boolean =>
  connector.enabled &&
  connector.connectorType === 'Partner' &&
  connector.senderDomains.includes('*') &&
  (connector.restrictDomainsToIPAddresses || connector.restrictDomainsToCertificate)

/** Reports whether the connector names addresses or a certificate of the service already. */
function recognises(
  { senderIPAddresses, tlsSenderCertificateName: pattern }: ScenarioConnector,
  { networks, certificateNames }: Service,
): boolean {
  const listed = intersect(ipSetOf(senderIPAddresses), ipSetOf(networks))
  if (listed.v4.length + listed.v6.length > 0) return true
  return pattern !== null && fitsAny(pattern, certificateNames)
}

/** Connectors of the service that are switched off. */
const enableSteps = (own: readonly ScenarioConnector[]): RemedyStep[] =>
  own
    .filter(({ enabled }) => !enabled)
    .slice(0, MOST_TRIED)
    .map(({ id }) => ({ kind: 'enable', connectorId: id }))

/** The service's networks that a lock by address does not list yet, in the form that Exchange Online takes. */
function networkSteps({ networks }: Service, locks: readonly ScenarioConnector[]): RemedyStep[] {
  const own = ipSetOf(networks)
  return locks
    .filter(({ restrictDomainsToIPAddresses }) => restrictDomainsToIPAddresses)
    .slice(0, MOST_TRIED)
    .flatMap((lock): RemedyStep[] => {
      const missing = ipv4Cidrs(subtract(own, ipSetOf(lock.senderIPAddresses)))
      if (missing.length === 0 || lock.senderIPAddresses.length + missing.length > LIMITS.networks) return []
      return [{ kind: 'addNetworks', connectorId: lock.id, networks: missing }]
    })
}

/**
 * A connector of its own beside the others: by address as far as its networks can be listed, then by its first certificate
 * name. The second is for a service that the first does not let in, such as one that also sends from IPv6 networks.
 */
function connectorSteps({ id, name, networks, certificateNames, tls }: Service, phase: Phase): RemedyStep[] {
  const ids = new Set(phase.connectors.map((connector) => connector.id))
  const names = new Set(phase.connectors.map((connector) => normalizeDomain(connector.name)))
  const base = { id: makeSlug(name || id, ids), name: freeName(name || id, names), senderDomains: ['*'] }
  const addresses = ipv4Cidrs(ipSetOf(networks))
  const isListable = addresses.length > 0 && addresses.length <= LIMITS.networks
  const byAddress = { senderIPAddresses: addresses, restrictDomainsToIPAddresses: true, requireTls: tls === true }
  const byName = certificateNames.slice(0, 1).map((certificateName) => ({
    tlsSenderCertificateName: certificateName,
    restrictDomainsToCertificate: true,
    requireTls: true,
  }))
  return [...(isListable ? [byAddress] : []), ...byName].map((settings) => ({
    kind: 'addConnector',
    connector: newConnector({ ...base, ...settings }),
  }))
}
