import { normalizeDomain } from '#lib/matcher'

/** The domains whose MX can move, each once: Microsoft owns the MX of `onmicrosoft.com`. */
export const domainsWithMx = (domains: readonly string[]): string[] =>
  [...new Map(domains.map((domain) => [normalizeDomain(domain), domain])).values()].filter(
    (domain) => !domain.toLowerCase().endsWith('.onmicrosoft.com'),
  )
