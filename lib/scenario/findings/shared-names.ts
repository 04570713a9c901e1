import { isBelow, normalizeDomain, wildcardBase } from '#lib/matcher'

type SharedDomain = {
  readonly domain: string
  readonly vendor: string
  /** each customer has a host of its own below the domain, so that only a wildcard is shared */
  readonly hostPerCustomer: boolean
}

/** Domains of services with certificate names of many customers (docs/rules.md §9.3). */
const SHARED_DOMAINS: readonly SharedDomain[] = [
  { domain: 'mimecast.com', vendor: 'Mimecast', hostPerCustomer: false },
  { domain: 'mimecast.co.za', vendor: 'Mimecast', hostPerCustomer: false },
  { domain: 'cloud.nospamproxy.com', vendor: 'NoSpamProxy Cloud', hostPerCustomer: true },
  { domain: 'mailroute.net', vendor: 'MailRoute', hostPerCustomer: false },
  { domain: 'kundenserver.de', vendor: 'IONOS', hostPerCustomer: false },
]

/** The vendor whose customers all present a certificate that matches the name, or null. */
export function findSharingVendor(name: string): string | null {
  const wanted = normalizeDomain(name)
  const base = wildcardBase(wanted)
  const shared = SHARED_DOMAINS.find(({ domain, hostPerCustomer }) => {
    if (base !== null) return base === domain || isBelow(base, domain) || isBelow(domain, base)
    return !hostPerCustomer && (wanted === domain || isBelow(wanted, domain))
  })
  return shared?.vendor ?? null
}

/** The vendor that owns this domain, or null. */
export function findVendorOfDomain(pattern: string): string | null {
  const normalized = normalizeDomain(pattern)
  const domain = wildcardBase(normalized) ?? normalized
  return SHARED_DOMAINS.find((shared) => shared.domain === domain || isBelow(domain, shared.domain))?.vendor ?? null
}
