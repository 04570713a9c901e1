import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { dnsAnswerSchema } from '#lib/contract/dns'
import { LOOK_UPS } from '#lib/server/dns/look-up-limits'
import { type DnsServer, startDnsServer } from '#lib/server/testing/dns-server'
import { lookUpDomainRecords } from './domain-records'

/** Long enough for a busy computer; where nothing will come, a test waits less. */
const PATIENCE = { timeout: 4000, tries: 2, budget: 20_000 }
const HASH = 'ab'.repeat(32)

let server: DnsServer
beforeAll(async () => {
  server = await startDnsServer({
    'contoso.com': {
      MX: [
        [20, 'mx2.filter.example'],
        [10, 'mx1.filter.example'],
      ],
      ttl: 3600,
      isAuthentic: true,
    },
    '_25._tcp.mx1.filter.example': {
      TLSA: [{ usage: 3, selector: 1, matchingType: 1, data: HASH }],
      ttl: 600,
      isAuthentic: true,
    },
    '_25._tcp.mx2.filter.example': { mode: 'SERVFAIL' },
    '_mta-sts.contoso.com': { TXT: [['v=STSv1; ', 'id=20261101;']] },
    '_dmarc.contoso.com': { CNAME: 'dmarc.vendor.example' },
    'dmarc.vendor.example': { TXT: [['v=DMARC1; p=quarantine']] },
    'nomail.example': { MX: [[0, '.']] },
    'silent.example': { mode: 'silent' },
    '_mta-sts.silent.example': { mode: 'silent' },
    '_dmarc.silent.example': { mode: 'silent' },
  })
})
afterAll(() => server.close())
afterEach(() => {
  delete process.env.DNS_LOOKUPS
})

let callers = 0

/** Asks as a new caller, with the server of the test as the environment's. Every answer has the form of the contract. */
async function lookUp(domain: string, { patience = PATIENCE, address = `caller of records ${callers++}` } = {}) {
  process.env.DNS_SERVER = server.address
  const answer = await lookUpDomainRecords({ domain }, address, new AbortController().signal, patience)
  expect(dnsAnswerSchema.parse(answer)).toEqual(answer)
  return answer
}

describe('a look-up of the mail records of a domain', { timeout: 30_000 }, () => {
  it('gives what DNS says, with its time', async () => {
    const before = new Date().toISOString()
    const found = await lookUp('contoso.com')
    expect(found.askedAt >= before && found.askedAt <= new Date().toISOString()).toBe(true)
    expect(found.mx).toEqual({
      state: 'read',
      reason: null,
      ttl: 3600,
      isAuthentic: true,
      records: [
        { preference: 10, exchange: 'mx1.filter.example' },
        { preference: 20, exchange: 'mx2.filter.example' },
      ],
    })
    expect(found.mtaSts).toMatchObject({ state: 'read', id: '20261101', policy: 'not-read' })
    expect(found.dmarc).toMatchObject({ state: 'read', foundAt: 'contoso.com', records: ['v=DMARC1; p=quarantine'] })
    const records = [{ usage: 3, selector: 1, matchingType: 1, data: HASH }]
    expect(found.tlsa).toMatchObject([
      { host: 'mx1.filter.example', state: 'read', ttl: 600, isAuthentic: true, records },
      { host: 'mx2.filter.example', state: 'not-read', reason: 'SERVFAIL', records: [] },
    ])
  })

  it('tells a domain without mail from one without MX', async () => {
    expect((await lookUp('nomail.example')).mx).toMatchObject({ state: 'read', records: [{ exchange: '.' }] })
    expect((await lookUp('gone.example')).mx).toMatchObject({ state: 'none', records: [] })
  })

  it('ends when its time is used up, and has read nothing then', async () => {
    const patience = { timeout: 10_000, tries: 1, budget: 100 }
    const { mx, mtaSts, dmarc } = await lookUp('silent.example', { patience })
    for (const part of [mx, mtaSts, dmarc]) expect(part).toMatchObject({ state: 'not-read', reason: 'TIME_UP' })
  })

  it('asks nobody where look-ups are switched off', async () => {
    process.env.DNS_LOOKUPS = 'off'
    const from = server.asked.length
    await expect(lookUp('contoso.com')).rejects.toMatchObject({ refusal: 'switched-off' })
    expect(server.asked.length).toBe(from)
  })

  it('counts against the limit of look-ups', async () => {
    const address = 'a caller who asks often'
    for (let i = 0; i < LOOK_UPS.most; i++) await lookUp('gone.example', { address })
    await expect(lookUp('gone.example', { address })).rejects.toMatchObject({ refusal: 'too-many-attempts' })
  })
})
