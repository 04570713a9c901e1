import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { findInAcceptedDomains } from './accepted-domains'
import type { DetectedFinding } from './detected-finding'
import { domainCover } from './domain-cover'
import { findInLocks } from './locks'
import { findDuplicateNames, findInNames, findVendorDomains } from './names'
import { findInNetworks } from './networks'
import { findOverlaps } from './overlaps'
import { findInSettings } from './settings'

/** All findings of a connector set: those of each connector in order, then those of the set as a whole. */
export function detectFindings(tenant: Tenant, connectors: readonly ScenarioConnector[]): DetectedFinding[] {
  const accepted = domainCover(tenant.acceptedDomains)
  const subjects = connectors.map((connector, index) => ({ connector, index, ...findInNetworks({ connector, index }) }))
  const enabled = subjects.filter(({ connector }) => connector.enabled)
  return [
    ...subjects.flatMap((subject) => [
      ...findInNames(subject, tenant, accepted),
      ...subject.found,
      ...findInSettings(subject, accepted),
      ...findVendorDomains(subject),
    ]),
    ...findInAcceptedDomains(tenant),
    ...findDuplicateNames(subjects),
    ...findOverlaps(enabled.map((subject) => ({ subject, spans: subject.spans }))),
    ...findInLocks(tenant, subjects),
  ]
}
