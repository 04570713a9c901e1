import { describe, expect, it } from 'vitest'
import { flattenSpf } from './flatten-spf'
import type { FlattenedSpf, SpfRequest } from './flattened-spf'
import { SPF_LIMITS, type SpfLimits } from './lookups'
import { resolverOf, type Zones } from './testing/zones'

const ASKED_AT = '2026-11-24T10:00:00.000Z'
const spf = (record: string) => ({ TXT: [record] })

/** The answer for `contoso.com` in these zones. */
const flatten = (zones: Zones, limits?: SpfLimits): Promise<FlattenedSpf> =>
  flattenSpf({ domain: 'contoso.com' }, resolverOf(zones), ASKED_AT, limits)
const flattenRecord = (record: string) => flatten({ 'contoso.com': spf(record) })
const codes = ({ problems }: FlattenedSpf) => problems.map(({ code }) => code)
const reasons = ({ cannotGoIn }: FlattenedSpf) => cannotGoIn.map(({ reason, value }) => `${reason} ${value}`)

describe('the networks of a record', () => {
  it('the networks are those that the record passes, in the fewest from /24 to /32', async () => {
    const flattened = await flattenRecord(
      'v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.128/25 ip4:198.51.100.7 ip4:192.0.2.9 -all',
    )
    expect(flattened).toMatchObject({
      domain: 'contoso.com',
      askedAt: ASKED_AT,
      networks: ['192.0.2.0/24', '198.51.100.7'],
      entryCount: 2,
      addressCount: 257,
      isComplete: true,
      problems: [],
      cannotGoIn: [],
    })
  })

  it('networks wider than /24 are split', async () => {
    const { networks, addressCount } = await flattenRecord('v=spf1 ip4:148.163.128.0/19 -all')
    expect(networks).toHaveLength(32)
    expect([networks[0], networks[31]]).toEqual(['148.163.128.0/24', '148.163.159.0/24'])
    expect(addressCount).toBe(8192)
  })

  it('networks come from include, redirect, a and mx, with prefix lengths', async () => {
    const flattened = await flatten({
      'web.contoso.com': { A: ['198.51.100.77'] },
      'mx1.contoso.com': { A: ['203.0.113.9'] },
      'mx2.contoso.com': { A: ['203.0.113.200', '203.0.113.201'] },
      '_spf.vendor.example': spf('v=spf1 ip4:192.0.2.0/26 ~all'),
      'rest.example': spf('v=spf1 ip4:192.0.2.64/26 -all'),
      'contoso.com': {
        ...spf('v=spf1 a mx/30 a:web.contoso.com/28 include:_spf.vendor.example redirect=rest.example'),
        A: ['203.0.113.1'],
        MX: ['mx1.contoso.com', 'mx2.contoso.com'],
      },
    })
    expect(flattened.networks).toEqual([
      '192.0.2.0/25',
      '198.51.100.64/28',
      '203.0.113.1',
      '203.0.113.8/30',
      '203.0.113.200/30',
    ])
    expect(flattened.lookups).toEqual({ count: 5, limit: 10 })
    expect(flattened.isComplete).toBe(true)
  })

  it('networks that an earlier mechanism refuses or an include does not pass are left out', async () => {
    const flattened = await flatten({
      'contoso.com': spf('v=spf1 -ip4:192.0.2.0/25 ip4:192.0.2.0/24 include:inner.example -all'),
      'inner.example': spf('v=spf1 ?ip4:198.51.100.0/24 ip4:198.51.100.7 ip4:203.0.113.1 ~ip4:203.0.113.2 -all'),
    })
    expect(flattened.networks).toEqual(['192.0.2.128/25', '203.0.113.1'])
    expect(reasons(flattened)).toEqual([
      'NOT_PASS -ip4:192.0.2.0/25',
      'NOT_PASS ?ip4:198.51.100.0/24',
      'NOT_PASS ~ip4:203.0.113.2',
    ])
  })

  it.each(['?', '-', '~'])('an include with %s of a record that passes everybody decides every host', async (sign) => {
    const everybody = { 'all.example': spf('v=spf1 +all') }
    const flattened = await flatten({
      ...everybody,
      'contoso.com': spf(`v=spf1 ${sign}include:all.example ip4:192.0.2.1 -all`),
    })
    expect(flattened).toMatchObject({ networks: [], isComplete: true })
    const inner = await flatten({
      ...everybody,
      'inner.example': spf('v=spf1 -ip4:192.0.2.0/24 include:all.example'),
      'contoso.com': spf(`v=spf1 ${sign}include:inner.example ip4:192.0.2.1 ip4:198.51.100.1 -all`),
    })
    expect(inner.networks).toEqual(['192.0.2.1'])
    const ends = await flatten({
      'x.example': spf('v=spf1 -all'),
      'contoso.com': spf(`v=spf1 ${sign}include:x.example ip4:192.0.2.1 -all`),
    })
    expect(ends.networks).toEqual(['192.0.2.1'])
  })

  it('names of a record that no host has are looked up as they are', async () => {
    const flattened = await flatten({
      'contoso.com': spf('v=spf1 a:foo:bar/baz.example.com a:mail-.example.com -all'),
      'foo:bar/baz.example.com': { A: ['192.0.2.1'] },
      'mail-.example.com': { A: ['192.0.2.2'] },
    })
    expect(flattened).toMatchObject({ networks: ['192.0.2.1', '192.0.2.2'], problems: [] })
  })

  it('what only a copy can have broken is not said to be the mistake of the owner', async () => {
    const problemsOf = async (record: string) => (await flattenSpf({ record }, resolverOf({}), ASKED_AT)).problems
    expect(await problemsOf('v=spf1 ip4:192.0.2.0/2４ -all')).toMatchObject([{ code: 'PASTED_SYNTAX' }])
    expect(await problemsOf('v=spf1 ip4:192.0.2. -all')).toMatchObject([{ code: 'PASTED_SYNTAX' }])
    expect(await problemsOf('v=spf1 ip4:192.0.2.0/33 -all')).toMatchObject([{ code: 'SYNTAX' }])
    expect(await problemsOf('198.51.100.0/24')).toMatchObject([{ code: 'LIST_OF_NETWORKS', kind: 'note' }])
  })

  it('networks that an include subtracts before they pass are left out', async () => {
    const flattened = await flatten({
      'contoso.com': spf('v=spf1 -include:gone.example ip4:192.0.2.0/24 -all'),
      'gone.example': spf('v=spf1 ip4:192.0.2.0/25 ip6:2001:db8::1 exists:%{i}.x.example -all'),
    })
    expect(flattened.networks).toEqual(['192.0.2.128/25'])
    expect(reasons(flattened)).toEqual(['NOT_PASS -include:gone.example'])
  })

  it('a pasted record is read without any look-up', async () => {
    const asked: string[] = []
    const flattened = await flattenSpf(
      { record: '"v=spf1 ip4:192.0.2.1" " ip4:192.0.2.2 -all"' },
      resolverOf({}, asked),
      ASKED_AT,
    )
    expect(flattened).toMatchObject({
      domain: null,
      record: 'v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all',
      networks: ['192.0.2.1', '192.0.2.2'],
    })
    expect(asked).toEqual([])
  })

  it('references of a pasted record are followed if its domain is given', async () => {
    const zones = { 'contoso.com': { A: ['192.0.2.1'] } }
    const withDomain = await flattenSpf(
      { record: 'v=spf1 a -all', domain: 'Contoso.com.' },
      resolverOf(zones),
      ASKED_AT,
    )
    expect(withDomain).toMatchObject({ domain: 'contoso.com', networks: ['192.0.2.1'] })
    const without = await flattenSpf({ record: 'v=spf1 a -all' }, resolverOf(zones), ASKED_AT)
    expect(without).toMatchObject({ networks: [], isComplete: false, problems: [{ code: 'NEEDS_DOMAIN', value: 'a' }] })
  })

  it('a macro that is the same for every message is followed', async () => {
    const flattened = await flatten({
      'contoso.com': spf('v=spf1 include:_spf.%{d2} a:%{dr}.x.example -all'),
      '_spf.contoso.com': spf('v=spf1 ip4:192.0.2.1 -all'),
      'com.contoso.x.example': { A: ['192.0.2.2'] },
    })
    expect(flattened).toMatchObject({ networks: ['192.0.2.1', '192.0.2.2'], cannotGoIn: [] })
  })
})

