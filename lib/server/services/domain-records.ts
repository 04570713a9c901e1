import 'server-only'
import type { DnsAnswer, DnsRequest } from '#lib/contract/dns'
import { lookUpDomain } from '#lib/exchange/dns/look-up-domain'
import { DNS_PATIENCE, type DnsPatience, openResolver } from '#lib/server/dns/dns'
import { domainResolver } from '#lib/server/dns/domain-resolver'
import { withinLookUpLimits } from '#lib/server/dns/look-up-limits'
import { readDnsSettings } from '#scripts/dns-settings'

/**
 * What DNS says about the mail of a domain, with the time of the look-up. `address` is the caller's, for the limits; an abort
 * of `signal` ends the look-ups. With look-ups switched off it is refused (403).
 */
export function lookUpDomainRecords(
  { domain }: DnsRequest,
  address: string,
  signal: AbortSignal,
  patience: DnsPatience = DNS_PATIENCE,
): Promise<DnsAnswer> {
  return withinLookUpLimits(address, async () => {
    const { ask, close } = openResolver(readDnsSettings(process.env), patience, signal)
    try {
      return await lookUpDomain(domain, domainResolver(ask), new Date().toISOString())
    } finally {
      close()
    }
  })
}
