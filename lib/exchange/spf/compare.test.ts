import { describe, expect, it } from 'vitest'
import { spfAnswerSchema } from '#lib/scenario/document/spf-answer'
import { compareAnswers, compareWithConnector } from './compare'
import { flattenSpf } from './flatten-spf'
import { answerToKeep } from './kept-answer'
import { resolverOf, type Zones } from './testing/zones'

async function flatten(zones: Zones) {
  const found = await flattenSpf({ domain: 'contoso.com' }, resolverOf(zones), '2026-11-24T10:00:00.000Z')
  const kept = answerToKeep(found)
  if (kept === null) throw new Error('an answer for a domain can be kept')
  return kept
}
const whole = (...networks: string[]) => ({ networks, isComplete: true })

describe('the comparison of a record with the list of a connector', () => {
  it('addresses are compared, not texts', () => {
    expect(compareWithConnector(whole('192.0.2.0/24'), ['192.0.2.128/25', '192.0.2.5/25'])).toMatchObject({
      added: [],
      removed: [],
      same: ['192.0.2.0/24'],
    })
  })

  it('new networks are valid entries, and removed ones are the fewest networks', () => {
    const { networks } = whole('192.0.2.0/24', '192.0.3.0/24', '198.51.100.7')
    expect(compareWithConnector({ networks, isComplete: true }, ['198.51.100.0/29', '10.0.0.0/19'])).toEqual({
      added: ['192.0.2.0/24', '192.0.3.0/24'],
      removed: ['10.0.0.0/19', '198.51.100.0/30', '198.51.100.4/31', '198.51.100.6'],
      same: ['198.51.100.7'],
      notCompared: [],
      isComplete: true,
    })
  })

  it('a list of all addresses is compared without writing it out', () => {
    expect(compareWithConnector(whole(), ['0.0.0.0/0']).removed).toEqual(['0.0.0.0/0'])
  })

  it('entries that cannot be compared are listed', () => {
    expect(
      compareWithConnector({ networks: [], isComplete: false }, ['2001:db8::1', 'x', '192.0.2.1-192.0.2.2']),
    ).toMatchObject({
      removed: ['192.0.2.1', '192.0.2.2'],
      notCompared: ['2001:db8::1', 'x'],
      isComplete: false,
    })
  })
})

describe('the comparison of two answers', () => {
  it('the changes of the owner are listed', async () => {
    const record = 'v=spf1 include:vendor.example -all'
    const before = await flatten({
      'contoso.com': { TXT: [record] },
      'vendor.example': { TXT: ['v=spf1 ip4:192.0.2.0/25 ip6:2001:db8::1 -all'] },
    })
    const after = await flatten({
      'contoso.com': { TXT: [record] },
      'vendor.example': { TXT: ['v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::2 -all'] },
    })
    expect(compareAnswers(before, after)).toEqual({
      networks: { added: ['192.0.2.128/25'], removed: [], same: ['192.0.2.0/25'] },
      cannotGoIn: { added: ['2001:db8::2'], removed: ['2001:db8::1'] },
      records: [
        {
          domain: 'vendor.example',
          before: 'v=spf1 ip4:192.0.2.0/25 ip6:2001:db8::1 -all',
          after: 'v=spf1 ip4:192.0.2.0/24 ip6:2001:db8::2 -all',
        },
      ],
      isComplete: true,
    })
    expect(compareAnswers(before, before)).toMatchObject({
      networks: { added: [], removed: [] },
      records: [],
      cannotGoIn: { added: [], removed: [] },
    })
  })

  it('the comparison is marked if an answer is incomplete', async () => {
    const record = { TXT: ['v=spf1 include:vendor.example ip4:192.0.2.1 -all'] }
    const before = await flatten({ 'contoso.com': record, 'vendor.example': { TXT: ['v=spf1 ip4:192.0.2.2 -all'] } })
    const after = await flatten({ 'contoso.com': record, 'vendor.example': 'SERVFAIL' })
    expect(compareAnswers(before, after)).toMatchObject({
      networks: { removed: ['192.0.2.2'] },
      records: [{ domain: 'vendor.example', after: null }],
      isComplete: false,
    })
  })
})

describe('the stored answer', () => {
  it('a stored answer has the networks, each excluded term once, and the records by domain', async () => {
    const kept = await flatten({
      'contoso.com': { TXT: ['v=spf1 include:vendor.example ip6:2001:db8::/32 ip6:2001:db8::/32 -all'] },
      'vendor.example': { TXT: ['v=spf1 ip4:192.0.2.0/25 exists:%{i}.vendor.example -all'] },
    })
    expect(kept).toEqual({
      domain: 'contoso.com',
      askedAt: '2026-11-24T10:00:00.000Z',
      networks: ['192.0.2.0/25'],
      cannotGoIn: [
        { reason: 'EXISTS', value: 'exists:%{i}.vendor.example' },
        { reason: 'IPV6', value: '2001:db8::/32' },
      ],
      records: [
        { domain: 'contoso.com', record: 'v=spf1 include:vendor.example ip6:2001:db8::/32 ip6:2001:db8::/32 -all' },
        { domain: 'vendor.example', record: 'v=spf1 ip4:192.0.2.0/25 exists:%{i}.vendor.example -all' },
      ],
      isComplete: true,
    })
    expect(spfAnswerSchema.parse(kept)).toEqual(kept)
  })

  it('nothing is stored if the domain is not known, or nothing was found', async () => {
    const at = '2026-11-24T10:00:00.000Z'
    const pasted = await flattenSpf({ record: 'v=spf1 ip4:192.0.2.1 -all' }, resolverOf({}), at)
    expect(answerToKeep(pasted)).toBeNull()
    expect(answerToKeep(await flattenSpf({ domain: 'gone.example' }, resolverOf({}), at))).toBeNull()
  })
})