describe('what cannot go into a connector', () => {
  it('a term that cannot go in is listed with its reason and path', async () => {
    const flattened = await flatten({
      'contoso.com': { ...spf('v=spf1 ip6:2001:DB8::/32 include:inner.example ip4:10.0.0.0/8 ?all'), A: ['192.0.2.1'] },
      'inner.example': {
        ...spf('v=spf1 a//64 ptr exists:%{i}.x.example include:%{o}.x.example a:%{l}.x.example +all'),
        A: ['192.0.2.1'],
        AAAA: ['2001:db8::1'],
      },
    })
    expect(flattened.networks).toEqual(['192.0.2.1'])
    expect(reasons(flattened)).toEqual([
      'IPV6 2001:db8::/32',
      'IPV6 2001:db8::1/64',
      'PTR ptr',
      'EXISTS exists:%{i}.x.example',
      'MACRO include:%{o}.x.example',
      'MACRO a:%{l}.x.example',
      'EVERYONE +all',
      'TOO_WIDE 10.0.0.0/8',
      'EVERYONE ?all',
    ])
    expect(flattened.cannotGoIn[1]).toMatchObject({ term: 'a//64', path: ['contoso.com', 'inner.example'] })
    expect(flattened.isComplete).toBe(true)
  })

  it('fail or softfail at the end of a record is not listed', async () => {
    for (const end of ['-all', '~all', ''])
      expect((await flattenRecord(`v=spf1 ip4:192.0.2.1 ${end}`)).cannotGoIn).toEqual([])
  })

  it('a list that would be too long for a connector is a problem', async () => {
    const wide = Array.from({ length: 8 }, (_, i) => `ip4:${i * 16}.0.0.0/12`).join(' ')
    const flattened = await flattenRecord(`v=spf1 ${wide} -all`)
    expect(flattened).toMatchObject({ networks: [], entryCount: 32_768, addressCount: 8 * 2 ** 20, isComplete: false })
    expect(codes(flattened)).toEqual(['TOO_MANY_NETWORKS'])
  })
})

