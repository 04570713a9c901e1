import { describe, expect, it } from 'vitest'
import { compare } from '#lib/matcher/compare'
import { addressLock, certificateLock, side } from '#lib/matcher/testing/sides'
import { kindOf, searchRegions, sortChanges } from './view-compared'

const before = side([addressLock('A', ['192.0.2.0/24', '198.51.100.0/24'])])
const after = side([addressLock('A', ['192.0.2.0/24']), certificateLock('B', '*.filter-b.example')])
const changes = sortChanges(compare(before, after).changes)

describe('what a comparison shows', () => {
  it('is what is lost first, then who is let in', () => {
    expect([...new Set(changes.map(kindOf))].slice(0, 2)).toEqual(['lost', 'gained'])
  })

  it.each([
    ['198.51.100.7', 'lost', true],
    ['198.51.0.0/16', 'lost', true],
    ['203.0.113.0/24', 'lost', false],
    ['FILTER-B', 'gained', true],
    ['elsewhere.example', 'gained', false],
    [' ', 'lost', true],
  ])('is found by %s', (text, kind, isFound) => {
    const change = changes.find((one) => kindOf(one) === kind)
    expect(searchRegions(change?.regions ?? [], text).length > 0).toBe(isFound)
  })
})
