import { describe, expect, it } from 'vitest'
import type { CollectorPart } from '#lib/scenario/document/collected'
import { domainRecords } from '#lib/scenario/testing/domain-records'
import { addressLock, certificateLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { findNotJudged, NOT_JUDGED_CODES } from './not-judged'

const LATER = '2030-01-01T00:00:00.000Z'

function stateOf(code: string, collected: object | undefined, services: object = {}): string | undefined {
  const lock = certificateLock('lock', '*.filter.example')
  const document = plan({
    services: [filter('a', '192.0.2.0/24', { certificateNames: ['mx.filter.example'], ...services })],
    phases: [phase('p1', mx('a'), [lock], { plannedOn: '2026-12-01' })],
    ...(collected === undefined ? {} : { collected }),
  })
  return findNotJudged(document).find((one) => one.code === code)?.state
}
const collected = (notRead: readonly CollectorPart[] | null, codes: readonly string[] = []) => ({
  at: '2026-11-24T09:00:00Z',
  findings: codes.map((code) => ({ code })),
  notRead,
})

describe('what no verdict takes into account', () => {
  it('is not read before somebody has read it', () => {
    for (const code of NOT_JUDGED_CODES) expect(stateOf(code, undefined)).toBe('not-read')
  })

  it('is ok only if every part that tells of it was read', () => {
    expect(stateOf('MAIL_FLOW_RULES', collected([]))).toBe('ok')
    expect(stateOf('MAIL_FLOW_RULES', collected(['spoofAllows']))).toBe('not-read')
    expect(stateOf('MAIL_FLOW_RULES', collected(['ipv6']))).toBe('ok')
    expect(stateOf('ENHANCED_FILTERING', collected(['inboundConnectors']))).toBe('not-read')
    expect(stateOf('JOURNAL_RULES', collected(['journalRules']))).toBe('not-read')
    expect(stateOf('ARC_SEALERS', collected([]))).toBe('ok')
    // A document of an older version does not tell what was read.
    expect(stateOf('ARC_SEALERS', collected(null))).toBe('not-read')
  })

  it('is wrong where something was found, whatever else was not read', () => {
    expect(stateOf('MAIL_FLOW_RULES', collected(['spoofAllows'], ['IP_ALLOW_LIST']))).toBe('wrong')
    expect(stateOf('ENHANCED_FILTERING', collected([], ['ENHANCED_FILTERING_MISSING']))).toBe('wrong')
    expect(stateOf('OUTBOUND', collected([], ['OUTBOUND_SMART_HOST']))).toBe('wrong')
  })

  it('leaves open what no collector file tells', () => {
    for (const code of ['OUTBOUND', 'DNS', 'THROTTLING', 'OLD_FILTER_KEEPS_ACCEPTING'])
      expect(stateOf(code, collected([]))).toBe('not-read')
  })

  it('tells of MX in DNS what was read of every domain', () => {
    const document = plan({
      services: [filter('a', '192.0.2.0/24')],
      phases: [phase('p1', mx('a'), [])],
      domainRecords: [domainRecords(['mx.filter.example'])],
    })
    expect(findNotJudged(document).find(({ code }) => code === 'DNS')?.state).toBe('ok')
  })

  it('tells of certificates what was read of them', () => {
    const read = (clientAuth: boolean | null, notAfter = LATER) => ({
      certificates: [{ names: ['mx.filter.example'], clientAuth, notAfter, checkedAt: '2026-11-01T00:00:00.000Z' }],
    })
    expect(stateOf('CERTIFICATES', undefined, read(true))).toBe('ok')
    expect(stateOf('CERTIFICATES', undefined, read(null))).toBe('not-read')
    expect(stateOf('CERTIFICATES', undefined, read(false))).toBe('wrong')
    expect(stateOf('CERTIFICATES', undefined, read(true, '2026-12-02T00:00:00.000Z'))).toBe('wrong')
    const byAddress = plan({ phases: [phase('p1', [], [addressLock('lock', '192.0.2.0/24')])] })
    expect(findNotJudged(byAddress).find(({ code }) => code === 'CERTIFICATES')?.state).toBe('not-read')
  })
})

it('Enhanced Filtering on one connector for * only is something found, though nobody read the tenant', () => {
  const old = addressLock('old', '192.0.2.0/24', { efSkipLastIP: true })
  const stateWith = (connectors: object[]) =>
    findNotJudged(
      plan({ services: [filter('a', '192.0.2.0/24')], phases: [phase('p1', mx('a'), connectors as never)] }),
    ).find(({ code }) => code === 'ENHANCED_FILTERING')?.state
  expect(stateWith([old, addressLock('new', '198.51.100.0/24')])).toBe('wrong')
  expect(stateWith([old, addressLock('new', '198.51.100.0/24', { enabled: false })])).toBe('not-read')
  expect(stateWith([old])).toBe('not-read')
})
