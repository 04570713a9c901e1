import { describe, expect, it } from 'vitest'
import type { DnsFailure } from '#lib/exchange/spf/flattened-spf'
import { domainRecordsSchema } from '#lib/scenario/document/domain-records'
import { LIMITS } from '#lib/scenario/document/limits'
import type { DomainResolver, MailServer, RecordSet, Tlsa } from './domain-resolver'
import { lookUpDomain } from './look-up-domain'

type Zone = {
  readonly mx?: readonly MailServer[]
  readonly txt?: readonly string[]
  readonly tlsa?: readonly Tlsa[]
  readonly failure?: DnsFailure
  readonly isAuthentic?: boolean
}

const AT = '2026-11-24T10:00:00.000Z'
const TLSA: Tlsa = { usage: 3, selector: 1, matchingType: 1, data: 'ab'.repeat(32) }

/** Looks up `domain` in the zones, and says what was asked. Every result has the form of the document. */
async function lookUp(zones: Readonly<Record<string, Zone>>, domain = 'contoso.com') {
  const asked: string[] = []
  const answer = <Value>(
    type: string,
    name: string,
    valuesOf: (zone: Zone) => readonly Value[] = () => [],
  ): RecordSet<Value> => {
    asked.push(`${type} ${name}`)
    const zone = zones[name]
    const values = zone === undefined || zone.failure !== undefined ? [] : valuesOf(zone)
    const failure = zone === undefined ? 'NXDOMAIN' : (zone.failure ?? (values.length === 0 ? 'NODATA' : null))
    return { values, ttl: failure === null ? 300 : null, isAuthentic: zone?.isAuthentic ?? false, failure }
  }
  const resolver: DomainResolver = {
    mx: async (name) => answer('MX', name, ({ mx = [] }) => mx),
    txt: async (name) => answer('TXT', name, ({ txt = [] }) => txt),
    tlsa: async (name) => answer('TLSA', name, ({ tlsa = [] }) => tlsa),
  }
  const found = await lookUpDomain(domain, resolver, AT)
  expect(domainRecordsSchema.parse(found)).toEqual(found)
  return { found, asked }
}

const MX = [
  { preference: 10, exchange: 'mx1.filter.example' },
  { preference: 20, exchange: 'MX2.filter.example' },
]

