import type { ScenarioDocument } from '#lib/scenario/document/document'
import { findDomainGroups, hasMx } from '#lib/scenario/wants/domain-groups'

/** How mail of a group of domains is handed over through a plan. */
export type MxStrand = {
  readonly domains: readonly string[]
  /** by phase: who hands over from this phase on (service ids, or `microsoft`), where that differs from the phase before */
  readonly moves: readonly (readonly string[] | null)[]
}

/** A strand for each group of domains whose MX a plan states; none where the phases do not follow each other. */
export function findMxStrands({ phases, unordered }: Pick<ScenarioDocument, 'phases' | 'unordered'>): MxStrand[] {
  if (unordered || phases.length < 2) return []
  return findDomainGroups({ phases })
    .filter(hasMx)
    .map(({ domains, handover }) => ({
      domains,
      moves: handover.map((ids, index) => {
        const before = handover[index - 1] ?? null
        return index === 0 || ids === null || before === null || ids.join() === before.join() ? null : ids
      }),
    }))
}

/** Reports whether MX of the strand has moved in the phase or before it. */
export const hasMoved = ({ moves }: MxStrand, phaseIndex: number): boolean =>
  moves.slice(0, phaseIndex + 1).some((ids) => ids !== null)

/**
 * Names for a group of domains that tell it from the others in little room: the ending, where all domains of the plan
 * differ in it only (`.com` of `contoso.com` beside `contoso.de`), else the first domain.
 */
export function shortDomain(domains: readonly string[], strands: readonly Pick<MxStrand, 'domains'>[]): string {
  const [first = ''] = domains
  const all = strands.flatMap((strand) => strand.domains)
  const ending = (domain: string) => domain.slice(domain.indexOf('.'))
  const names = new Set(all.map((domain) => domain.slice(0, domain.indexOf('.'))))
  return all.length > 1 && names.size === 1 && domains.length === 1 ? ending(first) : first
}
