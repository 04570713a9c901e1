import { domainOf, normalizeDomain } from '#lib/matcher'
import type { Mx, Phase } from './document'
import { MICROSOFT } from './microsoft'

/** Reports whether every MX record of the phase points to Microsoft, so that everyone delivers directly. */
export const isMxAtMicrosoft = ({ mx }: Pick<Phase, 'mx'>): boolean => allAtMicrosoft(mx)

export const allAtMicrosoft = (records: readonly Mx[]): boolean =>
  records.length > 0 && records.every(({ to }) => to === MICROSOFT)

/** The MX records for a recipient: those of its domain, or all of the phase if the domain is unknown or has none. */
export function recordsFor({ mx }: Pick<Phase, 'mx'>, recipient: string | null): readonly Mx[] {
  const to = recipient === null ? null : domainOf(recipient)
  const own = mx.filter(({ domain }) => normalizeDomain(domain) === to)
  return own.length > 0 ? own : mx
}

/**
 * The accepted domains that a filter carries mail for: those whose MX points to the filter in some phase, and those
 * without any MX record. If that leaves none, all accepted domains.
 */
export function domainsCarried(
  acceptedDomains: readonly string[],
  phases: readonly Pick<Phase, 'mx'>[],
  serviceId: string,
): readonly string[] {
  const records = phases.flatMap(({ mx }) => mx)
  const carried = acceptedDomains.filter((accepted) => {
    const own = records.filter(({ domain }) => normalizeDomain(domain) === normalizeDomain(accepted))
    return own.length === 0 || own.some(({ to }) => to === serviceId)
  })
  return carried.length > 0 ? carried : acceptedDomains
}
