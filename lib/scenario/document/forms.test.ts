import { describe, expect, it } from 'vitest'
import { isAddress, readDomainPattern } from './forms'

describe('SMTP addresses', () => {
  it.each([
    'u@contoso.com',
    'u@contoso.com.',
    'u+v=w@sub.contoso.com',
    'u@bücher.example',
    '"a b"@contoso.com',
    '"a@b"@contoso.com',
    '"a\\"b"@contoso.com',
    'scanner@[192.0.2.1]',
    'scanner@[IPv6:2001:db8::1]',
  ])('%s is an address', (text) => {
    expect(isAddress(text)).toBe(true)
  })

  it.each([
    'u',
    '@contoso.com',
    'a b@contoso.com',
    '"a b@contoso.com',
    'u@contoso.com,x',
    'u@contoso.com;v@contoso.com',
    'u@contoso.com/x',
    'u@*.contoso.com',
    'u@contoso..com',
    'u@[192.0.2.1',
    `u@${'a'.repeat(64)}.com`,
  ])('%s is not an address', (text) => {
    expect(isAddress(text)).toBe(false)
  })
})

describe('domains and patterns of domains', () => {
  it.each([
    '*',
    'contoso.com',
    '*.contoso.com',
    'contoso.com.',
    'com',
    'bücher.example',
    '*contoso.com',
    'a.*.contoso.com',
  ])('%s is a domain or a pattern', (text) => {
    expect(readDomainPattern(` ${text}`)).toBe(text)
  })

  it.each([
    '',
    '.',
    '*.',
    '..',
    '.contoso.com',
    'contoso..com',
    'contoso.com..',
    '。contoso.com',
    'a。.b',
    'a b',
    'a@b',
    '&#123',
    'contoso.onmicros…',
    '**contoso.com**',
    '`contoso.com`',
    '{*',
    'a=b',
  ])('%o is neither a domain nor a pattern', (text) => {
    expect(readDomainPattern(text)).toBe(null)
  })
})
