import { describe, expect, it } from 'vitest'
import type { DomainRecords } from '#lib/scenario/document/domain-records'
import { domainRecords } from '#lib/scenario/testing/domain-records'
import { filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { compareMx, judgeDomainRecords, mxDomains, recordsOf } from './mx-in-dns'

const services = [
  filter('a', '192.0.2.0/24', { certificateNames: ['*.filter-a.example'] }),
  filter('b', '198.51.100.0/24'),
]
const known = plan({ services, phases: [phase('p1', mx('a'), [])] }).services

describe('MX in DNS beside MX of a phase', () => {
  it.each<[string[], string[], string]>([
    [['mx1.filter-a.example', 'mx2.filter-a.example'], ['a'], 'same'],
    [['mx1.filter-a.example'], ['b'], 'differs'],
    [['mx1.filter-a.example'], ['microsoft'], 'differs'],
    [['contoso-com.mail.protection.outlook.com'], ['microsoft'], 'same'],
    // Microsoft gives names below mx.microsoft to domains with DANE.
    [['contoso-com.a-v1.mx.microsoft'], ['microsoft'], 'same'],
    [['contoso-com.a-v1.mx.microsoft'], ['a'], 'differs'],
    [['mx.unknown.example'], ['b'], 'unknown'],
    [['mx.unknown.example'], ['microsoft'], 'differs'],
    [['mx1.filter-a.example', 'mx.unknown.example'], ['a'], 'unknown'],
    [['mx1.filter-a.example'], ['a', 'b'], 'unknown'],
    [['mx.mx.microsoft.evil.example'], ['microsoft'], 'differs'],
    [['.'], ['a'], 'differs'],
    [[], ['a'], 'differs'],
  ])('%j is, where a phase says %j, %s', (exchanges, to, expected) => {
    const { mx } = domainRecords(exchanges)
    expect(compareMx(mx, { to }, known)).toBe(expected)
  })

  it('is not read where the look-up failed', () => {
    const { mx } = domainRecords([], { mx: { state: 'not-read', reason: 'TIMEOUT' } })
    expect(compareMx(mx, { to: ['a'] }, known)).toBe('not-read')
  })
})

it('the domains to look up are those of MX, each once, and no patterns', () => {
  const { phases } = plan({
    services,
    phases: [
      phase('p1', mx({ 'contoso.com': 'a', '*.contoso.com': 'a' }), []),
      phase('p2', mx({ 'Contoso.com': 'b', 'fabrikam.com': 'b' }), []),
    ],
  })
  expect(mxDomains(phases)).toEqual(['contoso.com', 'fabrikam.com'])
})

describe('what DNS says about the domains of a plan', () => {
  const judge = (
    records: readonly DomainRecords[],
    domain = 'contoso.com',
    rest: Readonly<Record<string, unknown>> = {},
  ) =>
    judgeDomainRecords(
      plan({
        services,
        phases: [phase('p1', mx({ [domain]: 'a' }), [], rest), phase('p2', mx({ [domain]: 'b' }), [])],
        domainRecords: records,
      }),
    )
  const MX = ['mx1.filter-a.example']

  it('is not read before it was looked up', () => {
    expect(judge([])).toBe('not-read')
    expect(judge([domainRecords(MX)], 'fabrikam.com')).toBe('not-read')
    expect(judgeDomainRecords(plan({ services, phases: [phase('p1', [], [])] }))).toBe('not-read')
  })

  it('is ok where all was read and nothing stands in the way', () => {
    expect(judge([domainRecords(MX)])).toBe('ok')
    expect(
      judge([domainRecords(['MX1.filter-a.example'], { tlsa: [{ host: 'mx1.filter-a.example', state: 'none' }] })]),
    ).toBe('ok')
    expect(judge([domainRecords(MX, { domain: 'contoso.com' })], 'Contoso.com.')).toBe('ok')
  })

  it.each([
    { mx: { state: 'not-read', reason: 'TIMEOUT' } },
    { mtaSts: { state: 'not-read', reason: 'SERVFAIL' } },
    { tlsa: [{ host: MX[0], state: 'not-read', reason: 'TIME_UP' }] },
    { tlsa: [] },
  ])('is not read where %j', (part) => {
    expect(judge([domainRecords(MX, part)])).toBe('not-read')
  })

  it('does not wait for DMARC, which a move of MX leaves as it is', () => {
    expect(judge([domainRecords(MX, { dmarc: { state: 'not-read', reason: 'TIMEOUT' } })])).toBe('ok')
  })

  it.each([
    { mtaSts: { state: 'read', id: '1', records: ['v=STSv1; id=1;'] } },
    { tlsa: [{ host: MX[0], state: 'read', records: [{ usage: 3, selector: 1, matchingType: 1, data: 'ab' }] }] },
  ])('is to be looked at where %j, whatever else was not read', (part) => {
    expect(judge([domainRecords(MX, part)])).toBe('wrong')
    expect(judge([domainRecords(MX, { mx: { state: 'not-read', reason: 'TIMEOUT' }, ...part })])).toBe('wrong')
  })

  it('is to be looked at where MX is where no phase says, and not while it is where a later phase says', () => {
    expect(judge([domainRecords(['contoso-com.mail.protection.outlook.com'])])).toBe('wrong')
    expect(judge([domainRecords(['mx.unknown.example'])])).toBe('ok')
  })

  it('is to be looked at where the TTL is longer than the phase says', () => {
    expect(judge([domainRecords(MX)], 'contoso.com', { mxTtl: 300 })).toBe('wrong')
    expect(judge([domainRecords(MX)], 'contoso.com', { mxTtl: 3600 })).toBe('ok')
  })

  it('is found by its domain, however that is written', () => {
    const records = domainRecords(MX)
    expect(recordsOf({ domainRecords: [records] }, 'CONTOSO.com')).toBe(records)
    expect(recordsOf({ domainRecords: [records] }, 'fabrikam.com')).toBeNull()
  })
})
