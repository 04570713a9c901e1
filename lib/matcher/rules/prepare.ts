import type { Connector, Tenant } from '#lib/matcher/model/connector'
import type { Sender } from '#lib/matcher/model/sender'
import { type DomainSet, domainOf, domainSet, normalizeDomain } from '#lib/matcher/sets/domains'
import { type Ip, type IpSet, ipSet, parseIp, parseNetwork } from '#lib/matcher/sets/ip'
import { wantedNameIn } from '#lib/matcher/sets/names'

/** A connector in the form the rules read: text parsed into sets once, not for every sender. */
export type PreparedConnector = {
  readonly connector: Connector
  readonly id: string
  readonly ips: IpSet
  /** what of them Exchange Online takes: nothing in IPv6 form, no range, nothing wider than /24 (MS-NEW) */
  readonly legalIps: IpSet
  readonly hasIps: boolean
  readonly wantedName: string | null
  readonly senderDomains: readonly string[]
  readonly recipients: DomainSet | null
  readonly isLock: boolean
  /** entries that Exchange Online would refuse, evaluated as written */
  readonly asWritten: readonly string[]
}

export type Prepared = {
  readonly accepted: DomainSet
  readonly rejectDirectSend: boolean
  readonly disabled: readonly PreparedConnector[]
  readonly onPremises: readonly PreparedConnector[]
  readonly partners: readonly PreparedConnector[]
  readonly enabled: readonly PreparedConnector[]
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
  /** domain of MAIL FROM, '' for the null sender */
  readonly from: string | null
  readonly to: string | null
}

const preparedBySide = new WeakMap<readonly Connector[], WeakMap<Tenant, Prepared>>()

/** Prepares a connector set; kept for as long as the caller keeps the same arrays, since documents are immutable. */
export function prepare(tenant: Tenant, connectors: readonly Connector[]): Prepared {
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

const preparedByConnector = new WeakMap<Connector, PreparedConnector>()

function prepareSide(tenant: Tenant, connectors: readonly Connector[]): Prepared {
  const all = connectors.map(prepareConnector)
  const enabled = all.filter(({ connector }) => connector.enabled)
  return {
    accepted: domainSet(tenant.acceptedDomains),
    rejectDirectSend: tenant.rejectDirectSend,
    disabled: all.filter(({ connector }) => !connector.enabled),
    onPremises: enabled.filter(({ connector }) => connector.connectorType === 'OnPremises'),
    partners: enabled.filter(({ connector }) => connector.connectorType === 'Partner'),
    enabled,
    order: new Map(all.map(({ id }, index) => [id, index])),
    namesakes: findNamesakes(connectors),
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

/** One connector, prepared; an edit of its neighbour does not parse its networks again. */
export function prepareConnector(connector: Connector): PreparedConnector {
  const known = preparedByConnector.get(connector)
  if (known !== undefined) return known
  const networks = connector.senderIPAddresses.map((text) => ({ text, network: parseNetwork(text) }))
  const ips = ipSet(networks.flatMap(({ network }) => (network === null ? [] : [network.range])))
  const asWritten = networks.flatMap(({ text, network }) => (network !== null && !isLegal(network) ? [text] : []))
  const prepared: PreparedConnector = {
    connector,
    id: connector.id,
    ips,
    legalIps:
      asWritten.length === 0
        ? ips
        : ipSet(networks.flatMap(({ network }) => (network !== null && isLegal(network) ? [network.range] : []))),
    hasIps: networks.some(({ network }) => network !== null),
    wantedName: wantedNameIn(connector.tlsSenderCertificateName),
    senderDomains: connector.senderDomains.map(normalizeDomain),
    recipients:
      connector.associatedAcceptedDomains.length === 0 ? null : domainSet(connector.associatedAcceptedDomains),
    isLock: connector.restrictDomainsToIPAddresses || connector.restrictDomainsToCertificate,
    asWritten,
  }
  preparedByConnector.set(connector, prepared)
  return prepared
}

type Network = NonNullable<ReturnType<typeof parseNetwork>>
const isLegal = ({ family, form, prefixLength, inIpv6Form }: Network): boolean =>
  family === 4 && form !== 'range' && !inIpv6Form && (prefixLength ?? 0) >= 24

/** Parses a sender. Text that cannot be read (the contract refuses it before) counts as not known. */
export function readFacts(sender: Sender): Facts {
  const names =
    sender.certificateNames === null
      ? null
      : sender.certificateNames.length === 0
        ? NO_NAMES
        : sender.certificateNames.map(normalizeDomain)
  // A certificate can only be presented inside TLS, so either fact tells something about the other.
  const tls = sender.tls ?? (names !== null && names.length > 0 ? true : null)
  return {
    ip: sender.sourceIP === null ? null : parseIp(sender.sourceIP),
    tls,
    names: tls === false ? NO_NAMES : names,
    trusted: sender.certificateTrusted,
    from: sender.mailFrom === null ? null : domainOf(sender.mailFrom),
    to: sender.recipient === null ? null : domainOf(sender.recipient),
  }
}

const NO_NAMES: readonly string[] = []
