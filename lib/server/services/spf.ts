import 'server-only'
import { flattenSpf } from '#lib/exchange/spf/flatten-spf'
import type { FlattenedSpf, SpfRequest } from '#lib/exchange/spf/flattened-spf'
import { DNS_PATIENCE, type DnsPatience, openResolver } from '#lib/server/dns/dns'
import { readDnsSettings } from '#lib/server/dns/dns-settings'
import { withinLookUpLimits } from '#lib/server/dns/look-up-limits'

/**
 * The networks of an SPF record for a connector, with the time of the look-up. This is the only outgoing traffic of the
 * server, and only on an editor's request. `address` is the caller's, for the limits; an abort of `signal` ends the look-ups.
 */
export function lookUpSpf(
  request: SpfRequest,
  address: string,
  signal: AbortSignal,
  patience: DnsPatience = DNS_PATIENCE,
): Promise<FlattenedSpf> {
  return withinLookUpLimits(address, async () => {
    const { resolve, close } = openResolver(readDnsSettings(process.env), patience, signal)
    try {
      return await flattenSpf(request, resolve, new Date().toISOString())
    } finally {
      close()
    }
  })
}
