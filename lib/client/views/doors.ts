import { type Door, fitName, normalizeDomain } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import { isMxAtMicrosoft } from '#lib/scenario/document/mx'

/** How a door stands: `open` is a side entrance, `shared` one that customers of a known service have too. */
type DoorState = 'open' | 'shared' | 'closed'
export type AssessedDoor = Door & {
  readonly state: DoorState
  readonly sharedBy: readonly string[]
  /** only services that share with nobody have the name: it has no other customers */
  readonly isOwn: boolean
}

/**
 * Reports whether a door is open to every accepted domain. Of one that is accepted with all below it, parts may be told
 * apart: what it is limited to is always worth saying then.
 */
export function isEveryRecipient(recipient: Door['recipient'], acceptedDomains: readonly string[]): boolean {
  if (recipient === 'any') return true
  const named = new Set(recipient.map((piece) => ('domain' in piece ? piece.domain : null)))
  return acceptedDomains.every((domain) => named.has(normalizeDomain(domain)))
}

/**
 * Each door with how it stands. Listed addresses are no side entrance; a certificate name is none that a service of the
 * scenario presents; and where MX points to Microsoft nothing is.
 */
export function assessDoors(
  doors: readonly Door[],
  phase: Pick<Phase, 'mx'>,
  services: readonly Service[],
): AssessedDoor[] {
  const isPlanned = isMxAtMicrosoft(phase)
  return doors
    .filter((door) => !isCoveredByWider(door, doors))
    .map((door) => {
      const owners = door.pattern === null ? [] : ownersOf(door.pattern, services)
      const sharedBy = owners.filter(({ shared }) => shared === true).map(({ name }) => name)
      const isOwn = owners.length > 0 && owners.every(({ shared }) => shared === false)
      return { ...door, sharedBy, isOwn, state: doorStateOf(door, owners, sharedBy.length > 0, isPlanned) }
    })
}

/** Reports whether a wider door lets in the same: from anywhere whoever presents the name, not only from listed addresses. */
const isCoveredByWider = (door: Door, doors: readonly Door[]): boolean =>
  door.to === 'listed-addresses' &&
  door.pattern !== null &&
  doors.some(({ to, pattern, mailFrom, recipient }) => {
    const [own, other] = [
      [door.mailFrom, door.recipient],
      [mailFrom, recipient],
    ].map((part) => JSON.stringify(part))
    return to !== 'listed-addresses' && pattern === door.pattern && own === other
  })

function doorStateOf({ to }: Door, owners: readonly Service[], isShared: boolean, isPlanned: boolean): DoorState {
  if (to === 'listed-addresses' || isPlanned) return isShared ? 'shared' : 'closed'
  if (to === 'customers-of' && owners.length > 0) return isShared ? 'shared' : 'closed'
  return 'open'
}

const ownersOf = (pattern: string, services: readonly Service[]): Service[] =>
  services.filter(({ certificateNames }) =>
    certificateNames.some((name) => fitName(normalizeDomain(pattern), normalizeDomain(name)) !== null),
  )
