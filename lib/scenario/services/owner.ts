import { containsIp, fitName, ipSetOf, normalizeDomain, parseIp, type Sender } from '#lib/matcher'
import type { Service } from '#lib/scenario/document/document'

/**
 * Whose sender it is by what the services are known by: by its address first, then by a name on its certificate that is
 * one of theirs or lies below their wildcard; null for nobody's.
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
