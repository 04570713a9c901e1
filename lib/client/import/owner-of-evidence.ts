import type { Evidence } from '#lib/exchange/evidence/evidence'
import { containsDomain, domainOf, domainSet, normalizeDomain, wildcardBase } from '#lib/matcher'
import type { Service } from '#lib/scenario/document/document'
import { findVendorOfDomain } from '#lib/scenario/findings/shared-names'
import { findOwner } from '#lib/scenario/services/owner'
import { type AcceptedHints, senderOfEvidence } from './evidence-sender'

/**
 * A service that delivered the message of some evidence, and what tells so: its facts, the server that reports it, the
 * vendor of that, or the domain of MAIL FROM.
 */
export type EvidenceOwner = {
  readonly service: Service
  readonly by: 'facts' | 'server' | 'vendor' | 'mailFrom'
  readonly server: string
  /** the domain of MAIL FROM; '' where it is not known */
  readonly domain: string
}

/** The service to preselect for evidence; null where nothing points to one. */
export function findOwnerOf(
  services: readonly Service[],
  evidence: Evidence | null,
  taken: AcceptedHints,
): EvidenceOwner | null {
  if (evidence === null) return null
  const server = evidence.reportingServer.value ?? evidence.helo.value ?? ''
  const sender = senderOfEvidence(evidence, '', '', taken)
  const domain =
    sender.mailFrom === null ? normalizeDomain(evidence.mailFromDomain.value ?? '') : domainOf(sender.mailFrom)
  const by = (by: EvidenceOwner['by'], service: Service | null | undefined): EvidenceOwner | null =>
    service === null || service === undefined ? null : { service, by, server, domain }
  return (
    by('facts', findOwner(services, sender)) ??
    by('server', server === '' ? null : findOwner(services, { sourceIP: null, certificateNames: [server] })) ??
    by('server', findServerOf(services, server)) ??
    by('vendor', findOfVendor(services, evidence.gateway)) ??
    by('mailFrom', findWriter(services, domain))
  )
}

const findOfVendor = (services: readonly Service[], gateway: string | null): Service | undefined =>
  services.find(
    ({ certificateNames }) => gateway !== null && certificateNames.some((name) => findVendorOfDomain(name) === gateway),
  )

/** The only service that writes from the domain, which is normalized. One that delivers to MX never connects itself. */
const findWriter = (services: readonly Service[], domain: string): Service | undefined =>
  onlyOne(services, (patterns) => domain !== '' && containsDomain(domainSet(patterns), domain))

/** The only service one of whose servers has the name, which lies in or below a domain that the service writes from. */
const findServerOf = (services: readonly Service[], name: string): Service | undefined =>
  onlyOne(services, (patterns) =>
    containsDomain(
      domainSet(patterns.map((pattern) => `*.${wildcardBase(pattern) ?? pattern}`)),
      normalizeDomain(name),
    ),
  )

function onlyOne(services: readonly Service[], fits: (patterns: readonly string[]) => boolean): Service | undefined {
  const [only, ...others] = services.filter(
    ({ mailFromDomains, delivery }) =>
      delivery !== 'mx' && fits((mailFromDomains ?? []).filter((pattern) => pattern !== '*')),
  )
  return others.length > 0 ? undefined : only
}
