import type { Mx, Phase } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { hasLockForAll } from '#lib/scenario/wants/stranger-parts'
import { type Change, RANKS } from './change'
import { connectorChanges } from './connector-changes'
import { pairConnectors } from './pairs'

/**
 * All changes from one phase to the next, in the usual order. `isTowardMicrosoft`: MX moves to Microsoft in the second phase
 * or later, so that connectors that would be switched off first lose their Restrict flags, and are switched off weeks later.
 */
export function findChanges(before: Phase, after: Phase, isTowardMicrosoft: boolean): Change[] {
  const situation = {
    isTowardMicrosoft,
    isLockedAlready: hasLockForAll(before),
    rejectsDirectSend: before.tenant.rejectDirectSend || after.tenant.rejectDirectSend,
  }
  const changes: Change[] = [
    ...pairConnectors(before.connectors, after.connectors).flatMap(([from, to]) =>
      connectorChanges(from, to, situation),
    ),
    ...tenantChanges(before, after),
    ...mxChanges(before.mx, after.mx),
  ]
  return changes.sort((one, other) => one.rank - other.rank)
}

function tenantChanges({ tenant: before }: Phase, { tenant: after }: Phase): Change[] {
  const added = after.acceptedDomains.filter((domain) => !before.acceptedDomains.includes(domain))
  const removed = before.acceptedDomains.filter((domain) => !after.acceptedDomains.includes(domain))
  const common = { hasEffect: true, after: null }
  const changes: Change[] = []
  if (added.length > 0)
    changes.push({
      ...common,
      kind: 'acceptedDomains',
      id: 'acceptedDomains:add',
      action: 'add',
      domains: added,
      rank: RANKS.domainsAdded,
      window: 'days-before',
    })
  if (removed.length > 0)
    changes.push({
      ...common,
      kind: 'acceptedDomains',
      id: 'acceptedDomains:remove',
      action: 'remove',
      domains: removed,
      rank: RANKS.domainsRemoved,
      window: 'weeks-later',
    })
  if (before.rejectDirectSend !== after.rejectDirectSend)
    changes.push({
      ...common,
      kind: 'rejectDirectSend',
      id: 'rejectDirectSend',
      to: after.rejectDirectSend,
      rank: after.rejectDirectSend ? RANKS.rejectDirectSend : RANKS.relax,
      window: after.rejectDirectSend ? 'office-hours' : 'days-before',
    })
  return changes
}

function mxChanges(before: readonly Mx[], after: readonly Mx[]): Change[] {
  const domains = [...new Set([...before, ...after].map(({ domain }) => domain))]
  return domains.flatMap((domain): Change[] => {
    const [old, next] = [before.find((one) => one.domain === domain), after.find((one) => one.domain === domain)]
    // A phase that does not state where MX points says nothing of a move.
    if (old === undefined || next === undefined) return []
    const common = { domain, rank: RANKS.mx, window: 'quiet-hours', hasEffect: true, after: null } as const
    if (!isSameSet(old.to, next.to)) return [{ ...common, kind: 'mx', id: `mx:${domain}`, from: old.to, to: next.to }]
    const [from, to] = [handoverOf(old), handoverOf(next)]
    return isSameSet(from, to) ? [] : [{ ...common, kind: 'handover', id: `handover:${domain}`, from, to }]
  })
}

const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  [...one].sort().join('\n') === [...other].sort().join('\n')

const handoverOf = ({ to, handedOverBy }: Mx): readonly string[] => (handedOverBy.length > 0 ? handedOverBy : to)

/** Reports whether MX of some domain points to Microsoft in a later phase and does not in the first of these. */
export function isTowardMicrosoft([before, ...later]: readonly Phase[]): boolean {
  const atMicrosoft = (phase: Phase | undefined) =>
    new Set((phase?.mx ?? []).filter(({ to }) => to.includes(MICROSOFT)).map(({ domain }) => domain))
  const today = atMicrosoft(before)
  return later.some((phase) => [...atMicrosoft(phase)].some((domain) => !today.has(domain)))
}
