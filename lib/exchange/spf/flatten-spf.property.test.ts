import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ipSetOf, isEmpty, parseNetwork, subtract } from '#lib/matcher'
import { often } from '#lib/matcher/testing/arbitraries'
import { compareWithConnector } from './compare'
import { flattenSpf } from './flatten-spf'
import { resolverOf, type Zones } from './testing/zones'

const ASKED_AT = '2026-11-24T10:00:00.000Z'

/** Networks of one small region, so that they overlap and touch; some wider than /24. */
const network = fc
  .record({ offset: fc.nat({ max: 2047 }), length: fc.constantFrom(21, 22, 23, 24, 25, 26, 28, 30, 31, 32) })
  .map(({ offset, length }) => `198.51.${96 + Math.floor(offset / 256)}.${offset % 256}/${length}`)

describe('a record without references', { timeout: 60_000 }, () => {
  it('the list has exactly the addresses of the record, in the fewest valid entries', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(network, { maxLength: 40 }), async (networks) => {
        const record = `v=spf1 ${networks.map((text) => `ip4:${text}`).join(' ')} -all`
        const flattened = await flattenSpf({ record }, resolverOf({}), ASKED_AT)
        const parsed = flattened.networks.map((text) => parseNetwork(text))
        const wanted = ipSetOf(networks)
        expect(ipSetOf(flattened.networks)).toEqual(wanted)
        for (const entry of parsed) expect(entry).toMatchObject({ family: 4, hostBits: false })
        expect(parsed.every((entry) => (entry?.prefixLength ?? 0) >= 24)).toBe(true)
        expect(flattened.networks.length).toBe(fewestNetworks(wanted.v4))
        const ends = wanted.v4.reduce((sum, bound, i) => sum + (i % 2 === 0 ? -bound : bound), 0)
        expect(flattened.addressCount).toBe(ends)
      }),
      often(500),
    )
  })

  it('unchanged and new networks together are the record', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(network, { maxLength: 20 }),
        fc.array(network, { maxLength: 20 }),
        async (record, listed) => {
          const { added, removed, same } = compareWithConnector({ networks: record, isComplete: true }, listed)
          expect(ipSetOf([...added, ...same])).toEqual(ipSetOf(record))
          expect(ipSetOf([...removed, ...same])).toEqual(ipSetOf(listed))
          expect(isEmpty(subtract(ipSetOf(added), ipSetOf(record)))).toBe(true)
        },
      ),
      often(500),
    )
  })
})

/** Counts the fewest networks block by block: one for a whole /24, else the aligned pieces. */
function fewestNetworks(bounds: readonly number[]): number {
  let count = 0
  for (let block = 0xc6330000; block < 0xc6340000; block += 256) count += pieces(bounds, block, 256)
  return count
}

function pieces(bounds: readonly number[], first: number, size: number): number {
  let held = 0
  for (let i = 0; i < bounds.length; i += 2)
    held += Math.max(0, Math.min(first + size, bounds[i + 1] ?? 0) - Math.max(first, bounds[i] ?? 0))
  if (held === 0) return 0
  if (held === size) return 1
  return pieces(bounds, first, size / 2) + pieces(bounds, first + size / 2, size / 2)
}

type Result = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none'
const RESULTS: Readonly<Record<string, Result>> = { '+': 'pass', '-': 'fail', '~': 'softfail', '?': 'neutral' }

/** `check_host` of RFC 7208 §4 for one address, as a receiver evaluates it: a second implementation to compare with. */
function checkHost(zones: Zones, domain: string, ip: number): Result {
  const zone = zones[domain]
  const record = typeof zone === 'object' ? zone.TXT?.[0] : undefined
  if (record === undefined) return 'none'
  let redirect: string | null = null
  for (const term of record.split(' ').slice(1)) {
    const [, sign = '', name = '', value = ''] = /^([-+~?]?)(\w+)(?:[:=](.*))?$/.exec(term) ?? []
    if (name === 'redirect') redirect = value
    else if (matches(zones, name, value, ip)) return RESULTS[sign || '+'] ?? 'neutral'
  }
  return redirect === null ? 'neutral' : checkHost(zones, redirect, ip)
}

function matches(zones: Zones, name: string, value: string, ip: number): boolean {
  if (name === 'all') return true
  if (name === 'include') return checkHost(zones, value, ip) === 'pass'
  if (name === 'ip4') return holds(value, ip)
  const [host = '', length = '32'] = value.split('/')
  const zone = zones[host]
  const hosts = typeof zone !== 'object' ? [] : name === 'a' ? [host] : (zone.MX ?? [])
  return hosts.some((each) => {
    const found = zones[each]
    return typeof found === 'object' && (found.A ?? []).some((address) => holds(`${address}/${length}`, ip))
  })
}

