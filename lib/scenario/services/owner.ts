import { containsIp, fitName, ipSetOf, normalizeDomain, parseIp, type Sender } from '#lib/matcher'
import type { Service } from '#lib/scenario/document/document'

/**
 * The service that a sender belongs to: by its address first, then by a certificate name that is one of the service's
 * names or matches its wildcard; null if there is none.
 */
export function findOwner(
  services: readonly Service[],
  { sourceIP, certificateNames }: Pick<Sender, 'sourceIP' | 'certificateNames'>,
): Service | null {
  const ip = sourceIP === null ? null : parseIp(sourceIP)
  const byAddress = ip === null ? undefined : services.find(({ networks }) => containsIp(ipSetOf(networks), ip))
  const names = (certificateNames ?? []).map(normalizeDomain)
  const isTheirs = (wanted: string) =>
    names.some((name) => ['exact', 'below'].includes(fitName(normalizeDomain(wanted), name) ?? ''))
  return byAddress ?? services.find(({ certificateNames: known }) => known.some(isTheirs)) ?? null
}
