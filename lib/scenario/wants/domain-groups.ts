import { containsDomain, domainSet, normalizeDomain } from '#lib/matcher'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'

/** Recipient domains whose MX goes the same way through the whole plan, so that the same is wanted of mail to each. */
export type DomainGroup = {
  /** as they are written; never empty */
  readonly domains: readonly string[]
  /** by phase: who hands mail for them over to Exchange Online (service ids, or `microsoft`); null where no MX is stated */
  readonly handover: readonly (readonly string[] | null)[]
}

/**
 * The groups of all domains that any phase accepts or states MX of, those with stated MX first. Accepted domains without a
 * stated MX in any phase, such as onmicrosoft.com, are a group of their own.
 */
export function findDomainGroups({ phases }: Pick<ScenarioDocument, 'phases'>): DomainGroup[] {
  const groups = new Map<string, { domains: string[]; handover: (readonly string[] | null)[] }>()
  for (const [comparable, written] of namedDomains(phases)) {
    const handover = phases.map((phase) => handoverIn(phase, comparable))
    const key = JSON.stringify(handover)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { domains: [written], handover })
    else group.domains.push(written)
  }
  return [...groups.values()].sort((one, other) => Number(hasMx(other)) - Number(hasMx(one)))
}

/** Reports whether MX of the group is stated in some phase. */
export const hasMx = ({ handover }: Pick<DomainGroup, 'handover'>): boolean => handover.some((ids) => ids !== null)

/** Every domain by its comparable form, in the order in which the phases name them. */
function namedDomains(phases: readonly Phase[]): Map<string, string> {
  const domains = new Map<string, string>()
  for (const { mx, tenant } of phases)
    for (const domain of [...mx.map((record) => record.domain), ...tenant.acceptedDomains]) {
      const comparable = normalizeDomain(domain)
      if (!domains.has(comparable)) domains.set(comparable, domain)
    }
  return domains
}

/** Who hands over mail for the domain in the phase: of several MX records of patterns the closest holds. */
function handoverIn({ mx }: Phase, domain: string): readonly string[] | null {
  const exact = mx.find((record) => normalizeDomain(record.domain) === domain)
  const bare = domain.startsWith('*.') ? domain.slice(2) : domain
  const covering = mx
    .filter((record) => containsDomain(domainSet([record.domain]), bare))
    .sort((one, other) => other.domain.length - one.domain.length)
  const record = exact ?? covering[0]
  if (record === undefined) return null
  return [...new Set(record.handedOverBy.length > 0 ? record.handedOverBy : record.to)].sort()
}

/** The domains of the group that the phase accepts: all others are no recipients of this tenant in it. */
export function acceptedOf({ domains }: Pick<DomainGroup, 'domains'>, { tenant }: Pick<Phase, 'tenant'>): string[] {
  const accepted = domainSet(tenant.acceptedDomains)
  return domains.filter((domain) => {
    const comparable = normalizeDomain(domain)
    const bare = comparable.startsWith('*.') ? comparable.slice(2) : comparable
    return containsDomain(accepted, bare)
  })
}