function holds(text: string, ip: number): boolean {
  const range = parseNetwork(text)?.range
  return range !== undefined && typeof range.first === 'number' && range.first <= ip && ip <= Number(range.last)
}

const DOMAINS = ['contoso.com', 'b.example', 'c.example', 'd.example']
const HOSTS = {
  'h1.example': { A: ['198.51.100.7'] },
  'h2.example': { A: ['198.51.100.9', '198.51.101.1'], MX: ['h1.example', 'h2.example'] },
}

/** Records that look only further down the list of domains, so that they end; with few enough look-ups. */
function recordOf(index: number): fc.Arbitrary<string> {
  const below = DOMAINS.slice(index + 1)
  const sign = fc.constantFrom('', '', '', '+', '-', '~', '?')
  const address = fc.constantFrom('a:h1.example', 'a:h2.example/30', 'mx:h2.example', 'mx:h2.example/28')
  const other = below.length === 0 ? [] : [fc.constantFrom(...below.map((domain) => `include:${domain}`))]
  const literal = network.map((text) => `ip4:${text}`)
  const terms = fc.array(
    fc.tuple(sign, fc.oneof({ weight: 4, arbitrary: literal }, ...(index === 0 ? [address] : []), ...other)),
    { maxLength: 4 },
  )
  const ends = ['', '-all', '~all', '?all', ...(below.length === 0 ? [] : [`redirect=${below[0]}`])]
  return fc
    .tuple(terms, fc.constantFrom(...ends))
    .map(([list, end]) => ['v=spf1', ...list.map(([mark, term]) => mark + term), end].filter(Boolean).join(' '))
}

const zonesOf = fc.tuple(...DOMAINS.map((_, i) => recordOf(i))).map(
  (records): Zones => ({
    ...HOSTS,
    ...Object.fromEntries(records.map((record, i) => [DOMAINS[i], { TXT: [record] }])),
  }),
)

describe('records with references', { timeout: 60_000 }, () => {
  it('the list has exactly the addresses that a receiver would pass', async () => {
    await fc.assert(
      fc.asyncProperty(zonesOf, async (zones) => {
        const flattened = await flattenSpf({ domain: 'contoso.com' }, resolverOf(zones), ASKED_AT)
        fc.pre(flattened.isComplete)
        const bounds = ipSetOf(flattened.networks).v4
        const near = [...bounds, ...bounds.map((bound) => bound - 1), 0xc6336407, 0xc6336409, 0xc6336501]
        for (let ip = 0xc6336000; ip < 0xc6336800; ip += 61) near.push(ip)
        for (const ip of near) {
          const isListed = bounds.filter((bound) => bound <= ip).length % 2 === 1
          expect([ip, isListed]).toEqual([ip, checkHost(zones, 'contoso.com', ip) === 'pass'])
        }
      }),
      often(800),
    )
  })

  it('any records are read without an exception', async () => {
    const term = fc.oneof(
      fc.constantFrom(
        'a',
        'mx',
        'ptr',
        'exists:%{i}.x',
        'include:contoso.com',
        'redirect=%{d}',
        'ip6:::/0',
        '+all',
        '?all',
      ),
      fc.constantFrom(
        'ip4:0.0.0.0/0',
        'include:%{d2}',
        'a:%{ir}.%{v}',
        'mx:h2.example//0',
        'a/0',
        '-include:b.example',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    const record = fc.array(term, { maxLength: 15 }).map((terms) => `v=spf1 ${terms.join(' ')}`)
    await fc.assert(
      fc.asyncProperty(record, record, async (first, second) => {
        const zones = { ...HOSTS, 'contoso.com': { TXT: [first], A: ['192.0.2.1'] }, 'b.example': { TXT: [second] } }
        const flattened = await flattenSpf({ domain: 'contoso.com' }, resolverOf(zones), ASKED_AT)
        expect(flattened.lookups.count).toBeLessThanOrEqual(10)
        expect(flattened.isComplete || flattened.problems.length > 0).toBe(true)
        const pastedAlone = await flattenSpf({ record: first }, resolverOf(zones), ASKED_AT)
        expect(pastedAlone.askedAt).toBe(ASKED_AT)
      }),
      often(800),
    )
  })
})
