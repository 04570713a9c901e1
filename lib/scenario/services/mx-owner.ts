import { fitName, isBelow, normalizeDomain } from '#lib/matcher'
import type { Service } from '#lib/scenario/document/document'
import { MICROSOFT } from '#lib/scenario/document/microsoft'

/** The parents of the names of these servers: MX of a domain with DANE points below mx.microsoft. */
const MICROSOFT_MX = [
  'protection.outlook.com',
  'protection.office365.us',
  'protection.partner.outlook.cn',
  'mx.microsoft',
] as const

/** Reports whether the host is one of the mail servers that take mail for Exchange Online. */
export function isMicrosoftMailServer(host: string): boolean {
  const comparable = normalizeDomain(host)
  return MICROSOFT_MX.some((parent) => isBelow(comparable, parent))
}

/**
 * Whose mail server MX names: `microsoft`, or the id of the service one of whose certificate names fits it; null for a name
 * of which the scenario does not tell whose it is.
 */
export function findMxOwner(exchange: string, services: readonly Service[]): string | null {
  if (isMicrosoftMailServer(exchange)) return MICROSOFT
  const host = normalizeDomain(exchange)
  const isTheirs = (name: string) => ['exact', 'below'].includes(fitName(normalizeDomain(name), host) ?? '')
  return services.find(({ certificateNames }) => certificateNames.some(isTheirs))?.id ?? null
}
