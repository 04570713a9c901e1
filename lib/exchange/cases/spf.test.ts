import { describe, expect, test } from 'vitest'
import { flattenSpf } from '#lib/exchange/spf/flatten-spf'
import { resolverOf } from '#lib/exchange/spf/testing/zones'
import { casesIn, readCase } from '#lib/exchange/testing/case-files'

const ONE = ['198.51.100.0/24']

const SPF: Readonly<Record<string, { readonly ipv4: readonly string[]; readonly codes: readonly string[] }>> = {
  'smart-quotes': { ipv4: ONE, codes: [] },
  'en-dash': { ipv4: ONE, codes: [] },
  'mxtoolbox-table': { ipv4: ['198.51.100.0/24', '203.0.113.0/25'], codes: [] },
  'two-records': { ipv4: [], codes: ['SEVERAL_PASTED'] },
  'nslookup-other-records': { ipv4: ['198.51.100.0/24', '203.0.113.7'], codes: [] },
  'word-within': { ipv4: [], codes: ['PASTED_SYNTAX'] },
  'label-within': { ipv4: [], codes: ['PASTED_SYNTAX', 'PASTED_SYNTAX'] },
  'resolve-dnsname-json': { ipv4: ['198.51.100.0/24', '203.0.113.7'], codes: [] },
  entities: { ipv4: ['198.51.100.0/24', '203.0.113.7'], codes: [] },
  'quoted-mail-wrapped': { ipv4: ['198.51.100.0/24', '203.0.113.7'], codes: [] },
  'quoted-mail-indented': { ipv4: ['198.51.100.0/24', '203.0.113.7'], codes: [] },
  'soft-line-break': { ipv4: ['198.51.100.0/24', '203.0.113.7'], codes: [] },
  linked: { ipv4: ['198.51.100.0/24', '203.0.113.7'], codes: [] },
  lines: { ipv4: ['198.51.100.0/24', '203.0.113.0/25'], codes: ['LIST_OF_NETWORKS'] },
}

describe('an SPF record', () => {
  test('has an expectation for every file', () => {
    expect(casesIn('spf')).toEqual(Object.keys(SPF).sort())
  })

  test.each(Object.entries(SPF))('%s', async (name, { ipv4, codes }) => {
    const found = await flattenSpf({ record: readCase('spf', name) }, resolverOf({}), '2026-11-30T10:00:00.000Z')
    expect({ ipv4: found.networks, codes: found.problems.map(({ code }) => code) }).toEqual({ ipv4, codes })
  })
})
