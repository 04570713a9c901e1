import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countAddresses, intersect, ipSetOf, isEmpty, parseNetwork, subtract, union } from '#lib/matcher'
import { takeOver } from './take-over'

describe('taking the networks of a record over', () => {
  it.each<[string, string[], string[], 'keep' | 'remove', string[]]>([
    ['fills an empty list', [], ['192.0.2.0/24', '198.51.100.7'], 'keep', ['192.0.2.0/24', '198.51.100.7']],
    [
      'leaves what is there where it is',
      ['b', '198.51.100.7', '192.0.2.0/24'],
      ['192.0.2.0/24'],
      'keep',
      ['b', '198.51.100.7', '192.0.2.0/24'],
    ],
    [
      'keeps what the record does not name',
      ['198.51.100.0/29'],
      ['192.0.2.0/24'],
      'keep',
      ['198.51.100.0/29', '192.0.2.0/24'],
    ],
    ['removes it when asked', ['198.51.100.0/29'], ['192.0.2.0/24'], 'remove', ['192.0.2.0/24']],
    ['joins what has grown together', ['192.0.2.0/25', '192.0.2.200'], ['192.0.2.0/24'], 'keep', ['192.0.2.0/24']],
    [
      'writes an entry wider than /24 as Exchange Online takes it',
      ['192.0.2.0/23'],
      ['192.0.2.0/24'],
      'keep',
      ['192.0.2.0/24', '192.0.3.0/24'],
    ],
    ['adds only what an entry does not hold', ['192.0.2.0/24'], ['192.0.2.0/25'], 'keep', ['192.0.2.0/24']],
    ['narrows an entry when asked', ['192.0.2.0/24'], ['192.0.2.0/25'], 'remove', ['192.0.2.0/25']],
    ['writes a range as networks', ['192.0.2.1-192.0.2.2'], [], 'keep', ['192.0.2.1', '192.0.2.2']],
    ['leaves IPv6 alone', ['2001:db8::/32'], ['192.0.2.1'], 'remove', ['2001:db8::/32', '192.0.2.1']],
    ['does not write everything out', ['0.0.0.0/0'], ['192.0.2.1'], 'keep', ['0.0.0.0/0']],
    ['lists nothing twice', ['192.0.2.1', '192.0.2.1'], ['192.0.2.1'], 'keep', ['192.0.2.1']],
  ])('%s', (_what, current, networks, unnamed, wanted) => {
    expect(takeOver(current, networks, unnamed)).toEqual(wanted)
  })

  const entry = fc
    .tuple(fc.nat(255), fc.constantFrom(20, 22, 24, 25, 28, 31, 32))
    .map(([last, length]) => `20.40.${last % 4}.${last}/${length}`)
  const legal = fc.tuple(fc.nat(3), fc.constantFrom(24, 26)).map(([third, length]) => `20.40.${third}.0/${length}`)

  it('the new list has exactly the intended addresses, in valid entries', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { maxLength: 8 }),
        fc.array(legal, { maxLength: 4 }),
        fc.boolean(),
        (list, named, keeps) => {
          const taken = takeOver(list, named, keeps ? 'keep' : 'remove')
          const wanted = keeps ? union(ipSetOf(list), ipSetOf(named)) : ipSetOf(named)
          expect(ipSetOf(taken)).toEqual(wanted)
          for (const text of taken) expect(parseNetwork(text)?.prefixLength).toBeGreaterThanOrEqual(24)
          expect(takeOver(taken, named, 'keep')).toEqual(taken)
        },
      ),
    )
  })

  it('two lists of ten thousand networks are merged', () => {
    const many = (first: number) => Array.from({ length: 10_000 }, (_, i) => `${first}.${i >> 8}.${i & 255}.1`)
    const taken = takeOver(many(20), many(40), 'keep')
    expect(taken).toHaveLength(20_000)
    expect(isEmpty(subtract(intersect(ipSetOf(taken), ipSetOf(many(40))), ipSetOf(many(40))))).toBe(true)
    expect(countAddresses(ipSetOf(taken)).ipv4).toBe(20_000n)
  })
})
