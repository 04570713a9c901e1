import { describe, expect, it } from 'vitest'
import { compare } from '#lib/matcher'
import { addressLock, certificateLock, side } from '#lib/matcher/testing/sides'
import { changeKindOf, searchChanges, searchRegions, sortChanges } from './sender-changes'

const before = side([addressLock('A', ['192.0.2.0/24', '198.51.100.0/24'])])
const after = side([addressLock('A', ['192.0.2.0/24']), certificateLock('B', '*.filter-b.example')])
const changes = sortChanges(compare(before, after).changes)

describe('what a comparison shows', () => {
  it('lost mail comes before newly admitted senders', () => {
    expect([...new Set(changes.map(changeKindOf))].slice(0, 2)).toEqual(['lost', 'perhapsLost'])
  })

  it.each([
    ['198.51.100.7', 'lost', true],
    ['198.51.0.0/16', 'lost', true],
    ['203.0.113.0/24', 'lost', false],
    ['FILTER-B', 'gained', true],
    ['zzz', 'gained', false],
    ['mx7.filter-b.example', 'gained', true],
    ['*.filter-b.example', 'gained', true],
    ['fabrikam.com', 'lost', true],
    ['someone@fabrikam.com', 'gained', true],
    ['<>', 'gained', true],
    [' ', 'lost', true],
  ])('a search for %s in senders that are %s finds some: %s', (text, kind, isFound) => {
    const change = changes.find((one) => changeKindOf(one) === kind)
    expect(searchRegions(change?.regions ?? [], text).length > 0).toBe(isFound)
  })

  it('a search keeps a change whose regions were cut, since they may hold what is searched', () => {
    const partners = ['a', 'b', 'c'].map((name) =>
      addressLock(name, [`192.0.2.${name.charCodeAt(0)}`], { senderDomains: [`${name}.example`] }),
    )
    const off = partners.map((one) => ({ ...one, enabled: false }))
    const found = (text: string, mostRegions: number) =>
      searchChanges(compare(side(partners), side(off), {}, { mostRegions }).changes, text)
    expect(found('c.example', 1).every(({ change }) => change.regionsLeft > 0)).toBe(true)
    expect(found('c.example', 1).length).toBeGreaterThan(0)
    expect(found('c.example', 100).flatMap(({ regions }) => regions).length).toBeGreaterThan(0)
    expect(found('someone@elsewhere.test', 100)).toEqual([])
    expect(found('someone@a.example', 100).length).toBeGreaterThan(0)
  })
})
