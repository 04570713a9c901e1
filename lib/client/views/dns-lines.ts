import type { Mx, Phase, ScenarioDocument, Service } from '#lib/scenario/document/document'
import type { DomainRecords, NotReadReason } from '#lib/scenario/document/domain-records'
import { compareMx, mxDomains, recordsOf } from '#lib/scenario/wants/mx-in-dns'
import { compareSpf, hasSmartHost } from '#lib/scenario/wants/outbound-spf'
import type { Tone } from './plan-words'

type Key =
  | 'mx'
  | 'mxNone'
  | 'mxNull'
  | 'mxNotRead'
  | 'same'
  | 'differs'
  | 'unknown'
  | 'ttl'
  | 'ttlLonger'
  | 'mtaSts'
  | 'mtaStsNone'
  | 'mtaStsNotRead'
  | 'tlsa'
  | 'tlsaUnproved'
  | 'tlsaNone'
  | 'tlsaNotRead'
  | 'dmarc'
  | 'dmarcNone'
  | 'dmarcNotRead'
  | 'spfNotRead'
  | `spf.${'includes' | 'lacks' | 'none' | 'several' | 'unknown' | 'smartHost' | 'notAsked'}`

/** One fact that DNS states, or that could not be read and why. */
export type DnsLine = {
  readonly tone: Tone
  readonly key: Key
  readonly values: Readonly<Record<string, string | number>>
  readonly reason: NotReadReason | null
}

const line = (tone: Tone, key: Key, values: DnsLine['values'] = {}): DnsLine => ({ tone, key, values, reason: null })
const unread = (key: Key, reason: NotReadReason | null, values: DnsLine['values'] = {}): DnsLine => ({
  tone: 'ask',
  key,
  values,
  reason,
})

/** What DNS said about a domain, and how it differs from what the phase says of it. */
export function dnsLines(
  records: DomainRecords,
  record: Pick<Mx, 'to'>,
  { mxTtl }: Pick<Phase, 'mxTtl'>,
  { services, ...outbound }: Pick<ScenarioDocument, 'services' | 'spfAnswers' | 'collected'>,
): DnsLine[] {
  return [
    ...mxLines(records, record, services),
    ...ttlLines(records, isInForce(records, record, services) ? mxTtl : null),
    mtaStsLine(records),
    ...tlsaLines(records),
    dmarcLine(records),
    spfLine(records, outbound),
  ]
}

/** Reports whether DNS does not contradict that the phase is in force now. Only then is its TTL that of the records. */
export const isInForce = ({ mx }: DomainRecords, record: Pick<Mx, 'to'>, services: readonly Service[]): boolean =>
  ['same', 'unknown'].includes(compareMx(mx, record, services))

function mxLines({ mx }: DomainRecords, record: Pick<Mx, 'to'>, services: readonly Service[]): DnsLine[] {
  if (mx.state === 'not-read') return [unread('mxNotRead', mx.reason)]
  const comparison = compareMx(mx, record, services)
  const beside = comparison === 'not-read' ? [] : [line(COMPARISON_TONES[comparison], comparison)]
  if (mx.state === 'none') return [line('quiet', 'mxNone'), ...beside]
  const hosts = mx.records.filter(({ exchange }) => exchange !== '.').map(({ exchange }) => exchange)
  return [hosts.length === 0 ? line('quiet', 'mxNull') : line('quiet', 'mx', { hosts: hosts.join(', ') }), ...beside]
}

const COMPARISON_TONES = { same: 'good', differs: 'ask', unknown: 'ask' } as const

function ttlLines({ mx }: DomainRecords, mxTtl: number | null): DnsLine[] {
  if (mx.ttl === null) return []
  const isLonger = mxTtl !== null && mx.ttl > mxTtl
  return [
    isLonger
      ? line('lost', 'ttlLonger', { seconds: mx.ttl, stated: mxTtl })
      : line('quiet', 'ttl', { seconds: mx.ttl }),
  ]
}

function mtaStsLine({ domain, mtaSts }: DomainRecords): DnsLine {
  if (mtaSts.state === 'not-read') return unread('mtaStsNotRead', mtaSts.reason)
  if (mtaSts.state === 'none') return line('quiet', 'mtaStsNone')
  return line('ask', 'mtaSts', {
    id: mtaSts.id ?? mtaSts.records.join(' | '),
    url: `https://mta-sts.${domain}/.well-known/mta-sts.txt`,
  })
}

/** A line for each kind of answer, with the mail servers that gave it. */
function tlsaLines({ tlsa }: DomainRecords): DnsLine[] {
  const hostsWith = (isOne: (one: DomainRecords['tlsa'][number]) => boolean) =>
    tlsa
      .filter(isOne)
      .map(({ host }) => host)
      .join(', ')
  const proved = hostsWith(({ state, isAuthentic }) => state === 'read' && isAuthentic)
  const unproved = hostsWith(({ state, isAuthentic }) => state === 'read' && !isAuthentic)
  const failed = tlsa.find(({ state }) => state === 'not-read')
  const isNone = tlsa.length > 0 && tlsa.every(({ state }) => state === 'none')
  return [
    ...(proved === '' ? [] : [line('ask', 'tlsa', { hosts: proved })]),
    ...(unproved === '' ? [] : [line('ask', 'tlsaUnproved', { hosts: unproved })]),
    ...(failed === undefined
      ? []
      : [unread('tlsaNotRead', failed.reason, { hosts: hostsWith(({ state }) => state === 'not-read') })]),
    ...(isNone ? [line('quiet', 'tlsaNone')] : []),
  ]
}

function dmarcLine({ dmarc }: DomainRecords): DnsLine {
  if (dmarc.state === 'not-read') return unread('dmarcNotRead', dmarc.reason)
  if (dmarc.state === 'none') return line('quiet', 'dmarcNone')
  return line('quiet', 'dmarc', { record: dmarc.records.join(' | '), domain: dmarc.foundAt ?? '' })
}

/** Whether mail of the domain that leaves the tenant passes its SPF record. Through a smart host, that is the smart host's matter. */
function spfLine(
  { spf, ...records }: DomainRecords,
  document: Pick<ScenarioDocument, 'spfAnswers' | 'collected'>,
): DnsLine {
  const comparison = compareSpf({ spf }, document.spfAnswers)
  if (comparison === 'not-read')
    return spf.reason === null ? line('ask', 'spf.notAsked') : unread('spfNotRead', spf.reason)
  const values = { record: spf.records.join(' | '), domain: records.domain }
  const isElsewhere = hasSmartHost(document) && comparison !== 'none' && comparison !== 'several'
  if (isElsewhere) return line('ask', 'spf.smartHost', values)
  return line(comparison === 'includes' ? 'quiet' : 'ask', `spf.${comparison}`, values)
}

/** As many domains as one press of the button looks up: the server takes no more within a minute. */
export const MOST_LOOK_UPS = 20

/** The domains of a phase to look up next: those that never were first, then the one that was longest ago. */
export function domainsToLookUp(phase: Pick<Phase, 'mx'>, known: readonly DomainRecords[]): string[] {
  const askedAt = (domain: string) => recordsOf({ domainRecords: [...known] }, domain)?.askedAt ?? ''
  return mxDomains([phase])
    .sort((one, other) => askedAt(one).localeCompare(askedAt(other)))
    .slice(0, MOST_LOOK_UPS)
}
