import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readGivenKey, weaknessOf } from './access-key.mjs'

describe('a key in ACCESS_KEY', () => {
  it.each([
    ['secret', /fewer than 16/],
    ['f3a9c81e7b204d5', /fewer than 16/],
    ['aaaaaaaaaaaaaaaaaaaaaaaa', /repeats/],
    ['abababababababababab', /repeats/],
    ['x7Kq9x7Kq9x7Kq9x7Kq9', /repeats/],
    ['passwordpassword', /repeats/],
    ['ChangeMe-Password-1', /common words/],
    ['P4$$w0rd-adm1n-2026', /common words/],
    ['ConnectorPlannerAccess', /common words/],
    ['1234567890123456', /repeats|common words/],
    ['abcdefghijklmnopqrst', /common words/],
    ['9876543210abcdefgh', /common words/],
    ['qwertzuiopasdfghjkl', /common words/],
    ['aaaaaaaabbbbbbbbcccccccc12', /common words|repeats/],
  ])('%s is refused in one sentence', (key, weakness) => {
    expect(() => readGivenKey(key)).toThrow(weakness)
    expect(() => readGivenKey(key)).toThrow(/^ACCESS_KEY is too weak, since [^.]*: give a random one [^.]*\.$/)
    expect(() => readGivenKey(key)).not.toThrow(key)
  })

  it.each([
    ['with spaces in it, quite long', /spaces/],
    ['schlüssel-mit-umlaut', /ASCII/],
  ])('%s is refused, since no header carries it as it is', (key, message) => {
    expect(() => readGivenKey(key)).toThrow(message)
  })

  it.each(['correct-horse-battery-staple', 'given-by-the-environment', 'f3a9c81e7b204d56'])('%s is taken', (key) => {
    expect(readGivenKey(key)).toBe(key)
  })

  it('that is random is always taken', () => {
    for (let i = 0; i < 2_000; i++) {
      expect(weaknessOf(randomBytes(16).toString('hex'))).toBeNull()
      expect(weaknessOf(randomBytes(24).toString('base64url'))).toBeNull()
    }
  })
})
