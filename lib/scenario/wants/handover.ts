import { MICROSOFT } from '#lib/scenario/document/microsoft'
import type { DomainGroup } from './domain-groups'

/**
 * Where a phase stands for somebody who hands over mail for a group of domains in some phase:
 * - `before`: not yet in this phase nor in the next
 * - `ready`: from the next phase on, so that the move must find it ready
 * - `during`: in this phase
 * - `justAfter`: no longer, but in the phase before: resolvers still know the old MX, and queues still hold its mail
 * - `after`: no longer, and not in the phase before: retries and quarantine releases
 * - `never`: in no phase
 */
type HandoverStage = 'before' | 'ready' | 'during' | 'justAfter' | 'after' | 'never'

/** The stage of `id` (a service, or `microsoft` for everybody) in a phase. Of an unordered scenario each phase stands alone. */
export function stageOf({ handover }: DomainGroup, index: number, id: string, isUnordered: boolean): HandoverStage {
  const isAt = (phase: number) => handover[phase]?.includes(id) === true
  if (isAt(index)) return 'during'
  if (isUnordered) return 'never'
  if (isAt(index - 1)) return 'justAfter'
  if (isAt(index + 1)) return 'ready'
  if (handover.slice(0, index).some((ids) => ids?.includes(id))) return 'after'
  return handover.some((ids) => ids?.includes(id)) ? 'before' : 'never'
}

/**
 * Why everybody delivers and must get in: MX points to Microsoft in the phase or did in the one before, or will in the next;
 * null where none of these is so.
 */
export function everybodyBecause(
  group: DomainGroup,
  index: number,
  isUnordered: boolean,
): 'everybody-delivers' | 'everybody-ready' | null {
  const stage = stageOf(group, index, MICROSOFT, isUnordered)
  if (stage === 'ready') return 'everybody-ready'
  return stage === 'during' || stage === 'justAfter' ? 'everybody-delivers' : null
}
