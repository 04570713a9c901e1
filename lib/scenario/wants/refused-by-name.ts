import { containsDomain, domainSet } from '#lib/matcher'
import type { Phase } from '#lib/scenario/document/document'
import { isAboutEverybody, type PartSpec } from './part'

/** Whose mail a part leaves out. `isOwn`: MAIL FROM of an accepted domain; `partners`: of these lists of domains. */
export type RefusedByName = { readonly isOwn: boolean; readonly partners: readonly (readonly string[])[] }

const NOBODY: RefusedByName = { isOwn: false, partners: [] }

/**
 * Whom the team refuses by name though everybody delivers: MAIL FROM of a domain that a Partner connector of its own is
 * for, and of an accepted domain where `RejectDirectSend` is on. A part about everybody does not speak of them.
 */
export function refusedByName(
  spec: Pick<PartSpec, 'because'>,
  { tenant, connectors }: Pick<Phase, 'tenant' | 'connectors'>,
): RefusedByName {
  if (!isAboutEverybody(spec)) return NOBODY
  const partners = connectors
    .filter(
      ({ connectorType, enabled, senderDomains }) =>
        connectorType === 'Partner' && enabled && !senderDomains.includes('*'),
    )
    .map(({ senderDomains }) => senderDomains)
  return { isOwn: tenant.rejectDirectSend, partners }
}

/** The domains of MAIL FROM of which the part does not speak, each once. */
export function mailFromLeftOut(
  spec: Pick<PartSpec, 'because'>,
  phase: Pick<Phase, 'tenant' | 'connectors'>,
): string[] {
  const { isOwn, partners } = refusedByName(spec, phase)
  return [...new Set([...(isOwn ? phase.tenant.acceptedDomains : []), ...partners.flat()])]
}

/** Reports whether the part does not speak of mail from the domain. */
export const isLeftOut = (
  spec: Pick<PartSpec, 'because'>,
  from: string,
  phase: Pick<Phase, 'tenant' | 'connectors'>,
): boolean => containsDomain(domainSet(mailFromLeftOut(spec, phase)), from)
