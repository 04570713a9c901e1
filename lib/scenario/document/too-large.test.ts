import { describe, expect, it } from 'vitest'
import { inEnglish } from '#lib/scenario/testing/texts'
import { findTooLarge } from './too-large'

const connectors = (count: number) => Array.from({ length: count }, (_, i) => ({ id: String(i) }))

describe('a request', () => {
  it.each([
    ['200 connectors', { connectors: connectors(200) }],
    ['10,000 networks in one connector', { connectors: [{ senderIPAddresses: Array(10_000).fill('192.0.2.1') }] }],
    ['5,000 senders', { senders: Array(5_000).fill({}) }],
    ['100,000 expectations', { expectations: Array(100_000).fill({}) }],
  ])('a request may hold %s', (_, sent) => {
    expect(findTooLarge(sent)).toEqual([])
  })

  it.each([
    ['201 connectors', { connectors: connectors(201) }, { path: 'connectors', value: 201, message: 'at most 200' }],
    [
      '201 connectors in a phase',
      { phases: [{ connectors: connectors(201) }] },
      { path: 'phases[0].connectors', value: 201, message: 'at most 200' },
    ],
    [
      '201 connectors on a side',
      { before: { connectors: connectors(201) } },
      { path: 'before.connectors', value: 201, message: 'at most 200' },
    ],
    [
      '10,001 networks in one connector',
      { connectors: [{ senderIPAddresses: Array(10_001).fill('') }] },
      { path: 'connectors[0].senderIPAddresses', value: 10_001, message: 'at most 10,000' },
    ],
    ['5,001 senders', { senders: Array(5_001).fill({}) }, { path: 'senders', value: 5001, message: 'at most 5,000' }],
    [
      'any other list that long',
      { whatever: Array(10_001).fill(0) },
      { path: 'whatever', value: 10_001, message: 'at most 10,000' },
    ],
  ])('a request may not hold %s', (_, sent, problem) => {
    expect(findTooLarge(sent).map(inEnglish)).toEqual([problem])
  })

  it('a request may not hold more than a million values in total', () => {
    const rows = Array.from({ length: 101 }, () => Array(9_999).fill(0))
    expect(findTooLarge({ rows }).map(inEnglish)).toEqual([
      { path: '', value: null, message: 'at most 1,000,000 values in one request' },
    ])
  })
})
