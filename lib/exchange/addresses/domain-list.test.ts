import { describe, expect, test } from 'vitest'
import { readDomainList } from './domain-list'

describe('domains in a list', () => {
  test('a hundred thousand are read, each once', () => {
    const domains = Array.from({ length: 100_000 }, (_, i) => `d${i}.contoso.com`)
    expect(readDomainList([...domains, ...domains].join('\n')).values).toEqual(domains)
  })

  test.each<readonly [string, readonly string[]]>([
    ['smtp:*;1', ['*']],
    ['{smtp:contoso.com;1, smtp:*.fabrikam.example;10}', ['contoso.com', '*.fabrikam.example']],
    ['contoso.com; fabrikam.example', ['contoso.com', 'fabrikam.example']],
    ['"contoso.com","fabrikam.example"', ['contoso.com', 'fabrikam.example']],
    ['contoso.com\nfabrikam.example\tmüller.example', ['contoso.com', 'fabrikam.example', 'müller.example']],
    ['@contoso.com', ['contoso.com']],
    ['con\u00adtoso.com contoso.com', ['contoso.com']],
    ['contoso.com.', ['contoso.com.']],
    ['- contoso.com\n- fabrikam.example', ['contoso.com', 'fabrikam.example']],
    ['• contoso.com\n2. fabrikam.example', ['contoso.com', 'fabrikam.example']],
    // A star before every line is a bullet, and elsewhere the pattern for all domains.
    ['* contoso.com\n* fabrikam.example', ['contoso.com', 'fabrikam.example']],
    ['* contoso.com', ['*', 'contoso.com']],
    ['*\ncontoso.com', ['*', 'contoso.com']],
    ['`contoso.com` **fabrikam.example**', ['contoso.com', 'fabrikam.example']],
  ])('%s', (text, expected) => {
    expect(readDomainList(text)).toEqual({ values: expected, invalid: [] })
  })

  test.each([
    'DomainName',
    '----------',
    '198.51.100.7',
    'ann@contoso.com',
    'https://contoso.com',
    'a..b',
    '-a.example',
    'True',
    '&#123',
    `${'a'.repeat(64)}.example`,
  ])('%s is no domain', (text) => {
    expect(readDomainList(`contoso.com\n${text}`)).toEqual({ values: ['contoso.com'], invalid: [{ line: 2, text }] })
  })
})
