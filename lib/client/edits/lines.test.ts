import { describe, expect, it } from 'vitest'
import { readDomainLines, readDomains, readNamesOf, readNetworkLines } from './lines'

describe('typed lists', () => {
  it('a list is read entry by entry, and an invalid entry is named with its line', () => {
    expect(readNetworkLines('192.0.2.1, 192.0.2.2\n\n10.0.0\n192.0.2.0/24;')).toEqual({
      values: ['192.0.2.1', '192.0.2.2', '192.0.2.0/24'],
      invalid: [{ line: 3, text: '10.0.0' }],
    })
  })

  it('invisible characters that were pasted with an entry are left out', () => {
    expect(readNetworkLines('192.0.2.1\u200b, \ufeff192.0.2.0/24')).toEqual({
      values: ['192.0.2.1', '192.0.2.0/24'],
      invalid: [],
    })
    expect(readDomains('con\u00adtoso.com')).toEqual({ domains: ['contoso.com'], wrong: null })
  })

  it('a name that must be one of a list is refused where it is not, whatever its case', () => {
    expect(readNamesOf(['Contoso.filter.example'])('contoso.FILTER.example, mx.filter.example\nother')).toEqual({
      values: ['contoso.FILTER.example'],
      invalid: [
        { line: 1, text: 'mx.filter.example' },
        { line: 2, text: 'other' },
      ],
    })
  })

  it.each([
    ['contoso.com', true],
    ['*.contoso.com', true],
    ['*', true],
    ['a@contoso.com', false],
    ['two words', false],
  ])('%s is a domain pattern: %s', (entry, expected) => {
    expect(readDomainLines(entry).values).toEqual(expected ? [entry] : [])
  })

  it('domains may be separated by commas or blanks and hold letters beyond ASCII; the first invalid one is named', () => {
    expect(readDomains('müller.de, *.contoso.com fabrikam.com')).toEqual({
      domains: ['müller.de', '*.contoso.com', 'fabrikam.com'],
      wrong: null,
    })
    expect(readDomains('contoso.com; a@contoso.com, b/c')).toEqual({ domains: ['contoso.com'], wrong: 'a@contoso.com' })
  })
})
