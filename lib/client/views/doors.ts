import { type Door, isBelow, normalizeDomain, wildcardBase } from '#lib/matcher'
import type { Phase, Service } from '#lib/scenario/document/document'
import { isMxAtMicrosoft } from '#lib/scenario/document/mx'
import { isOwnName, presentsName, sharesName } from '#lib/scenario/services/own-names'

/** The state of a door: `open` is a side entrance; `shared` admits other customers of a known service. */
type DoorState = 'open' | 'shared' | 'closed'
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
 * scenario. If MX points to Microsoft, no door is a side entrance.
 */
export function assessDoors(
  doors: readonly Door[],
  phase: Pick<Phase, 'mx' | 'tenant'>,
  services: readonly Service[],
): AssessedDoor[] {
  const isPlanned = isMxAtMicrosoft(phase)
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
      return { ...door, sharedBy, isOwn, state: doorStateOf(door, owners, sharedBy.length > 0, isPlanned) }
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

function doorStateOf({ to }: Door, owners: readonly Service[], isShared: boolean, isPlanned: boolean): DoorState {
  if (to === 'listed-addresses' || isPlanned) return isShared ? 'shared' : 'closed'
  if (to === 'customers-of' && owners.length > 0) return isShared ? 'shared' : 'closed'
  return 'open'
}