describe('the limits of RFC 7208', () => {
  const chain = (length: number): Zones =>
    Object.fromEntries(
      Array.from({ length: length + 1 }, (_, i) => [
        i === 0 ? 'contoso.com' : `i${i}.example`,
        spf(`v=spf1 ${i < length ? `include:i${i + 1}.example ` : ''}ip4:192.0.2.${i} -all`),
      ]),
    )

  it('ten look-ups are allowed', async () => {
    const flattened = await flatten(chain(10))
    expect(flattened).toMatchObject({ lookups: { count: 10 }, addressCount: 11, isComplete: true, problems: [] })
  })

  it('the walk stops at the eleventh look-up and lists what was not read', async () => {
    const flattened = await flatten(chain(11))
    expect(flattened).toMatchObject({ lookups: { count: 10 }, addressCount: 11, isComplete: false })
    expect(codes(flattened)).toEqual(['LOOKUP_LIMIT'])
    expect(reasons(flattened)).toEqual(['NOT_READ include:i11.example'])
  })

  it('every term that queries DNS counts, even for the same name', async () => {
    const flattened = await flatten({
      'contoso.com': spf(
        'v=spf1 include:b.example include:b.example ptr exists:%{i}.x.example mx:m.example redirect=b.example',
      ),
      'b.example': spf('v=spf1 a:h.example -all'),
      'h.example': { A: ['192.0.2.1'] },
      'm.example': { MX: ['h.example'] },
    })
    expect(flattened.lookups.count).toBe(9)
    expect(flattened.isComplete).toBe(true)
  })

  it('answers are cached, so that no query is sent twice', async () => {
    const asked: string[] = []
    const zones = {
      'contoso.com': spf('v=spf1 include:b.example include:b.example -all'),
      'b.example': spf('v=spf1 a:h.example -all'),
      'h.example': { A: ['192.0.2.1'] },
    }
    await flattenSpf({ domain: 'contoso.com' }, resolverOf(zones, asked), ASKED_AT)
    expect(asked).toEqual(['TXT contoso.com', 'TXT b.example', 'A h.example', 'AAAA h.example'])
  })

  it('a missing name counts once for each address family', async () => {
    const flattened = await flatten({ 'contoso.com': spf('v=spf1 a:gone.example a:gone2.example -all') })
    expect(flattened).toMatchObject({ voidLookups: { ipv4: 2, ipv6: 2, limit: 2 }, problems: [], isComplete: true })
  })

  it('a host with addresses of one family causes no void look-up', async () => {
    const zones = Object.fromEntries(['h1', 'h2', 'h3'].map((host) => [`${host}.example`, { A: ['192.0.2.1'] }]))
    const flattened = await flatten({
      ...zones,
      'contoso.com': spf('v=spf1 a:h1.example a:h2.example a:h3.example -all'),
    })
    expect(flattened).toMatchObject({ voidLookups: { ipv4: 0, ipv6: 3 }, problems: [], isComplete: true })
  })

  it('the walk stops at the third void look-up', async () => {
    const flattened = await flatten({
      'contoso.com': spf('v=spf1 a:g1.example mx:g2.example a:g3.example a:h.example ip4:192.0.2.9 -all'),
      'h.example': { A: ['192.0.2.1'] },
    })
    expect(flattened).toMatchObject({ voidLookups: { ipv4: 3 }, networks: ['192.0.2.9'], isComplete: false })
    expect(codes(flattened)).toEqual(['VOID_LIMIT'])
    expect(reasons(flattened)).toEqual(['NOT_READ a:h.example'])
  })

  it('the requested domain itself does not count as a void look-up', async () => {
    const flattened = await flatten({})
    expect(flattened).toMatchObject({ voidLookups: { ipv4: 0 }, problems: [{ code: 'NO_RECORD', kind: 'permerror' }] })
  })

  it('ten mail servers are allowed', async () => {
    const hosts = (count: number) => Array.from({ length: count }, (_, i) => `m${i}.example`)
    const zones = Object.fromEntries(hosts(11).map((host, i) => [host, { A: [`192.0.2.${i}`] }]))
    const contoso = (count: number) => ({ ...zones, 'contoso.com': { ...spf('v=spf1 mx -all'), MX: hosts(count) } })
    expect(await flatten(contoso(10))).toMatchObject({ addressCount: 10, isComplete: true, lookups: { count: 1 } })
    const eleven = await flatten(contoso(11))
    expect(eleven).toMatchObject({ networks: [], isComplete: false })
    expect(codes(eleven)).toEqual(['MX_LIMIT'])
  })

  it('an MX of a single dot has no mail servers', async () => {
    expect(await flatten({ 'contoso.com': { ...spf('v=spf1 mx -all'), MX: [''] } })).toMatchObject({
      networks: [],
      problems: [],
      isComplete: true,
    })
  })
})

