import { isBelow, normalizeDomain, wildcardBase } from '#lib/matcher/sets/domains'

/** The parents of the names that Exchange Online presents when it delivers mail, whichever tenant sends it. */
const MICROSOFT_DOMAINS = ['protection.outlook.com', 'protection.office365.us', 'protection.partner.outlook.cn']

/**
 * Reports whether every tenant of Exchange Online presents a certificate that fits the name (docs/rules.md §9.3; case
 * T92).
 */
export function fitsMicrosoft(name: string): boolean {
  const wanted = normalizeDomain(name)
  const base = wildcardBase(wanted)
  return MICROSOFT_DOMAINS.some((domain) => {
    if (base === null) return wanted === `mail.${domain}`
    return base === domain || isBelow(base, domain) || isBelow(domain, base)
  })
}
