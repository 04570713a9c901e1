import {
  countAddresses,
  fitName,
  type IpSet,
  intersect,
  ipSetOf,
  isEmpty,
  normalizeDomain,
  prepareConnector,
} from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Service } from '#lib/scenario/document/document'
import { isShared } from '#lib/scenario/document/shared'

/** Who a connector admits: from how many addresses, with which certificate name, and who shares these. */
type ConnectorExposure = {
  /**
   * `off` disabled · `recognises` an OnPremises connector, which refuses nobody · `nobody` a lock that nothing fits ·
   * `listed` only its addresses · `anywhere` any address
   */
  readonly kind: 'off' | 'recognises' | 'nobody' | 'listed' | 'anywhere'
  readonly addresses: number
  readonly certificateName: string | null
  readonly needsTls: boolean
  /** names of services whose customers share these addresses or names */
  readonly sharedBy: readonly string[]
  /** the width from 0 to 1 on a logarithmic scale of addresses: 1/33 for one address, 1 for the internet */
  readonly width: number
}

/** The exposure of a connector, with the services that share its addresses or names. */
export function exposureOf(connector: ScenarioConnector, services: readonly Service[]): ConnectorExposure {
  const { enabled, connectorType, restrictDomainsToIPAddresses: byIp, restrictDomainsToCertificate: byName } = connector
  const prepared = prepareConnector(connector)
  const isOnPremises = connectorType === 'OnPremises'
  const addresses = Number(countAddresses(prepared.ips).ipv4)
  const usesList = isOnPremises ? prepared.traits.hasIps : byIp
  const usesName = isOnPremises ? prepared.wantedName !== null : byName
  const certificateName = usesName ? prepared.wantedName : null
  const kind = !enabled ? 'off' : isOnPremises ? 'recognises' : kindOf(usesList, usesName, addresses, certificateName)
  return {
    kind,
    addresses: usesList ? addresses : 0,
    certificateName,
    needsTls: connector.requireTls,
    sharedBy: kind === 'off' ? [] : sharingServices(connector, services, usesList, certificateName),
    width:
      kind === 'off' || kind === 'nobody' ? 0 : kind === 'anywhere' ? 1 : (Math.log2(Math.max(1, addresses)) + 1) / 33,
  }
}

function kindOf(byIp: boolean, byName: boolean, addresses: number, name: string | null): ConnectorExposure['kind'] {
  if ((byIp && addresses === 0) || (byName && name === null)) return 'nobody'
  return byIp ? 'listed' : 'anywhere'
}

/**
 * Shared services whose addresses or names the connector checks. With both restrictions, both must be the service's.
 */
function sharingServices(
  connector: ScenarioConnector,
  services: readonly Service[],
  usesList: boolean,
  certificateName: string | null,
): string[] {
  if (!usesList && certificateName === null) return []
  const { ips } = prepareConnector(connector)
  return services
    .filter(({ shared, networks, certificateNames }) => {
      if (!isShared(shared)) return false
      const hasAddress = !usesList || overlaps(ips, networks)
      const hasName =
        certificateName === null ||
        certificateNames.some((name) => fitName(certificateName, normalizeDomain(name)) !== null)
      return hasAddress && hasName
    })
    .map(({ name }) => name)
}

const overlaps = (ips: IpSet, networks: readonly string[]): boolean => !isEmpty(intersect(ips, ipSetOf(networks)))
