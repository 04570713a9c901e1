import { getServers } from 'node:dns'
import type { DnsFailure } from '#lib/exchange/spf/flattened-spf'
import { AppError } from '#lib/server/errors'
import type { DnsSettings } from '#scripts/dns-settings'
import { failedReply, type Question, type RecordType, type Reply } from './dns-message'
import { askServer, type DnsServerAddress, readServerAddress } from './dns-transport'

export type DnsPatience = {
  /** milliseconds for one try of one question, and tries */
  readonly timeout: number
  readonly tries: number
  /** milliseconds for all questions together */
  readonly budget: number
}

export const DNS_PATIENCE: DnsPatience = { timeout: 1500, tries: 2, budget: 8000 }

export type Ask = (type: RecordType, name: string) => Promise<Reply>

/** A resolver for one request. The caller must call `close`, which ends the questions that still run. */
type OpenResolver = { readonly ask: Ask; readonly close: () => void }

/**
 * Opens a resolver with a time budget: when it is used up, or `signal` aborts, every open and later question is answered
 * `TIME_UP`. With look-ups switched off any question is refused (403).
 */
export function openResolver({ servers, isOn }: DnsSettings, patience: DnsPatience, signal: AbortSignal): OpenResolver {
  if (!isOn) return { ask: refuse, close: () => undefined }
  const addresses = (servers ?? getServers()).map(readServerAddress)
  const over = new AbortController()
  const close = () => {
    clearTimeout(timer)
    signal.removeEventListener('abort', close)
    over.abort()
  }
  const timer = setTimeout(close, patience.budget)
  signal.addEventListener('abort', close)
  const ask: Ask = async (type, name) => {
    if (over.signal.aborted || signal.aborted) return failedReply('TIME_UP')
    const reply = await askInTurn(addresses, { type, name }, patience, over.signal)
    return over.signal.aborted && reply.failure === 'TIMEOUT' ? failedReply('TIME_UP') : reply
  }
  return { ask, close }
}

const refuse: Ask = async () => {
  throw new AppError(
    'switched-off',
    'DNS look-ups are switched off on this server (DNS_LOOKUPS=off). Ask from another computer, for example with nslookup; an SPF record can be sent as text.',
  )
}

/** Failures after which another server may know better. */
const UNSETTLED: readonly (DnsFailure | null)[] = ['TIMEOUT', 'FAILED', 'SERVFAIL', 'REFUSED']

/** Asks one server after the other until one settles the question. Only servers that kept silent are asked again. */
async function askInTurn(
  servers: readonly DnsServerAddress[],
  question: Question,
  { timeout, tries }: DnsPatience,
  signal: AbortSignal,
): Promise<Reply> {
  let last = failedReply('FAILED')
  let left = servers
  for (let attempt = 0; attempt < tries; attempt++) {
    const silent: DnsServerAddress[] = []
    for (const server of left) {
      last = await askServer(server, question, timeout, signal)
      if (signal.aborted || !UNSETTLED.includes(last.failure)) return last
      if (last.failure === 'TIMEOUT') silent.push(server)
    }
    left = silent
  }
  return last
}
