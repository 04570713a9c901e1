import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { flattenedSpfSchema } from '#lib/contract/spf'
import type { SpfRequest } from '#lib/exchange/spf/flattened-spf'
import { LOOK_UPS } from '#lib/server/dns/look-up-limits'
import { type DnsServer, startDnsServer, type Zone } from '#lib/server/testing/dns-server'
import { lookUpSpf } from './spf'

/** Long enough for a busy computer; where nothing will come, a test waits less. */
const PATIENCE = { timeout: 4000, tries: 2, budget: 20_000 }
const IMPATIENCE = { timeout: 100, tries: 1, budget: 20_000 }
const spf = (record: string): Zone => ({ TXT: [record.match(/.{1,255}/g) ?? []] })

let server: DnsServer
beforeAll(async () => {
  server = await startDnsServer()
})
afterAll(() => server.close())
afterEach(() => {
  server.zones.clear()
  server.asked.length = 0
  delete process.env.DNS_LOOKUPS
})

let callers = 0

/** Asks as a new caller, with the server of the test as the environment's. Every answer has the form of the contract. */
async function lookUp(request: SpfRequest, { patience = PATIENCE, address = `caller ${callers++}` } = {}) {
  process.env.DNS_SERVER = server.address
  const answer = await lookUpSpf(request, address, new AbortController().signal, patience)
  expect(flattenedSpfSchema.parse(answer)).toEqual(answer)
  return answer
}

async function lookUpIn(zones: Record<string, Zone>, patience = PATIENCE) {
  for (const [name, zone] of Object.entries(zones)) server.zones.set(name, zone)
  return lookUp({ domain: 'contoso.com' }, { patience })
}

const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code)

