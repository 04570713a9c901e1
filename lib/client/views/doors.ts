import { type Door, isBelow, normalizeDomain, wildcardBase } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import { isOwnName, presentsName, sharesName } from '#lib/scenario/services/own-names'
import type { Entrance } from '#lib/scenario/wants/entrance'

/**
 * The state of a door: `open` is a side entrance, `planned` one that is open by the plan or accepted by name; `shared` admits
 * other customers of a known service.
 */
type DoorState = 'open' | 'planned' | 'shared' | 'closed'
export type AssessedDoor = Door & {
  readonly state: DoorState
  readonly sharedBy: readonly string[]
  /** no other customers have the name: its services are not shared, it is this tenant's own there, or of an accepted domain */
  readonly isOwn: boolean
}

/**
 * Reports whether a door is open to every accepted domain. An accepted domain with its subdomains may be split into
 * parts; then the limit is always shown.
 */
export function isEveryRecipient(recipient: Door['recipient'], acceptedDomains: readonly string[]): boolean {
  if (recipient === 'any') return true
  const named = new Set(recipient.map((piece) => ('domain' in piece ? piece.domain : null)))
  return acceptedDomains.every((domain) => named.has(normalizeDomain(domain)))
}

/**
 * The doors with their state. Listed addresses are no side entrance, nor is a certificate name of a service in the
 * scenario. What the plan says of the side entrance in the phase decides whether an open door is a fault.
 */
export function assessDoors(
  doors: readonly Door[],
  phase: Pick<Phase, 'tenant'>,
  services: readonly Service[],
  entrance: Entrance,
): AssessedDoor[] {
  return doors
    .filter((door) => !isCoveredByWider(door, doors))
    .map((door) => {
      const { pattern } = door
      const owners = pattern === null ? [] : services.filter((service) => presentsName(service, pattern))
      const sharedBy = owners.flatMap((service) =>
        pattern !== null && sharesName(service, pattern) ? [service.name] : [],
      )
      const isOfTenant = pattern !== null && isOfAccepted(pattern, phase.tenant.acceptedDomains)
      const isOnlyOurs = (service: Service) =>
        service.shared === 'no' || (pattern !== null && isOwnName(service, pattern))
      const isOwn = isOfTenant || (owners.length > 0 && owners.every(isOnlyOurs))
      return { ...door, sharedBy, isOwn, state: doorStateOf(door, owners, sharedBy.length > 0, entrance) }
    })
}

/** Reports whether a certificate name is an accepted domain or below one: nobody but the tenant gets such a certificate. */
function isOfAccepted(pattern: string, acceptedDomains: readonly string[]): boolean {
  const name = normalizeDomain(pattern)
  const domain = wildcardBase(name) ?? name
  return acceptedDomains.some((accepted) => {
    const own = normalizeDomain(accepted)
    const base = wildcardBase(own) ?? own
    return domain === base || isBelow(domain, base)
  })
}

/** Reports whether a wider door admits the same senders: anybody with the name, not only from listed addresses. */
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

function doorStateOf({ to }: Door, owners: readonly Service[], isShared: boolean, entrance: Entrance): DoorState {
  const isOfServices = to === 'listed-addresses' || (to === 'customers-of' && owners.length > 0)
  if (isOfServices) return isShared ? 'shared' : 'closed'
  const isFault = entrance.kind === 'closed' || (entrance.isPlainRefused && to === 'everyone')
  return isFault && entrance.kind !== 'accepted' ? 'open' : 'planned'
}
