import type { Connector } from '#lib/matcher/model/connector'
import type { Sender } from '#lib/matcher/model/sender'
import type { Tenant } from '#lib/matcher/model/tenant'
import {
  containsDomain,
  type DomainSet,
  domainOf,
  domainSet,
  normalizeDomain,
  wildcardBase,
} from '#lib/matcher/sets/domains'
import { type Ip, ipSet, parseIp, parseNetwork } from '#lib/matcher/sets/ip'
import { wantedNameIn } from '#lib/matcher/sets/names'
import { type Identity, type InRole, isLock, type Scope, type Traits } from './traits'

/**
 * A connector with its texts parsed into sets once, not for every sender. The rules get it in a role (`InRole`) only.
 */
export type PreparedConnector = Identity &
  Scope & {
    readonly name: string
    readonly traits: Traits
  }

/** What the rules read of a side: each step gets the connectors that take part in it, in its role. */
export type Prepared = {
  readonly accepted: DomainSet
  readonly rejectDirectSend: boolean
  readonly disabled: readonly { readonly id: string; readonly isLock: boolean }[]
  readonly onPremises: readonly InRole<'onPremises'>[]
  readonly partners: readonly (InRole<'partner'> & Scope)[]
  readonly enabled: readonly InRole<'exempting'>[]
}

/** A prepared side with its full connectors, and what others than the rules ask of it. */
export type PreparedSide = Pick<Prepared, 'accepted' | 'rejectDirectSend' | 'disabled'> & {
  readonly enabled: readonly PreparedConnector[]
  readonly onPremises: readonly PreparedConnector[]
  readonly partners: readonly PreparedConnector[]
  /** places of the connectors as sent, by id */
  readonly order: ReadonlyMap<string, number>
  /** by id, the ids of the other connectors of the same name; names are compared without case */
  readonly namesakes: ReadonlyMap<string, readonly string[]>
}

/** The facts of one connection, parsed; null where not known. */
export type Facts = {
  readonly ip: Ip | null
  readonly tls: boolean | null
  readonly names: readonly string[] | null
  readonly trusted: boolean | null
  /** whether the certificate has the key usage clientAuth, as far as is known */
  readonly clientAuth: boolean
  /** domain of MAIL FROM, '' for the null sender */
  readonly from: string | null
  readonly to: string | null
}

const preparedBySide = new WeakMap<readonly Connector[], WeakMap<Tenant, PreparedSide>>()

/**
 * Prepares a connector set. The result is kept as long as the caller keeps the same objects, since documents are
 * immutable.
 */
export function prepare(tenant: Tenant, connectors: readonly Connector[]): PreparedSide {
  let byTenant = preparedBySide.get(connectors)
  if (byTenant === undefined) {
    byTenant = new WeakMap()
    preparedBySide.set(connectors, byTenant)
  }
  let prepared = byTenant.get(tenant)
  if (prepared === undefined) {
    prepared = prepareSide(tenant, connectors)
    byTenant.set(tenant, prepared)
  }
  return prepared
}

const acceptedByTenant = new WeakMap<Tenant, DomainSet>()

/** The same object for the same tenant, so that sides of one tenant are seen to be alike. */
function acceptedOf(tenant: Tenant): DomainSet {
  const known = acceptedByTenant.get(tenant)
  if (known !== undefined) return known
  const accepted = domainSet(tenant.acceptedDomains)
  acceptedByTenant.set(tenant, accepted)
  return accepted
}

function prepareSide(tenant: Tenant, connectors: readonly Connector[]): PreparedSide {
  const accepted = acceptedOf(tenant)
  const enabled = connectors.filter((connector) => connector.enabled).map((one) => prepareFor(accepted, one))
  return {
    accepted,
    rejectDirectSend: tenant.rejectDirectSend,
    disabled: connectors.filter((one) => !one.enabled).map((one) => ({ id: one.id, isLock: isLock(one) })),
    ...sortByType(enabled),
    order: new Map(connectors.map(({ id }, index) => [id, index])),
    namesakes: findNamesakes(connectors),
  }
}

/** The enabled connectors of a side, and those of each type among them. */
export function sortByType(
  enabled: readonly PreparedConnector[],
): Pick<PreparedSide, 'enabled' | 'onPremises' | 'partners'> {
  return {
    enabled,
    onPremises: enabled.filter(({ traits }) => traits.connectorType === 'OnPremises'),
    partners: enabled.filter(({ traits }) => traits.connectorType === 'Partner'),
  }
}

