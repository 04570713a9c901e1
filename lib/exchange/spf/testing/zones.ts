import type { DnsFailure, DnsType } from '#lib/exchange/spf/flattened-spf'
import type { DnsAnswer, SpfResolver } from '#lib/exchange/spf/lookups'

/** A small DNS for tests: values by name and type, or a failure for a name. */
export type Zones = Readonly<Record<string, DnsFailure | { readonly [Type in DnsType]?: readonly string[] }>>

/** Makes a resolver of zones: NXDOMAIN for an unknown name, NODATA for a known name without the type. */
export function resolverOf(zones: Zones, asked: string[] = []): SpfResolver {
  return async (type, name): Promise<DnsAnswer> => {
    asked.push(`${type} ${name}`)
    const zone = Object.hasOwn(zones, name) ? zones[name] : 'NXDOMAIN'
    if (typeof zone === 'string' || zone === undefined) return { values: [], ttl: null, failure: zone ?? 'NXDOMAIN' }
    const values = zone[type] ?? []
    return values.length === 0 ? { values, ttl: null, failure: 'NODATA' } : { values, ttl: 300, failure: null }
  }
}
