import { describe, expect, it } from 'vitest'
import { readIdentity } from './filter-identity'

describe('what a filter is known by', () => {
  it('is sorted into networks and certificate names', () => {
    expect(readIdentity('192.0.2.0/25, 198.51.100.0-198.51.100.255; *.filter-a.example\n2001:db8::/32')).toEqual({
      networks: ['192.0.2.0/25', '198.51.100.0-198.51.100.255', '2001:db8::/32'],
      certificateNames: ['*.filter-a.example'],
      wrong: null,
    })
  })

  it('is a name also where it comes from a subject', () => {
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
  ])('is neither in %s', (text, word) => {
    expect(readIdentity(text).wrong).toBe(word)
    expect(readIdentity(text).certificateNames).not.toContain(word)
  })
})
