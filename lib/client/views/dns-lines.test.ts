import { describe, expect, it } from 'vitest'
import { domainRecords } from '#lib/scenario/testing/domain-records'
import { filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { dnsLines, domainsToLookUp, MOST_LOOK_UPS } from './dns-lines'

const { services } = plan({
  services: [filter('a', '192.0.2.0/24', { certificateNames: ['*.filter-a.example'] })],
  phases: [phase('p1', mx('a'), [])],
})
const MX = ['mx1.filter-a.example']
const keys = (records: ReturnType<typeof domainRecords>, to = ['a'], mxTtl: number | null = null) =>
  dnsLines(records, { to }, { mxTtl }, { services, spfAnswers: [] }).map(({ key, tone }) => `${key} ${tone}`)

describe('what DNS says of a domain beside its phase', () => {
  it('is told whole: MX, TTL, MTA-STS, TLSA, DMARC and SPF', () => {
    expect(keys(domainRecords(MX))).toEqual([
      'mx quiet',
      'same good',
      'ttl quiet',
      'mtaStsNone quiet',
      'tlsaNone quiet',
      'dmarcNone quiet',
      'spf.none ask',
    ])
  })

  it('says where MX is not as the phase says, and where that cannot be told', () => {
    expect(keys(domainRecords(MX), ['microsoft'])).toContain('differs ask')
    expect(keys(domainRecords(['mx.unknown.example']))).toContain('unknown ask')
    expect(keys(domainRecords([], { mx: { state: 'none' } }))).toEqual(
      expect.arrayContaining(['mxNone quiet', 'differs ask']),
    )
    expect(keys(domainRecords(['.']))).toEqual(expect.arrayContaining(['mxNull quiet', 'differs ask']))
  })

  it('never tells what was not read as none', () => {
    const failed = { state: 'not-read', reason: 'TIMEOUT' }
    const records = domainRecords(MX, {
      mx: failed,
      mtaSts: failed,
      dmarc: failed,
      spf: failed,
      tlsa: [{ host: MX[0], ...failed }],
    })
    const lines = dnsLines(records, { to: ['a'] }, { mxTtl: null }, { services, spfAnswers: [] })
    expect(lines.map(({ key, reason }) => `${key} ${reason}`)).toEqual([
      'mxNotRead TIMEOUT',
      'mtaStsNotRead TIMEOUT',
      'tlsaNotRead TIMEOUT',
      'dmarcNotRead TIMEOUT',
      'spfNotRead TIMEOUT',
    ])
  })

  it('says that the TTL is longer than the phase counts with', () => {
    expect(keys(domainRecords(MX), ['a'], 300)).toContain('ttlLonger lost')
    expect(keys(domainRecords(MX), ['a'], 3600)).toContain('ttl quiet')
    // What a later phase counts with is not what DNS says today.
    expect(keys(domainRecords(MX), ['microsoft'], 300)).toContain('ttl quiet')
  })

  it('tells TLSA that DNSSEC proves from TLSA that no sender uses', () => {
    const tlsa = [
      { host: 'mx1.filter-a.example', state: 'read', isAuthentic: true },
      { host: 'mx2.filter-a.example', state: 'read', isAuthentic: false },
    ]
    const lines = dnsLines(domainRecords(MX, { tlsa }), { to: ['a'] }, { mxTtl: null }, { services, spfAnswers: [] })
    expect(lines).toContainEqual({ tone: 'ask', key: 'tlsa', values: { hosts: 'mx1.filter-a.example' }, reason: null })
    expect(lines).toContainEqual({
      tone: 'ask',
      key: 'tlsaUnproved',
      values: { hosts: 'mx2.filter-a.example' },
      reason: null,
    })
  })

  it('names the address of the policy that MTA-STS announces', () => {
    const mtaSts = { state: 'read', id: '20261101', records: ['v=STSv1; id=20261101;'] }
    const found = dnsLines(domainRecords(MX, { mtaSts }), { to: ['a'] }, { mxTtl: null }, { services, spfAnswers: [] })
    expect(found.find(({ key }) => key === 'mtaSts')?.values).toEqual({
      id: '20261101',
      url: 'https://mta-sts.contoso.com/.well-known/mta-sts.txt',
    })
  })
})

it('the domains that were never looked up come first, and no more than the server takes', () => {
  const many = Object.fromEntries(Array.from({ length: MOST_LOOK_UPS + 5 }, (_, i) => [`d${i}.example`, 'a']))
  const [first] = plan({
    services,
    phases: [phase('p1', mx({ 'contoso.com': 'a', '*.contoso.com': 'a', ...many }), [])],
  }).phases
  if (first === undefined) throw new Error('the plan has a phase')
  const known = [domainRecords(MX), domainRecords(MX, { domain: 'd0.example', askedAt: '2026-11-25T10:00:00.000Z' })]
  const next = domainsToLookUp(first, known)
  expect(next).toHaveLength(MOST_LOOK_UPS)
  expect(next).not.toContain('contoso.com')
  expect(next).not.toContain('*.contoso.com')
  const some = { mx: first.mx.filter(({ domain }) => ['contoso.com', 'd0.example', 'd1.example'].includes(domain)) }
  expect(domainsToLookUp(some, known)).toEqual(['d1.example', 'contoso.com', 'd0.example'])
})