describe('what is wrong with a record', () => {
  it.each<[string, Zones, string, string]>([
    ['two records', { 'contoso.com': { TXT: ['v=spf1 -all', 'v=spf1 a -all'] } }, 'SEVERAL_RECORDS', 'contoso.com'],
    ['no record among others', { 'contoso.com': { TXT: ['MS=ms1', 'v=spf10'] } }, 'NO_RECORD', 'contoso.com'],
    [
      'an include of a domain without record',
      { 'contoso.com': spf('v=spf1 include:b.example -all'), 'b.example': { TXT: ['x'] } },
      'NO_RECORD',
      'b.example',
    ],
    ['an include of itself', { 'contoso.com': spf('v=spf1 include:contoso.com -all') }, 'LOOP', 'include:contoso.com'],
    ['a redirect to itself', { 'contoso.com': spf('v=spf1 redirect=CONTOSO.com') }, 'LOOP', 'redirect=CONTOSO.com'],
    [
      'a loop over two',
      { 'contoso.com': spf('v=spf1 include:b.example -all'), 'b.example': spf('v=spf1 include:contoso.com') },
      'LOOP',
      'include:contoso.com',
    ],
    [
      'a term that cannot be read',
      { 'contoso.com': spf('v=spf1 ip4:192.0.2.0/33 a -all') },
      'SYNTAX',
      'ip4:192.0.2.0/33',
    ],
    [
      'a name that is too long',
      { 'contoso.com': spf(`v=spf1 a:${'a'.repeat(64)}.example -all`) },
      'BAD_DOMAIN',
      `a:${'a'.repeat(64)}.example`,
    ],
  ])('%s gives a permanent error', async (_what, zones, code, value) => {
    const flattened = await flatten(zones)
    expect(flattened.problems).toMatchObject([{ code, value, kind: 'permerror' }])
    expect(flattened).toMatchObject({ networks: [], isComplete: false })
  })

  it('several records in a pasted text are said to be too many for it, or for the domain that is given', async () => {
    const record = 'v=spf1 ip4:192.0.2.1 -all\nv=spf1 ip4:192.0.2.2 -all'
    const problemsOf = async (request: SpfRequest) => (await flattenSpf(request, resolverOf({}), ASKED_AT)).problems
    expect(await problemsOf({ record })).toMatchObject([{ code: 'SEVERAL_PASTED', kind: 'permerror', value: '' }])
    // Without names in the text nobody knows whose records these are.
    expect(await problemsOf({ record, domain: 'contoso.com' })).toMatchObject([{ code: 'SEVERAL_PASTED' }])
    const named = record.replaceAll('v=spf1', 'contoso.com. IN TXT v=spf1')
    expect(await problemsOf({ record: named, domain: 'contoso.com' })).toMatchObject([
      { code: 'SEVERAL_RECORDS', value: 'contoso.com' },
    ])
    const other = record
      .replace('v=spf1', 'b.example. IN TXT v=spf1')
      .replace('\nv=spf1', '\ncontoso.com. IN TXT v=spf1')
    expect(await problemsOf({ record: other, domain: 'contoso.com' })).toEqual([])
  })

  it.each(['SERVFAIL', 'REFUSED', 'TIMEOUT', 'FAILED'] as const)(
    '%s gives a temporary error, and the rest is read',
    async (failure) => {
      const flattened = await flatten({
        'contoso.com': spf('v=spf1 include:b.example ip4:192.0.2.1 a:h.example -all'),
        'b.example': failure,
        'h.example': { A: ['192.0.2.2'], AAAA: ['2001:db8::1'] },
      })
      expect(flattened).toMatchObject({
        networks: ['192.0.2.1', '192.0.2.2'],
        isComplete: false,
        voidLookups: { ipv4: 0 },
      })
      expect(flattened.problems).toMatchObject([
        { code: 'DNS_FAILED', kind: 'temperror', value: 'b.example (TXT)', path: ['contoso.com', 'b.example'] },
      ])
    },
  )

  it('a timeout of the walk stops it and gives one problem', async () => {
    const flattened = await flatten({
      'contoso.com': spf('v=spf1 a:h.example a:i.example ip4:192.0.2.1 -all'),
      'h.example': 'TIME_UP',
    })
    expect(codes(flattened)).toEqual(['TIME_UP'])
    expect(flattened.networks).toEqual(['192.0.2.1'])
    expect(reasons(flattened)).toEqual(['NOT_READ a:i.example'])
  })

  it('terms behind `all` give a note, and the list stays complete', async () => {
    const flattened = await flattenRecord('v=spf1 ip4:192.0.2.1 -all ip4:192.0.2.2')
    expect(flattened).toMatchObject({
      networks: ['192.0.2.1'],
      isComplete: true,
      problems: [{ code: 'BEHIND_ALL', kind: 'note', value: 'ip4:192.0.2.2' }],
    })
  })

  it('the sizes of records and answers are bounded', async () => {
    const tight = { ...SPF_LIMITS, terms: 3, addresses: 2, recordLength: 200 }
    expect(codes(await flatten({ 'contoso.com': spf(`v=spf1 ${'a '.repeat(100)}-all`) }, tight))).toEqual([
      'RECORD_TOO_LONG',
    ])
    expect(codes(await flatten({ 'contoso.com': spf('v=spf1 ptr ptr ptr ptr -all') }, tight))).toEqual([
      'TOO_MANY_TERMS',
    ])
    const addresses = { ...spf('v=spf1 a -all'), A: ['192.0.2.1', '192.0.2.2', '192.0.2.3'], AAAA: ['2001:db8::1'] }
    expect(codes(await flatten({ 'contoso.com': addresses }, tight))).toEqual(['TOO_MANY_ANSWERS'])
  })
})

describe('the steps', () => {
  it('the steps are a tree of queries and answers', async () => {
    const { steps } = await flatten({
      'contoso.com': spf('v=spf1 include:b.example mx:m.example -all'),
      'b.example': spf('v=spf1 ip4:192.0.2.1 -all'),
      'm.example': { MX: ['h.example'] },
      'h.example': { A: ['192.0.2.2'] },
    })
    expect(
      steps.map(({ parent, term, domain, record }) => [parent, term, domain, record?.slice(0, 12) ?? null]),
    ).toEqual([
      [null, null, 'contoso.com', 'v=spf1 inclu'],
      [0, 'include:b.example', 'b.example', 'v=spf1 ip4:1'],
      [0, 'mx:m.example', 'm.example', null],
    ])
    expect(steps[2]?.answers).toEqual([
      { type: 'MX', name: 'm.example', values: ['h.example'], ttl: 300, failure: null },
      { type: 'A', name: 'h.example', values: ['192.0.2.2'], ttl: 300, failure: null },
      { type: 'AAAA', name: 'h.example', values: [], ttl: null, failure: 'NODATA' },
    ])
  })
})