describe('what DNS says about the mail of a domain', () => {
  it('is read: MX with TTL, MTA-STS, DMARC and TLSA', async () => {
    const { found } = await lookUp({
      'contoso.com': {
        mx: MX,
        txt: ['v=spf10 -all', 'site=1', 'v=spf1 include:spf.protection.outlook.com -all'],
        isAuthentic: true,
      },
      '_25._tcp.mx1.filter.example': { tlsa: [TLSA], isAuthentic: true },
      '_mta-sts.contoso.com': { txt: ['v=STSv1; id=20261101T000000;'] },
      '_dmarc.contoso.com': { txt: ['other', 'v=DMARC1; p=reject'] },
    })
    expect(found).toEqual({
      domain: 'contoso.com',
      askedAt: AT,
      mx: { state: 'read', reason: null, ttl: 300, isAuthentic: true, records: MX },
      mtaSts: {
        state: 'read',
        reason: null,
        ttl: 300,
        id: '20261101T000000',
        policy: 'not-read',
        records: ['v=STSv1; id=20261101T000000;'],
      },
      dmarc: { state: 'read', reason: null, ttl: 300, foundAt: 'contoso.com', records: ['v=DMARC1; p=reject'] },
      spf: { state: 'read', reason: null, ttl: 300, records: ['v=spf1 include:spf.protection.outlook.com -all'] },
      tlsa: [
        { host: 'mx1.filter.example', state: 'read', reason: null, ttl: 300, isAuthentic: true, records: [TLSA] },
        { host: 'mx2.filter.example', state: 'none', reason: null, ttl: null, isAuthentic: false, records: [] },
      ],
    })
  })

  it('is none where DNS says that there is nothing', async () => {
    const { found } = await lookUp({})
    expect([found.mx, found.mtaSts, found.dmarc, found.spf].map(({ state }) => state)).toEqual([
      'none',
      'none',
      'none',
      'none',
    ])
    expect(found.tlsa).toEqual([])
  })

  it.each<DnsFailure>(['SERVFAIL', 'REFUSED', 'TIMEOUT', 'TIME_UP', 'FAILED'])(
    'is not read after %s',
    async (failure) => {
      const { found } = await lookUp({
        'contoso.com': { failure },
        '_mta-sts.contoso.com': { failure },
        '_dmarc.contoso.com': { failure },
      })
      for (const { state, reason } of [found.mx, found.mtaSts, found.dmarc, found.spf])
        expect({ state, reason }).toEqual({ state: 'not-read', reason: failure })
    },
  )

  it('of a mail server is not read where only its look-up failed', async () => {
    const { found } = await lookUp({
      'contoso.com': { mx: MX },
      '_25._tcp.mx2.filter.example': { failure: 'SERVFAIL' },
    })
    expect(found.tlsa.map(({ state, reason }) => [state, reason])).toEqual([
      ['none', null],
      ['not-read', 'SERVFAIL'],
    ])
  })

  it('has no mail server to ask where the domain takes no mail', async () => {
    const { found, asked } = await lookUp({ 'contoso.com': { mx: [{ preference: 0, exchange: '.' }] } })
    expect(found.mx).toMatchObject({ state: 'read', records: [{ exchange: '.' }] })
    expect(asked.filter((one) => one.startsWith('TLSA'))).toEqual([])
  })

  it('has no policy id where several MTA-STS records contradict each other, or none is stated', async () => {
    const two = await lookUp({ '_mta-sts.contoso.com': { txt: ['v=STSv1; id=1;', 'v=STSv1; id=2;'] } })
    expect(two.found.mtaSts).toMatchObject({ state: 'read', id: null })
    const none = await lookUp({ '_mta-sts.contoso.com': { txt: ['v=STSv1;'] } })
    expect(none.found.mtaSts).toMatchObject({ state: 'read', id: null })
    const other = await lookUp({ '_mta-sts.contoso.com': { txt: ['v=STSv10; id=1;', 'v=spf1 -all'] } })
    expect(other.found.mtaSts).toMatchObject({ state: 'none', id: null })
  })

  it('takes the DMARC record of a parent where the domain has none, and asks no top-level domain', async () => {
    const { found, asked } = await lookUp(
      { '_dmarc.contoso.com': { txt: ['v=DMARC1;p=none'] }, '_dmarc.com': { txt: ['v=DMARC1;p=none'] } },
      'a.b.contoso.com',
    )
    expect(found.dmarc).toMatchObject({ state: 'read', foundAt: 'contoso.com' })
    const none = await lookUp({ '_dmarc.com': { txt: ['v=DMARC1;p=none'] } }, 'a.b.contoso.com')
    expect(none.found.dmarc).toMatchObject({ state: 'none', foundAt: null })
    expect(asked.filter((one) => one.startsWith('TXT _dmarc'))).toEqual([
      'TXT _dmarc.a.b.contoso.com',
      'TXT _dmarc.b.contoso.com',
      'TXT _dmarc.contoso.com',
    ])
  })

  it('does not ask the parents where the look-up of the domain itself failed', async () => {
    const { found } = await lookUp(
      { '_dmarc.a.contoso.com': { failure: 'TIMEOUT' }, '_dmarc.contoso.com': { txt: ['v=DMARC1; p=none'] } },
      'a.contoso.com',
    )
    expect(found.dmarc).toMatchObject({ state: 'not-read', reason: 'TIMEOUT', foundAt: null })
  })

  it('asks few names, however many labels and mail servers there are', async () => {
    const deep = `${'a.'.repeat(100)}contoso.com`
    const mx = Array.from({ length: LIMITS.dnsRecords }, (_, i) => ({ preference: 10, exchange: `mx${i}.example` }))
    const { found, asked } = await lookUp({ [deep]: { mx } }, deep)
    expect(asked.filter((one) => one.startsWith('TXT _dmarc'))).toHaveLength(8)
    expect(found.tlsa).toHaveLength(LIMITS.mxTargets)
  })

  it('is not read where there is more than a document holds', async () => {
    const mx = Array.from({ length: LIMITS.dnsRecords + 1 }, (_, i) => ({ preference: 10, exchange: `mx${i}.example` }))
    const { found } = await lookUp({
      'contoso.com': { mx },
      '_dmarc.contoso.com': { txt: [`v=DMARC1;${'a'.repeat(LIMITS.text)}`] },
    })
    expect(found.mx).toMatchObject({ state: 'not-read', reason: 'TOO_LARGE', records: [] })
    expect(found.dmarc).toMatchObject({ state: 'not-read', reason: 'TOO_LARGE', records: [], foundAt: null })
  })

  it('is not read where a mail server has a name that no host has', async () => {
    const { found } = await lookUp({
      'contoso.com': { mx: [...MX, { preference: 30, exchange: 'mx\u200b .example' }] },
    })
    expect(found.mx).toMatchObject({ state: 'not-read', reason: 'FAILED', records: [] })
    expect(found.tlsa).toEqual([])
  })

  it('names the domain as DNS does', async () => {
    const { found, asked } = await lookUp({}, 'Bücher.Example.')
    expect(found.domain).toBe('xn--bcher-kva.example')
    expect(asked).toContain('MX xn--bcher-kva.example')
  })
})
