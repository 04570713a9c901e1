import { LIMITS } from '#lib/scenario/document/limits'
import type { Say } from '#lib/scenario/document/say'
import { VENDORS_SEEN, type Vendor } from '#lib/scenario/services/vendors'
import type { NewScenarioAnswers } from './answers'
import type { Cast } from './cast'
import type { TemplateText } from './template-text'

/** What the description says of a service that was made from a vendor example. */
export const exampleLines = (vendor: Vendor, service: string, say: Say<TemplateText>): string[] => [
  say('description.example', { service, seen: VENDORS_SEEN, source: say(`description.sources.${vendor.label}`) }),
  ...(vendor.isComplete ? [] : [say('description.incomplete', { service })]),
]

/**
 * The description: sources of vendor examples, and facts that are still missing. That RejectDirectSend was not read is told by
 * the plan, and no longer once somebody says how it is.
 */
export function describeCast({ all, hybrid }: Cast, { tenant }: NewScenarioAnswers, say: Say<TemplateText>): string {
  const examples = all.flatMap(({ vendor, service }) =>
    vendor === null ? [] : exampleLines(vendor, service.name, say),
  )
  const locks = all.map(({ lock }) => lock)
  const missing = [
    ...(tenant.acceptedDomains.length === 0 ? [say('description.acceptedDomains')] : []),
    ...locks
      .filter((lock) => lock.restrictDomainsToIPAddresses && lock.senderIPAddresses.length === 0)
      .map(({ name }) => say('description.addressesOf', { connector: name })),
    ...[...locks.filter((lock) => lock.restrictDomainsToCertificate), ...(hybrid === null ? [] : [hybrid])]
      .filter((lock) => lock.tlsSenderCertificateName === null)
      .map(({ name }) => say('description.certificateOf', { connector: name })),
  ]
  return [...examples, ...(missing.length === 0 ? [] : [say('description.missing', { missing: missing.join(', ') })])]
    .join('\n')
    .slice(0, LIMITS.text)
}
