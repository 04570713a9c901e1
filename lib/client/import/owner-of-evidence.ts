import type { Evidence } from '#lib/exchange/evidence/evidence'
import type { Service } from '#lib/scenario/document/document'
import { findVendorOfDomain } from '#lib/scenario/findings/shared-names'
import { findOwner } from '#lib/scenario/services/owner'
import { type AcceptedHints, senderOfEvidence } from './evidence-sender'

/** A service that delivered the message of some evidence, and what tells so: its facts, the server that reports it, or the vendor of that. */
export type EvidenceOwner = {
  readonly service: Service
  readonly by: 'facts' | 'server' | 'vendor'
  readonly server: string
}

/** The service to preselect for evidence; null where nothing points to one. */
export function findOwnerOf(
  services: readonly Service[],
  evidence: Evidence | null,
  taken: AcceptedHints,
): EvidenceOwner | null {
  if (evidence === null) return null
  const server = evidence.reportingServer.value ?? evidence.helo.value ?? ''
  const own = findOwner(services, senderOfEvidence(evidence, '', '', taken))
  if (own !== null) return { service: own, by: 'facts', server }
  const reported = server === '' ? null : findOwner(services, { sourceIP: null, certificateNames: [server] })
  if (reported !== null) return { service: reported, by: 'server', server }
  const { gateway } = evidence
  const ofVendor = services.find(
    ({ certificateNames }) => gateway !== null && certificateNames.some((name) => findVendorOfDomain(name) === gateway),
  )
  return ofVendor === undefined ? null : { service: ofVendor, by: 'vendor', server }
}
