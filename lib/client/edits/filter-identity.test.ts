import { describe, expect, it } from 'vitest'
import { readIdentity } from './filter-identity'

describe('the identity of a filter', () => {
  it('typed words are sorted into networks and certificate names', () => {
    expect(readIdentity('192.0.2.0/25, 198.51.100.0-198.51.100.255; *.filter-a.example\n2001:db8::/32')).toEqual({
      networks: ['192.0.2.0/25', '198.51.100.0-198.51.100.255', '2001:db8::/32'],
      certificateNames: ['*.filter-a.example'],
      wrong: null,
    })
  })

  it('a certificate subject is read as the name in it', () => {
    expect(readIdentity('CN=mx.filter-b.example')).toMatchObject({
      certificateNames: ['mx.filter-b.example'],
      wrong: null,
    })
  })

  it.each([
    ['foo bar', 'foo'],
    ['CN=mx.filter-b.example, O=x', 'O=x'],
    ['192.0.2.0/33', '192.0.2.0/33'],
    ['192.0.2', '192.0.2'],
  ])('%s is neither network nor name', (text, word) => {
    expect(readIdentity(text).wrong).toBe(word)
    expect(readIdentity(text).certificateNames).not.toContain(word)
  })
})