function findNamesakes(connectors: readonly Connector[]): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  for (const { id, name } of connectors) {
    const key = name.trim().toLowerCase()
    byName.set(key, [...(byName.get(key) ?? []), id])
  }
  const shared = [...byName].filter(([name, ids]) => name !== '' && ids.length > 1).map(([, ids]) => ids)
  return new Map(shared.flatMap((ids) => ids.map((id) => [id, ids.filter((other) => other !== id)] as const)))
}

/** A connector with the one trait that depends on the tenant. */
function prepareFor(accepted: DomainSet, connector: Connector): PreparedConnector {
  const prepared = prepareConnector(connector)
  const base = wildcardBase(prepared.wantedName ?? '')
  if (base === null || !containsDomain(accepted, base)) return prepared
  return { ...prepared, traits: { ...prepared.traits, isOwnWildcard: true } }
}

const preparedByConnector = new WeakMap<Connector, PreparedConnector>()

/**
 * Prepares one connector without a tenant. The result is kept, so that an edit of one connector does not parse the
 * others again.
 */
export function prepareConnector(connector: Connector): PreparedConnector {
  const known = preparedByConnector.get(connector)
  if (known !== undefined) return known
  const prepared = parseConnector(connector)
  preparedByConnector.set(connector, prepared)
  return prepared
}

function parseConnector(connector: Connector): PreparedConnector {
  const { senderIPAddresses, associatedAcceptedDomains, requireTls } = connector
  const networks = senderIPAddresses.map((text) => ({ text, network: parseNetwork(text) }))
  const ips = ipSet(networks.flatMap(({ network }) => (network === null ? [] : [network.range])))
  const refusedAddresses = networks.flatMap(({ text, network }) =>
    network !== null && !isLegal(network) ? [text] : [],
  )
  const wantedName = wantedNameIn(connector.tlsSenderCertificateName)
  return {
    id: connector.id,
    name: connector.name,
    ips,
    legalIps:
      refusedAddresses.length === 0
        ? ips
        : ipSet(networks.flatMap(({ network }) => (network !== null && isLegal(network) ? [network.range] : []))),
    wantedName,
    senderDomains: connector.senderDomains.map(normalizeDomain),
    recipients: associatedAcceptedDomains.length === 0 ? null : domainSet(associatedAcceptedDomains),
    traits: {
      connectorType: connector.connectorType,
      requireTls,
      restrictDomainsToIPAddresses: connector.restrictDomainsToIPAddresses,
      restrictDomainsToCertificate: connector.restrictDomainsToCertificate,
      hasIps: networks.some(({ network }) => network !== null),
      hasName: wantedName !== null,
      isOwnWildcard: false,
    },
    quoted: {
      senderIPAddresses,
      associatedAcceptedDomains,
      refusedAddresses,
      isNameRefused: wantedName !== null && !requireTls,
    },
  }
}

type Network = NonNullable<ReturnType<typeof parseNetwork>>
const isLegal = ({ family, form, prefixLength, inIpv6Form }: Network): boolean =>
  family === 4 && form !== 'range' && !inIpv6Form && (prefixLength ?? 0) >= 24

/** Parses a sender. Text that cannot be read counts as not known; the contract refuses it before. */
export function readFacts(sender: Sender): Facts {
  const names =
    sender.certificateNames === null
      ? null
      : sender.certificateNames.length === 0
        ? NO_NAMES
        : sender.certificateNames.map(normalizeDomain)
  // A certificate is presented inside TLS only. So names imply TLS, and no TLS implies no names.
  const tls = sender.tls ?? (names !== null && names.length > 0 ? true : null)
  return {
    ip: sender.sourceIP === null ? null : parseIp(sender.sourceIP),
    tls,
    names: tls === false ? NO_NAMES : names,
    trusted: sender.certificateTrusted,
    clientAuth: sender.certificateClientAuth !== false,
    from: sender.mailFrom === null ? null : domainOf(sender.mailFrom),
    to: sender.recipient === null ? null : domainOf(sender.recipient),
  }
}

const NO_NAMES: readonly string[] = []
