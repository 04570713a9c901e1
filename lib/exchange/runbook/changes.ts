import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Mx, Phase } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'
import { hasLockForAll } from '#lib/scenario/wants/stranger-parts'
import type { World } from '#lib/scenario/wants/worlds'
import { differingProperties } from './cmdlets'
import type { Window } from './codes'
import { pairConnectors } from './pairs'

/**
 * What is done to a connector:
 * - `create`: made disabled, with all its properties; `prepare`: changed while it is disabled, or in what no rule reads
 * - `enable`, `disable`, `remove`
 * - `relax`: its Restrict flags are cleared; `restrict`: they are set; `modify`: everything else
 */
type ConnectorAction = 'create' | 'prepare' | 'enable' | 'relax' | 'modify' | 'restrict' | 'disable' | 'remove'

type Common = {
  readonly id: string
  /** the place of the change in the usual order: the lower comes first where both ways are safe */
  readonly rank: number
  readonly window: Window
  /** whether it can change what becomes of any mail */
  readonly hasEffect: boolean
  /** the change that has to be made before it; null for none */
  readonly after: string | null
}

export type ConnectorChange = Common & {
  readonly kind: 'connector'
  readonly action: ConnectorAction
  /** null where the connector is made */
  readonly from: ScenarioConnector | null
  /** null where the connector is removed */
  readonly to: ScenarioConnector | null
}

/** One thing that is changed between two phases, and that settles for itself. */
export type Change =
  | ConnectorChange
  | (Common & { readonly kind: 'rejectDirectSend'; readonly to: boolean })
  | (Common & {
      readonly kind: 'acceptedDomains'
      readonly action: 'add' | 'remove'
      readonly domains: readonly string[]
    })
  | (Common & {
      /** where MX points; `handover`: it stays, and somebody else behind it hands mail over to Exchange Online */
      readonly kind: 'mx' | 'handover'
      readonly domain: string
      readonly from: readonly string[]
      readonly to: readonly string[]
    })

const RANKS = {
  domainsAdded: 0,
  create: 1,
  prepare: 2,
  enable: 3,
  relax: 4,
  modify: 5,
  mx: 6,
  restrict: 7,
  enableFirstLock: 8,
  rejectDirectSend: 9,
  disable: 10,
  domainsRemoved: 11,
  disableLater: 12,
  remove: 13,
} as const

/**
 * All changes from one phase to the next, in the usual order. `isTowardMicrosoft`: MX moves to Microsoft in the second phase
 * or later, so that connectors that would be switched off first lose their Restrict flags, and are switched off weeks later.
 */
export function findChanges(before: Phase, after: Phase, isTowardMicrosoft: boolean): Change[] {
  const isLockedAlready = hasLockForAll(before)
  const changes: Change[] = [
    ...pairConnectors(before.connectors, after.connectors).flatMap(([from, to]) =>
      connectorChanges(from, to, { isTowardMicrosoft, isLockedAlready }),
    ),
    ...tenantChanges(before, after),
    ...mxChanges(before.mx, after.mx),
  ]
  return changes.sort((one, other) => one.rank - other.rank)
}

type Situation = { readonly isTowardMicrosoft: boolean; readonly isLockedAlready: boolean }
type Draft = Pick<ConnectorChange, 'action' | 'from' | 'to' | 'rank' | 'window'>

function connectorChanges(
  from: ScenarioConnector | null,
  to: ScenarioConnector | null,
  situation: Situation,
): ConnectorChange[] {
  const drafts = draftChanges(from, to, situation)
  const key = (to ?? from)?.id ?? ''
  const idOf = ({ action }: Draft) => `${action}:${key}`
  return drafts.map((draft, index) => {
    const previous = drafts[index - 1]
    return {
      kind: 'connector',
      id: idOf(draft),
      after: previous === undefined ? null : idOf(previous),
      hasEffect: doesAffectMail(draft.from, draft.to),
      ...draft,
    }
  })
}

function draftChanges(
  from: ScenarioConnector | null,
  to: ScenarioConnector | null,
  { isTowardMicrosoft, isLockedAlready }: Situation,
): Draft[] {
  const enable = (off: ScenarioConnector, on: ScenarioConnector): Draft =>
    isLock(on) && !isLockedAlready
      ? { action: 'enable', from: off, to: on, rank: RANKS.enableFirstLock, window: 'office-hours' }
      : { action: 'enable', from: off, to: on, rank: RANKS.enable, window: 'days-before' }
  if (from === null) {
    if (to === null) return []
    const off = { ...to, enabled: false }
    const create: Draft = { action: 'create', from: null, to: off, rank: RANKS.create, window: 'days-before' }
    return to.enabled ? [create, enable(off, to)] : [create]
  }
  if (to === null) {
    const off = { ...from, enabled: false }
    const remove: Draft = { action: 'remove', from: off, to: null, rank: RANKS.remove, window: 'weeks-later' }
    return from.enabled ? [...switchOff(from, off, isTowardMicrosoft), remove] : [remove]
  }
  if (from.enabled && !to.enabled) return switchOff(from, to, isTowardMicrosoft)
  if (!to.enabled) return isSame(from, to) ? [] : [prepare(from, to)]
  if (from.enabled) return changeWhileEnabled(from, to)
  const off = { ...to, enabled: false }
  return isSame(from, off) ? [enable(off, to)] : [prepare(from, off), enable(off, to)]
}