describe('an SPF look-up', { timeout: 30_000 }, () => {
  it('gives a list for a connector, with its time', async () => {
    const before = new Date().toISOString()
    const found = await lookUpIn({
      'contoso.com': {
        ...spf('v=spf1 mx include:spf.vendor.example ip6:2001:db8::/32 -all'),
        MX: [[10, 'mx.contoso.com']],
      },
      'mx.contoso.com': { A: ['198.51.100.7'] },
      'spf.vendor.example': { CNAME: 'spf2.vendor.example' },
      'spf2.vendor.example': {
        ...spf(`v=spf1 ip4:148.163.128.0/19 ${'ip4:192.0.2.9 '.repeat(60)}-all`),
        mode: 'truncated',
      },
    })
    expect(found).toMatchObject({
      domain: 'contoso.com',
      isComplete: true,
      problems: [],
      entryCount: 34,
      lookups: { count: 2 },
    })
    expect(found.networks).toContain('148.163.159.0/24')
    expect(found.cannotGoIn).toMatchObject([
      { reason: 'IPV6', value: '2001:db8::/32', message: expect.stringContaining('SenderIPAddresses takes IPv4 only') },
    ])
    expect(found.askedAt >= before).toBe(true)
  })

  it('gives the networks that a vendor has added when it is asked again', async () => {
    const first = await lookUpIn({ 'contoso.com': spf('v=spf1 ip4:192.0.2.1 -all') })
    const second = await lookUpIn({ 'contoso.com': spf('v=spf1 ip4:192.0.2.0/31 -all') })
    expect([first.networks, second.networks]).toEqual([['192.0.2.1'], ['192.0.2.0/31']])
  })

  it.each<[string, Record<string, Zone>, string[]]>([
    ['a domain that is not there', {}, ['NO_RECORD']],
    ['a domain without record', { 'contoso.com': { TXT: [['MS=ms1']] } }, ['NO_RECORD']],
    ['two records', { 'contoso.com': { TXT: [['v=spf1 -all'], ['v=spf1 a -all']] } }, ['SEVERAL_RECORDS']],
    ['a server that fails', { 'contoso.com': { mode: 'SERVFAIL' } }, ['DNS_FAILED']],
    ['a server that says nothing', { 'contoso.com': { mode: 'silent' } }, ['DNS_FAILED']],
    [
      'an include that fails',
      { 'contoso.com': spf('v=spf1 include:b.example -all'), 'b.example': { mode: 'REFUSED' } },
      ['DNS_FAILED'],
    ],
    [
      'a loop',
      { 'contoso.com': spf('v=spf1 include:b.example -all'), 'b.example': spf('v=spf1 include:contoso.com -all') },
      ['LOOP'],
    ],
    [
      'a loop of aliases',
      { 'contoso.com': { CNAME: 'b.example' }, 'b.example': { CNAME: 'contoso.com' } },
      ['NO_RECORD'],
    ],
    ['an include of nothing', { 'contoso.com': spf('v=spf1 include:gone.example -all') }, ['NO_RECORD']],
    [
      'three names that are gone',
      { 'contoso.com': spf('v=spf1 a:g1.example a:g2.example mx:g3.example ip4:192.0.2.1 -all') },
      ['VOID_LIMIT'],
    ],
    [
      'more than ten look-ups',
      Object.fromEntries(
        Array.from({ length: 12 }, (_, i) => [
          i === 0 ? 'contoso.com' : `i${i}.example`,
          spf(`v=spf1 include:i${i + 1}.example -all`),
        ]),
      ),
      ['LOOKUP_LIMIT'],
    ],
  ])('says what is wrong: %s', async (what, zones, wanted) => {
    const found = await lookUpIn(zones, what.includes('says nothing') ? IMPATIENCE : PATIENCE)
    expect(codes(found)).toEqual(wanted)
    expect(found.isComplete).toBe(false)
  })

  it('accepts two names without addresses, each asked for IPv4 and IPv6', async () => {
    const found = await lookUpIn({ 'contoso.com': spf('v=spf1 a:g1.example a:g2.example ip4:192.0.2.1 -all') })
    expect(found).toMatchObject({ isComplete: true, voidLookups: { ipv4: 2, ipv6: 2 }, networks: ['192.0.2.1'] })
    expect(server.asked.filter((question) => question.includes('g1.example')).sort()).toEqual([
      'A g1.example udp',
      'AAAA g1.example udp',
    ])
  })

  it('gives the networks found so far when its time is used up', async () => {
    const zones = {
      'contoso.com': spf('v=spf1 ip4:192.0.2.1 include:slow.example a:later.example -all'),
      'slow.example': { mode: 'silent' } as const,
    }
    const found = await lookUpIn(zones, { timeout: 10_000, tries: 1, budget: 2500 })
    expect(found).toMatchObject({ networks: ['192.0.2.1'], isComplete: false })
    expect(codes(found)).toEqual(['TIME_UP'])
    expect(server.asked.some((question) => question.includes('later.example'))).toBe(false)
  })

  it('sends no question for a record that needs none', async () => {
    process.env.DNS_LOOKUPS = 'off'
    const found = await lookUp({ record: 'v=spf1 ip4:192.0.2.1 -all' })
    expect(found.networks).toEqual(['192.0.2.1'])
    expect(server.asked).toEqual([])
  })

  it.each<[string, SpfRequest]>([
    ['a domain', { domain: 'contoso.com' }],
    ['a record that leads on', { record: 'v=spf1 mx:contoso.com -all' }],
  ])('is refused for %s where look-ups are switched off', async (_what, request) => {
    process.env.DNS_LOOKUPS = 'off'
    await expect(lookUp(request)).rejects.toMatchObject({ refusal: 'switched-off' })
    expect(server.asked).toEqual([])
  })

  it('is refused to a caller who asks too often, and to nobody else', async () => {
    const request = { domain: 'contoso.com' }
    for (let i = 0; i < LOOK_UPS.most; i++) await lookUp(request, { address: '192.0.2.1' })
    await expect(lookUp(request, { address: '192.0.2.1' })).rejects.toMatchObject({
      refusal: 'too-many-attempts',
      message: expect.stringMatching(/^At most 20 look-ups within 60 s\. Try again in \d+ s\.$/),
      options: { headers: { 'Retry-After': expect.stringMatching(/^\d+$/) } },
    })
    await expect(lookUp(request, { address: '192.0.2.2' })).resolves.toMatchObject({ networks: [] })
    // A pasted record without references asks nobody.
    await expect(lookUp({ record: 'v=spf1 -all' }, { address: '192.0.2.1' })).resolves.toMatchObject({ networks: [] })
  })

  it('runs beside three others at most', async () => {
    server.zones.set('contoso.com', { mode: 'silent' })
    const running = Array.from({ length: 4 }, () => lookUp({ domain: 'contoso.com' }, { patience: IMPATIENCE }))
    await expect(lookUp({ domain: 'contoso.com' })).rejects.toMatchObject({ refusal: 'too-many-attempts' })
    await Promise.all(running)
    await expect(lookUp({ record: 'v=spf1 -all' })).resolves.toBeDefined()
  })
})
