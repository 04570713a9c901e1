import { ipSetOf, isEmpty, subtract } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { identifiesSenders, serviceName } from './pasted'

/** By what somebody is recognised. */
export type Identity = {
  readonly names: readonly string[]
  readonly networks: readonly string[]
  readonly certificateNames: readonly string[]
}

/** What is said of somebody who delivers: a name, networks and certificate names, as far as they are known. */
type Said = {
  readonly name: string
  readonly networks?: readonly string[]
  readonly certificateNames?: readonly string[]
}

const isSame = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()
const isAmong = (one: string, others: readonly string[]) => others.some((other) => isSame(one, other))

/** Reports whether every address of the networks is in the others; false of networks that name no address. */
function isWithin(networks: readonly string[], others: readonly string[]): boolean {
  const set = ipSetOf(networks)
  return !isEmpty(set) && isEmpty(subtract(set, ipSetOf(others)))
}

/** Reports whether somebody is already known: by the name, by a network within the known ones, or by a certificate name. */
export const isKnownAs = (known: Identity, { name, networks = [], certificateNames = [] }: Said): boolean =>
  isAmong(name, known.names) ||
  networks.some((network) => isWithin([network], known.networks)) ||
  certificateNames.some((one) => isAmong(one, known.certificateNames))

/** Reports whether somebody is all that is known there, so that nobody else stands behind the same connector. */
export function isAllOf(known: Identity, said: Said): boolean {
  const { networks = [], certificateNames = [] } = said
  if (!isKnownAs(known, said)) return false
  if (networks.length === 0 && certificateNames.length === 0) return true
  return (
    (known.networks.length === 0 || isWithin(known.networks, networks)) &&
    known.certificateNames.every((one) => isAmong(one, certificateNames))
  )
}

/** By what a connector of the tenant recognises its senders. */
export const identityOfConnector = (connector: ScenarioConnector): Identity => ({
  names: [connector.name, serviceName(connector)],
  networks: connector.senderIPAddresses,
  certificateNames: connector.tlsSenderCertificateName === null ? [] : [connector.tlsSenderCertificateName],
})

/** The enabled connector of the tenant that recognises somebody already; null if none does. */
export const connectorThatKnows = (connectors: readonly ScenarioConnector[], said: Said): ScenarioConnector | null =>
  connectors.find(
    (connector) => connector.enabled && identifiesSenders(connector) && isKnownAs(identityOfConnector(connector), said),
  ) ?? null
