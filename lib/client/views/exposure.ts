import { countAddresses, type IpSet, intersect, ipSetOf, isEmpty, prepareConnector } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Service } from '#lib/scenario/document/document'
import { isShared } from '#lib/scenario/document/shared'
import { isOwnName, presentsName, sharesName } from '#lib/scenario/services/own-names'

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
  /** names of services whose other customers come from these addresses, or present these names, as well */
  readonly sharedBy: readonly string[]
  /** those of them in which the tenant has a certificate name of its own, which the connector does not ask for */
  readonly unused: readonly string[]
  /** names of services that share these addresses, though the certificate name is this tenant's alone */
  readonly keptOut: readonly string[]
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
    ...(kind === 'off' ? NOBODY : sharingServices(connector, services, usesList, certificateName)),
    width:
      kind === 'off' || kind === 'nobody' ? 0 : kind === 'anywhere' ? 1 : (Math.log2(Math.max(1, addresses)) + 1) / 33,
  }
}

function kindOf(byIp: boolean, byName: boolean, addresses: number, name: string | null): ConnectorExposure['kind'] {
  if ((byIp && addresses === 0) || (byName && name === null)) return 'nobody'
  return byIp ? 'listed' : 'anywhere'
}

type Sharing = Pick<ConnectorExposure, 'sharedBy' | 'unused' | 'keptOut'>
const NOBODY: Sharing = { sharedBy: [], unused: [], keptOut: [] }

/** The shared services whose addresses and names the connector checks, by whether their other customers fit. */
function sharingServices(
  connector: ScenarioConnector,
  services: readonly Service[],
  usesList: boolean,
  certificateName: string | null,
): Sharing {
  if (!usesList && certificateName === null) return NOBODY
  const { ips } = prepareConnector(connector)
  const known = services.filter(
    (service) =>
      isShared(service.shared) &&
      (!usesList || overlaps(ips, service.networks)) &&
      (certificateName === null || presentsName(service, certificateName)),
  )
  const sharing = known.filter((service) => certificateName === null || sharesName(service, certificateName))
  const namesOf = (some: readonly Service[]) => some.map(({ name }) => name)
  return {
    sharedBy: namesOf(sharing),
    unused: namesOf(sharing.filter(({ ownCertificateNames }) => ownCertificateNames.length > 0)),
    keptOut: namesOf(
      known.filter((service) => usesList && certificateName !== null && isOwnName(service, certificateName)),
    ),
  }
}

const overlaps = (ips: IpSet, networks: readonly string[]): boolean => !isEmpty(intersect(ips, ipSetOf(networks)))