const prepare = (from: ScenarioConnector, to: ScenarioConnector): Draft => ({
  action: 'prepare',
  from,
  to,
  rank: RANKS.prepare,
  window: 'days-before',
})

/**
 * Toward Microsoft a lock is opened and left enabled for weeks: where RejectDirectSend is on, a disabled connector no longer
 * knows the late mail of the old filter that is from own domains (docs/rules.md §9.1).
 */
function switchOff(from: ScenarioConnector, to: ScenarioConnector, isTowardMicrosoft: boolean): Draft[] {
  if (!isTowardMicrosoft || !isLock(from))
    return [{ action: 'disable', from, to, rank: RANKS.disable, window: 'office-hours' }]
  const open = { ...from, restrictDomainsToIPAddresses: false, restrictDomainsToCertificate: false }
  return [
    { action: 'relax', from, to: open, rank: RANKS.relax, window: 'days-before' },
    { action: 'disable', from: open, to, rank: RANKS.disableLater, window: 'weeks-later' },
  ]
}

/**
 * Restrict flags are cleared before everything else, and set after it. Where one is cleared and the other set, all is one
 * change: between two the lock would be open.
 */
function changeWhileEnabled(from: ScenarioConnector, to: ScenarioConnector): Draft[] {
  if (isSame(from, to)) return []
  const cleared = (one: boolean, other: boolean) => one && !other
  const relaxes =
    cleared(from.restrictDomainsToIPAddresses, to.restrictDomainsToIPAddresses) ||
    cleared(from.restrictDomainsToCertificate, to.restrictDomainsToCertificate)
  const restricts =
    cleared(to.restrictDomainsToIPAddresses, from.restrictDomainsToIPAddresses) ||
    cleared(to.restrictDomainsToCertificate, from.restrictDomainsToCertificate)
  const modify = (one: ScenarioConnector, other: ScenarioConnector): Draft =>
    doesAffectMail(one, other)
      ? { action: 'modify', from: one, to: other, rank: RANKS.modify, window: 'office-hours' }
      : prepare(one, other)
  if (relaxes === restricts) return [modify(from, to)]
  const flags = ({ restrictDomainsToIPAddresses, restrictDomainsToCertificate }: ScenarioConnector) => ({
    restrictDomainsToIPAddresses,
    restrictDomainsToCertificate,
  })
  if (relaxes) {
    const open = { ...from, ...flags(to) }
    const relax: Draft = { action: 'relax', from, to: open, rank: RANKS.relax, window: 'days-before' }
    return doesAffectMail(open, to) ? [relax, modify(open, to)] : [{ ...relax, to }]
  }
  const unrestricted = { ...to, ...flags(from) }
  const restrict: Draft = {
    action: 'restrict',
    from: unrestricted,
    to,
    rank: RANKS.restrict,
    window: 'office-hours',
  }
  return isSame(from, unrestricted) ? [restrict] : [modify(from, unrestricted), restrict]
}

const isSame = (one: ScenarioConnector, other: ScenarioConnector): boolean =>
  differingProperties(one, other).length === 0

const isLock = ({
  restrictDomainsToIPAddresses,
  restrictDomainsToCertificate,
}: Pick<ScenarioConnector, 'restrictDomainsToIPAddresses' | 'restrictDomainsToCertificate'>): boolean =>
  restrictDomainsToIPAddresses || restrictDomainsToCertificate

/** Properties that no rule of attribution reads. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'CloudServicesMailEnabled',
  'Comment',
  'EFSkipIPs',
  'EFSkipLastIP',
  'EFUsers',
  'Name',
  'TreatMessagesAsInternal',
  'TrustedOrganizations',
])

function doesAffectMail(from: ScenarioConnector | null, to: ScenarioConnector | null): boolean {
  if (from?.enabled !== true && to?.enabled !== true) return false
  if (from === null || to === null) return true
  return differingProperties(from, to).some((property) => !WITHOUT_EFFECT.has(property))
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

/** Reports whether the change makes mail come another way. */
export const isMove = ({ kind }: Change): boolean => kind === 'mx' || kind === 'handover'

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

/** Tenant and connectors once these changes are made, each the last of its connector. */
export function applyChanges({ tenant, connectors }: World, changes: readonly Change[]): World {
  let [facts, set] = [tenant, connectors]
  for (const change of changes) {
    if (change.kind === 'connector') set = applyToConnectors(set, change)
    else if (change.kind === 'rejectDirectSend') facts = { ...facts, rejectDirectSend: change.to }
    else if (change.kind === 'acceptedDomains') facts = { ...facts, acceptedDomains: applyToDomains(facts, change) }
  }
  return { tenant: facts, connectors: set }
}

function applyToConnectors(
  connectors: World['connectors'],
  { from, to }: Pick<ConnectorChange, 'from' | 'to'>,
): World['connectors'] {
  const isOld = ({ id }: ScenarioConnector) => id === from?.id
  if (to === null) return connectors.filter((connector) => !isOld(connector))
  const place = connectors.findIndex(isOld)
  return place < 0 ? [...connectors, to] : connectors.with(place, to)
}

function applyToDomains(
  { acceptedDomains }: World['tenant'],
  { action, domains }: Extract<Change, { kind: 'acceptedDomains' }>,
): string[] {
  return action === 'add'
    ? [...acceptedDomains, ...domains]
    : acceptedDomains.filter((domain) => !domains.includes(domain))
}
