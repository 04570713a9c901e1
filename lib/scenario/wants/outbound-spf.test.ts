import { describe, expect, it } from 'vitest'
import { domainRecords } from '#lib/scenario/testing/domain-records'
import { filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { findNotJudged } from './not-judged'
import { compareSpf } from './outbound-spf'

const MICROSOFT = 'v=spf1 include:spf.protection.outlook.com -all'
const spf = (...records: string[]) => ({ spf: { state: 'read' as const, reason: null, ttl: 300, records } })
const answer = (domain: string, record: string) => ({
  domain,
  askedAt: '2026-11-24T10:00:00.000Z',
  networks: [],
  cannotGoIn: [],
  records: [{ domain, record }],
  isComplete: true,
})

describe('the SPF record of a domain from which Microsoft sends', () => {
  it.each([
    ['includes', MICROSOFT],
    ['includes', 'v=spf1 ip4:192.0.2.1 +Include:SPF.protection.outlook.com ~all'],
    ['includes', 'v=spf1 include:spf.protection.office365.us -all'],
    ['includes', 'v=spf1 include:kept.example -all'],
    ['lacks', 'v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::/32 -all'],
    ['lacks', 'v=spf1 include:filter.example -all'],
    // Only a pass lets anybody send.
    ['lacks', 'v=spf1 ?include:spf.protection.outlook.com -all'],
    ['unknown', 'v=spf1 include:unread.example -all'],
    ['unknown', 'v=spf1 redirect=unread.example'],
    ['unknown', 'v=spf1 include:%{d}.spf.example -all'],
    ['unknown', 'v=spf1 ip4:40.92.0.0/15 -all'],
    ['unknown', 'v=spf1 a mx -all'],
    ['unknown', 'v=spf1 +all'],
    // Records that include each other end somewhere.
    ['lacks', 'v=spf1 include:loop.example -all'],
  ])('%s: %s', (expected, record) => {
    const kept = [
      answer('kept.example', MICROSOFT),
      answer('filter.example', 'v=spf1 ip4:198.51.100.0/24 -all'),
      answer('loop.example', 'v=spf1 include:loop.example -all'),
    ]
    expect(compareSpf(spf(record), kept)).toBe(expected)
  })

  it('is an error where there are several, and is not made up where it was not read', () => {
    expect(compareSpf(spf(MICROSOFT, 'v=spf1 -all'), [])).toBe('several')
    expect(compareSpf(domainRecords([]), [])).toBe('none')
    expect(compareSpf(domainRecords([], { spf: { state: 'not-read', reason: 'TIMEOUT' } }), [])).toBe('not-read')
  })
})

describe('outgoing mail, which no verdict takes into account', () => {
  const stateOf = (
    records: readonly ReturnType<typeof domainRecords>[],
    collected: object | null = { at: '', findings: [], notRead: [] },
    acceptedDomains = ['contoso.com', 'contoso.onmicrosoft.com'],
  ) =>
    findNotJudged(
      plan({
        services: [filter('a', '192.0.2.0/24')],
        phases: [phase('p1', mx('a'), [], { tenant: { acceptedDomains } })],
        domainRecords: [...records],
        ...(collected === null ? {} : { collected }),
      }),
    ).find(({ code }) => code === 'OUTBOUND')?.state
  const read = domainRecords([], spf(MICROSOFT))

  it('is ok where every domain lets Microsoft send, and the tenant has no smart host', () => {
    expect(stateOf([read])).toBe('ok')
    expect(
      stateOf([read, domainRecords([], { domain: 'fabrikam.com', ...spf(MICROSOFT) })], undefined, [
        'contoso.com',
        'fabrikam.com',
      ]),
    ).toBe('ok')
  })

  it('is not read where a domain or the way out was not', () => {
    expect(stateOf([])).toBe('not-read')
    expect(stateOf([read], null)).toBe('not-read')
    expect(stateOf([read], { at: '', findings: [], notRead: ['outboundConnectors'] })).toBe('not-read')
    expect(stateOf([read], { at: '', findings: [], notRead: null })).toBe('not-read')
    expect(stateOf([read], undefined, ['contoso.com', 'fabrikam.com'])).toBe('not-read')
    expect(stateOf([domainRecords([], spf('v=spf1 include:unread.example -all'))])).toBe('not-read')
  })

  it('is something found where a domain does not let Microsoft send, or mail leaves through a smart host', () => {
    expect(stateOf([domainRecords([], spf('v=spf1 -all'))])).toBe('wrong')
    expect(stateOf([domainRecords([])])).toBe('wrong')
    expect(stateOf([read], { at: '', findings: [{ code: 'OUTBOUND_SMART_HOST' }], notRead: [] })).toBe('wrong')
    // By which way mail leaves was not read: the record may be right for it.
    expect(stateOf([domainRecords([], spf('v=spf1 -all'))], null)).toBe('not-read')
  })
})
