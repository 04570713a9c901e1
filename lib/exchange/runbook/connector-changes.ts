import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { openedLock } from '#lib/scenario/document/open-lock'
import { type ConnectorChange, RANKS } from './change'
import { differingProperties, isJudged } from './cmdlets'

/** What of the two phases decides about the windows of a change. `isTowardMicrosoft` as `findChanges` has it. */
type Situation = {
  readonly isTowardMicrosoft: boolean
  readonly isLockedAlready: boolean
  /** whether RejectDirectSend is on in one of the phases */
  readonly rejectsDirectSend: boolean
}
type Draft = Pick<ConnectorChange, 'action' | 'from' | 'to' | 'rank' | 'window'>

/** What is done to a connector, the earlier change first. `from`: null where it is made; `to`: null where it is removed. */
export function connectorChanges(
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

function draftChanges(from: ScenarioConnector | null, to: ScenarioConnector | null, situation: Situation): Draft[] {
  const enable = (off: ScenarioConnector, on: ScenarioConnector): Draft =>
    isLock(on) && !situation.isLockedAlready
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
    return from.enabled ? [...switchOff(from, off, situation), remove] : [remove]
  }
  if (from.enabled && !to.enabled) return switchOff(from, to, situation)
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
 * knows the late mail of the old filter that is from own domains (docs/rules.md §2.9). Known by its certificate alone, it would
 * go on asking everybody for TLS: where RejectDirectSend is off nothing needs it, and it is disabled before MX moves.
 */
function switchOff(
  from: ScenarioConnector,
  to: ScenarioConnector,
  { isTowardMicrosoft, rejectsDirectSend }: Situation,
): Draft[] {
  if (!isTowardMicrosoft || !isLock(from))
    return [{ action: 'disable', from, to, rank: RANKS.disable, window: 'office-hours' }]
  const open = openedLock(from)
  if (open.requireTls && !rejectsDirectSend)
    return [{ action: 'disable', from, to, rank: RANKS.relax, window: 'days-before' }]
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
    // TLS that is no longer asked for goes with the flags: between two changes everybody without TLS would be told to wait.
    const open = { ...from, ...flags(to), requireTls: from.requireTls && to.requireTls }
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

function doesAffectMail(from: ScenarioConnector | null, to: ScenarioConnector | null): boolean {
  if (from?.enabled !== true && to?.enabled !== true) return false
  if (from === null || to === null) return true
  return differingProperties(from, to).some(isJudged)
}
