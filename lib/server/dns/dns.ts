import { Resolver } from 'node:dns/promises'
import type { DnsFailure, DnsType } from '#lib/exchange/spf/flattened-spf'
import type { DnsAnswer, SpfResolver } from '#lib/exchange/spf/lookups'
import { AppError } from '#lib/server/errors'
import type { DnsSettings } from '#scripts/dns-settings'

export type DnsPatience = {
  /** milliseconds for one try of one question, and tries */
  readonly timeout: number
  readonly tries: number
  /** milliseconds for all questions together */
  readonly budget: number
}

export const DNS_PATIENCE: DnsPatience = { timeout: 1500, tries: 2, budget: 8000 }

/** A resolver for one request. The caller must call `close`, which ends the questions that still run. */
type OpenResolver = { readonly resolve: SpfResolver; readonly close: () => void }

/**
 * Opens a resolver with a time budget: when it is used up, or `signal` aborts, every open and later question is answered
 * `TIME_UP`. With look-ups switched off any question is refused (403).
 */
export function openResolver({ servers, isOn }: DnsSettings, patience: DnsPatience, signal: AbortSignal): OpenResolver {
  if (!isOn) return { resolve: refuse, close: () => undefined }
  const resolver = new Resolver({ timeout: patience.timeout, tries: patience.tries })
  if (servers !== null) resolver.setServers(servers)
  let isOver = false
  const close = () => {
    isOver = true
    clearTimeout(timer)
    signal.removeEventListener('abort', close)
    resolver.cancel()
  }
  const timer = setTimeout(close, patience.budget)
  signal.addEventListener('abort', close)
  const resolve: SpfResolver = async (type, name) => {
    if (isOver || signal.aborted) return failed('TIME_UP')
    try {
      return await ask(resolver, type, name)
    } catch (error) {
      return failed(isOver ? 'TIME_UP' : failureOf(error))
    }
  }
  return { resolve, close }
}

const refuse: SpfResolver = async () => {
  throw new AppError(
    'switched-off',
    'DNS look-ups are switched off on this server (DNS_LOOKUPS=off). Paste the record with its inner records instead.',
  )
}

const failed = (failure: DnsFailure): DnsAnswer => ({ values: [], ttl: null, failure })

/** The values of a type. `node:dns` tells the TTL of addresses only. */
async function ask(resolver: Resolver, type: DnsType, name: string): Promise<DnsAnswer> {
  if (type === 'TXT') {
    // The strings of one record are joined without a blank (RFC 7208 §3.3).
    const records = await resolver.resolveTxt(name)
    return answer(records.map((strings) => strings.join('')))
  }
  if (type === 'MX') {
    const records = await resolver.resolveMx(name)
    return answer(records.sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange))
  }
  const records =
    type === 'A' ? await resolver.resolve4(name, { ttl: true }) : await resolver.resolve6(name, { ttl: true })
  return answer(
    records.map(({ address }) => address),
    Math.min(...records.map(({ ttl }) => ttl)),
  )
}

function answer(values: readonly string[], ttl: number | null = null): DnsAnswer {
  return {
    values,
    ttl: ttl !== null && Number.isFinite(ttl) ? ttl : null,
    failure: values.length === 0 ? 'NODATA' : null,
  }
}

const FAILURES: Readonly<Record<string, DnsFailure>> = {
  ENOTFOUND: 'NXDOMAIN',
  ENODATA: 'NODATA',
  ESERVFAIL: 'SERVFAIL',
  EREFUSED: 'REFUSED',
  ETIMEOUT: 'TIMEOUT',
}

function failureOf(error: unknown): DnsFailure {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return FAILURES[code] ?? 'FAILED'
}
