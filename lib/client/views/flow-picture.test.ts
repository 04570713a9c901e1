import { describe, expect, it } from 'vitest'
import type { Strand, WhoFlow } from '#lib/scenario/wants/flow'
import { layOutFlow, senderWords } from './flow-picture'

const EXAMPLE: Strand['example'] = {
  sourceIP: '203.0.113.9',
  tls: true,
  certificateNames: ['mail.woodgrove.example'],
  certificateTrusted: true,
  certificateClientAuth: true,
  mailFrom: 'a@woodgrove.example',
  recipient: 'b@contoso.com',
}

const strand = (part: Partial<Strand>): Strand => ({
  connectorIds: ['a'],
  outcome: 'accepted',
  codes: null,
  state: 'holds',
  certainty: null,
  isUnwanted: false,
  isPerhaps: false,
  example: EXAMPLE,
  ...part,
})
const refused = strand({ connectorIds: [], outcome: 'rejected', codes: '550 5.7.51', isUnwanted: true })

const FLOW: readonly WhoFlow[] = [
  { who: 'service:a', strands: [strand({}), strand({ connectorIds: ['a', 'b'], isPerhaps: true })], isCut: false },
  { who: 'service:b', strands: [], isCut: false },
  { who: 'everybodyElse', strands: [refused], isCut: false },
]

describe('the layout of a flow', () => {
  const picture = layOutFlow(FLOW, [
    { id: 'a', enabled: true },
    { id: 'off', enabled: false },
    { id: 'b', enabled: true },
  ])

  it('has every row, the enabled connectors in their order, and what passes none of them last', () => {
    expect(picture.whos.map(({ key }) => key)).toEqual(['service:a', 'service:b', 'everybodyElse'])
    expect(picture.connectors.map(({ key }) => key)).toEqual(['a', 'b', ''])
    expect(picture.endings.map(({ ending }) => `${ending.kind} ${ending.codes}`)).toEqual([
      'byConnector null',
      'rejected 550 5.7.51',
    ])
  })

  it('leads a way that several connectors admit through each of them', () => {
    expect(picture.told.get('service:a')?.map(({ connectorId }) => connectorId)).toEqual(['a', 'a', 'b'])
    expect(picture.told.get('service:b')).toEqual([])
  })

  it('is quiet where somebody is refused as wanted, and asks where another answer decides', () => {
    expect(picture.toConnector.map(({ tone, isDashed }) => `${tone} ${isDashed}`)).toEqual([
      'good false',
      'ask true',
      'ask true',
      'shut false',
    ])
  })

  it('joins each band to its boxes, no two bands at one place', () => {
    const boxes = new Map([...picture.whos, ...picture.connectors].map((box) => [box.key as string, box]))
    for (const { who, way, from, to } of picture.toConnector) {
      for (const [key, at] of [
        [who, from],
        [way.connectorId, to],
      ] as const) {
        const box = boxes.get(key)
        expect(at).toBeGreaterThan(box?.top ?? Number.NaN)
        expect(at).toBeLessThan((box?.top ?? 0) + (box?.height ?? 0))
      }
    }
    const places = picture.toConnector.map(({ from, to }) => `${from} ${to}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it('keeps boxes of a column apart and inside the picture', () => {
    for (const column of [picture.whos, picture.connectors, picture.endings]) {
      for (const [index, { top, height }] of column.entries()) {
        expect(top).toBeGreaterThanOrEqual(0)
        expect(top + height).toBeLessThanOrEqual(column[index + 1]?.top ?? picture.height)
      }
    }
  })
})

it('a sender is said by what decides about its way', () => {
  expect(senderWords(EXAMPLE)).toBe('203.0.113.9, TLS mail.woodgrove.example, MAIL FROM:<a@woodgrove.example>')
  expect(senderWords({ ...EXAMPLE, certificateNames: [] })).toBe('203.0.113.9, TLS, MAIL FROM:<a@woodgrove.example>')
  expect(senderWords({ ...EXAMPLE, tls: false, mailFrom: '' })).toBe('203.0.113.9, MAIL FROM:<>')
})
