import type { MissingSample } from '#lib/matcher'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { findOwner } from '#lib/scenario/services/owner'
import { newId } from './ids'

type Samples = Pick<ScenarioDocument, 'senders' | 'services'>

/**
 * Sample senders for conditions that no sample exercises, as many as the scenario can still take. Each belongs to the
 * service that it comes from. A sample that must fail a check belongs to none, because it is not wanted to get in.
 */
export function sendersForMissing(
  { senders, services }: Samples,
  missing: readonly MissingSample[],
  nameOf: (missing: MissingSample) => string,
): ScenarioSender[] {
  const added: ScenarioSender[] = []
  for (const one of missing.slice(0, Math.max(0, LIMITS.senders - senders.length)))
    added.push({
      ...one.sender,
      certificateNames: one.sender.certificateNames === null ? null : [...one.sender.certificateNames],
      id: newId('sample-', [...senders, ...added]),
      name: nameOf(one).slice(0, LIMITS.title),
      serviceId: one.condition.holds ? (findOwner(services, one.sender)?.id ?? null) : null,
      otherCustomer: false,
    })
  return added
}
