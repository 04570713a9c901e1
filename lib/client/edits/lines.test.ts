import { describe, expect, it } from 'vitest'
import { isDomainPattern, isNetwork, readDomains, readLines } from './lines'

describe('typed lists', () => {
  it('are read entry by entry, and what cannot be read is named with its line', () => {
    expect(readLines('192.0.2.1, 192.0.2.2\n\n10.0.0\n192.0.2.0/24;', isNetwork)).toEqual({
      values: ['192.0.2.1', '192.0.2.2', '192.0.2.0/24'],
      invalid: [{ line: 3, text: '10.0.0' }],
    })
  })

  it.each([
    ['contoso.com', true],
    ['*.contoso.com', true],
    ['*', true],
    ['a@contoso.com', false],
    ['two words', false],
  ])('take %s for a domain: %s', (entry, expected) => {
    expect(isDomainPattern(entry)).toBe(expected)
  })

  it('take domains with letters beyond ASCII, parted by commas or blanks, and name the first that is none', () => {
    expect(readDomains('müller.de, *.contoso.com fabrikam.com')).toEqual({
      domains: ['müller.de', '*.contoso.com', 'fabrikam.com'],
      wrong: null,
    })
    expect(readDomains('contoso.com; a@contoso.com, b/c')).toEqual({ domains: ['contoso.com'], wrong: 'a@contoso.com' })
  })
})
