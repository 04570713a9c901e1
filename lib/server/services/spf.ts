import 'server-only'
import { flattenSpf } from '#lib/exchange/spf/flatten-spf'
import type { FlattenedSpf, SpfRequest } from '#lib/exchange/spf/flattened-spf'
import { DNS_PATIENCE, type DnsPatience, openResolver } from '#lib/server/dns/dns'
import { readDnsSettings } from '#lib/server/dns/dns-settings'
import { withinLookUpLimits } from '#lib/server/dns/look-up-limits'

/**
 * What an SPF record comes to for a connector, with the time it was asked. The only traffic of the server that goes out, and
 * only because an editor asks. `address` is the caller's, for the allowance; `signal` ends the look-ups of one who hung up.
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
