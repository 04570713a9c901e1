import type { Phase } from '#lib/scenario/document/document'
import { isLockForAll } from '#lib/scenario/document/open-lock'
import type { DomainGroup } from './domain-groups'
import { everybodyBecause } from './handover'
import { type CellContext, doesAnotherWantEverybody, isWithoutMx, type PartSpec, spec, statesNoMx } from './part'
import { isPlainTextRefused } from './service-parts'
import type { Who } from './who'

/** What is wanted of the other customers of a shared service: that they get in nowhere, unless everybody does. */
export function otherCustomersParts(
  who: Extract<Who, { kind: 'otherCustomers' }>,
  group: DomainGroup,
  context: CellContext,
): PartSpec[] {
  const { domains } = group
  const because = everybodyBecause(group, context.index, context.isUnordered)
  if (because !== null) return [spec(who, { domains, wish: 'accepted', because })]
  if (isBesideEverybody(group, context)) return [spec(who, { domains, wish: 'either', because: 'no-mx' })]
  const { shared } = who.service
  if (shared === null) return [spec(who, { domains, wish: { missing: 'shared' }, because: 'not-asked' })]
  const gettingIn = shared === 'anyone' ? 'open' : 'shared'
  return [spec(who, { domains, wish: 'refused', because: 'other-customers', gettingIn })]
}

/** What is wanted of everybody else: refused once the side entrance is closed, and everybody while MX points to Microsoft. */
export function strangerParts(
  who: Extract<Who, { kind: 'everybodyElse' }>,
  group: DomainGroup,
  context: CellContext,
): PartSpec[] {
  const { domains } = group
  const because = everybodyBecause(group, context.index, context.isUnordered)
  if (because !== null) return [spec(who, { domains, wish: 'accepted', because })]
  if (isBesideEverybody(group, context)) return [spec(who, { domains, wish: 'either', because: 'no-mx' })]
  if (isSideEntranceClosed(context)) return [spec(who, { domains, wish: 'refused', because: 'side-entrance-closed' })]
  const open = spec(who, { domains, wish: 'either', because: 'open-until-closed' })
  if (!isPlainTextRefused(context)) return [open]
  return [
    { ...open, tls: true },
    { ...open, tls: false, wish: 'refused', because: 'plain-text-switch' },
  ]
}

/** Reports whether no MX of the group is stated while everybody is wanted for another group: nobody can be told apart. */
const isBesideEverybody = (group: DomainGroup, context: CellContext): boolean =>
  isWithoutMx(group) && doesAnotherWantEverybody(group, context)

/**
 * Reports whether nobody else may get in in the phase. Where no phase comes before another, and where the phase states no MX,
 * its own lock closes it, as the document does that names it.
 */
function isSideEntranceClosed(context: CellContext): boolean {
  const { document, phase, index, isUnordered } = context
  if (isUnordered) return hasLockForAll(phase) || document.sideEntranceClosedFrom === phase.id
  if (statesNoMx(context) && index < namedClosedFrom(document)) return hasLockForAll(phase)
  return index >= closedFrom(context)
}

/** The index of the phase that the document names; infinite where it names none. */
function namedClosedFrom({ phases, sideEntranceClosedFrom }: CellContext['document']): number {
  const named = phases.findIndex(({ id }) => id === sideEntranceClosedFrom)
  return named < 0 ? Number.POSITIVE_INFINITY : named
}

/**
 * The index of the phase from which nobody else may get in: the one that the document names, else the first with an enabled
 * lock for `*`, else the last, which has to be closed.
 */
export function closedFrom({ document }: CellContext): number {
  const { phases } = document
  const named = namedClosedFrom(document)
  if (named < phases.length) return named
  const first = phases.findIndex(hasLockForAll)
  return first >= 0 ? first : phases.length - 1
}

/** Reports whether an enabled Partner connector for `*` restricts by address or certificate. */
export const hasLockForAll = ({ connectors }: Pick<Phase, 'connectors'>): boolean => connectors.some(isLockForAll)
