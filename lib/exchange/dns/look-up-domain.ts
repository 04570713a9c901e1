import { readLookupName } from '#lib/exchange/spf/domain-spec'
import type { DomainRecords, NotReadReason } from '#lib/scenario/document/domain-records'
import { LIMITS } from '#lib/scenario/document/limits'
import type { DomainResolver, MailServer, RecordSet } from './domain-resolver'

/**
 * Asks DNS about the mail of a domain: MX, MTA-STS, DMARC, SPF, and TLSA of each mail server. Records that could not be read are
 * `not-read` with their reason, and never `none`. `domain` is a name for `readLookupName`; `askedAt` is copied to the result.
 */
export async function lookUpDomain(domain: string, resolver: DomainResolver, askedAt: string): Promise<DomainRecords> {
  const name = readLookupName(domain) ?? domain
  const [{ mx, tlsa }, mtaSts, dmarc, spf] = await Promise.all([
    lookUpMailServers(name, resolver),
    lookUpMtaSts(name, resolver),
    lookUpDmarc(name, resolver),
    lookUpSpf(name, resolver),
  ])
  return { domain: name, askedAt, mx, mtaSts, dmarc, spf, tlsa }
}

type Read<Value> = Pick<DomainRecords['mx'], 'state' | 'reason' | 'ttl'> & { records: Value[] }

/** The values of one question that are meant, with what is known of them. */
function readSet<Value>({ values, ttl, failure }: RecordSet<Value>, isMeant: (value: Value) => boolean): Read<Value> {
  if (failure !== null && failure !== 'NODATA' && failure !== 'NXDOMAIN') return notRead(failure)
  const records = values.filter(isMeant)
  if (records.length === 0) return { state: 'none', reason: null, ttl: null, records }
  if (records.length > LIMITS.dnsRecords) return notRead('TOO_LARGE')
  return { state: 'read', reason: null, ttl, records }
}

const notRead = (reason: NotReadReason): Read<never> => ({ state: 'not-read', reason, ttl: null, records: [] })

async function lookUpMailServers(name: string, resolver: DomainResolver): Promise<Pick<DomainRecords, 'mx' | 'tlsa'>> {
  const answer = await resolver.mx(name)
  const read = answer.values.every(isNamed) ? readSet(answer, () => true) : notRead('FAILED')
  const mx = { ...read, isAuthentic: answer.isAuthentic }
  const hosts = [...new Set(mx.records.filter(isHost).map(({ exchange }) => exchange.toLowerCase()))]
  const tlsa = hosts.slice(0, LIMITS.mxTargets).map((host) => lookUpTlsa(host, resolver))
  return { mx, tlsa: await Promise.all(tlsa) }
}

/** Reports whether the mail server has a name that can be looked up, or is that of a null MX. */
const isNamed = (server: MailServer): boolean => !isHost(server) || readLookupName(server.exchange) !== null

const isHost = ({ exchange }: MailServer): boolean => exchange !== '.'

/** SMTP between servers has port 25 (RFC 7672 §2.2). */
async function lookUpTlsa(host: string, { tlsa }: DomainResolver): Promise<DomainRecords['tlsa'][number]> {
  const answer = await tlsa(`_25._tcp.${host}`)
  return { host, ...readTexts(answer, ({ data }) => data), isAuthentic: answer.isAuthentic }
}

/** As `readSet`, of all values; a text that is longer than a document holds makes the answer too large. */
function readTexts<Value>(answer: RecordSet<Value>, textOf: (value: Value) => string, isMeant = (_: Value) => true) {
  const read = readSet(answer, isMeant)
  return read.records.some((value) => textOf(value).length > LIMITS.text) ? notRead('TOO_LARGE') : read
}

const MTA_STS = /^v=STSv1[ \t]*;/
/** The id of a policy (RFC 8461 §3.1). */
const ID = /;[ \t]*id[ \t]*=[ \t]*([a-z0-9]{1,32})[ \t]*(?:;|$)/i

async function lookUpMtaSts(name: string, { txt }: DomainResolver): Promise<DomainRecords['mtaSts']> {
  const read = readTexts(
    await txt(`_mta-sts.${name}`),
    (text) => text,
    (text) => MTA_STS.test(text),
  )
  const [record, ...others] = read.records
  const id = record !== undefined && others.length === 0 ? (ID.exec(record)?.[1] ?? null) : null
  return { ...read, id, policy: 'not-read' }
}

const DMARC = /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/
/** As many names as a receiver asks at most (the tree walk of DMARC). */
const MOST_PARENTS = 8

/** The DMARC records that hold for the domain: its own, or those of the next parent that has one. */
async function lookUpDmarc(name: string, { txt }: DomainResolver): Promise<DomainRecords['dmarc']> {
  const labels = name.split('.')
  const names = labels.slice(0, -1).map((_, i) => labels.slice(i).join('.'))
  for (const parent of [name, ...names.slice(1).slice(-MOST_PARENTS + 1)]) {
    const read = readTexts(
      await txt(`_dmarc.${parent}`),
      (text) => text,
      (text) => DMARC.test(text),
    )
    if (read.state !== 'none') return { ...read, foundAt: read.state === 'read' ? parent : null }
  }
  return { state: 'none', reason: null, ttl: null, records: [], foundAt: null }
}

/** The version, then a blank or the end (RFC 7208 §4.5). */
const SPF = /^v=spf1(?: |$)/i

/** The SPF records of the domain itself. What they include is read where networks are wanted, not here. */
const lookUpSpf = async (name: string, { txt }: DomainResolver): Promise<DomainRecords['spf']> =>
  readTexts(
    await txt(name),
    (text) => text,
    (text) => SPF.test(text),
  )
