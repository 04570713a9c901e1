import { describe, expect, it } from 'vitest'
import { newPhase } from '#lib/scenario/document/new-document'
import { findMxStrands, hasMoved, shortDomain } from './mx-moves'

const phase = (id: string, com: string, de: string) =>
  newPhase({
    id,
    name: id,
    mx: [
      { domain: 'contoso.com', to: [com], handedOverBy: [] },
      { domain: 'contoso.de', to: [de], handedOverBy: [] },
    ],
  })

describe('how MX moves through a plan', () => {
  const phases = [phase('1', 'a', 'a'), phase('2', 'b', 'a'), phase('3', 'b', 'b')]

  it('domains that move apart have a strand each, which names the phase of its move', () => {
    expect(findMxStrands({ phases, unordered: false })).toEqual([
      { domains: ['contoso.com'], moves: [null, ['b'], null] },
      { domains: ['contoso.de'], moves: [null, null, ['b']] },
    ])
  })

  it('domains that move together share a strand', () => {
    const together = [phase('1', 'a', 'a'), phase('2', 'b', 'b')]
    expect(findMxStrands({ phases: together, unordered: false })).toEqual([
      { domains: ['contoso.com', 'contoso.de'], moves: [null, ['b']] },
    ])
  })

  it('experiments side by side have no strands', () => {
    expect(findMxStrands({ phases, unordered: true })).toEqual([])
  })

  it('a strand has moved from the phase of its move on', () => {
    const [com, de] = findMxStrands({ phases, unordered: false })
    expect([0, 1, 2].map((index) => com && hasMoved(com, index))).toEqual([false, true, true])
    expect([0, 1, 2].map((index) => de && hasMoved(de, index))).toEqual([false, false, true])
  })

  it('a domain is shortened to its ending only where that tells it from all others', () => {
    const strands = [{ domains: ['contoso.com'] }, { domains: ['contoso.de'] }]
    expect(shortDomain(['contoso.com'], strands)).toBe('.com')
    expect(shortDomain(['contoso.com'], [...strands, { domains: ['fabrikam.com'] }])).toBe('contoso.com')
    expect(shortDomain(['contoso.com', 'contoso.de'], [{ domains: ['contoso.com', 'contoso.de'] }])).toBe('contoso.com')
  })
})
