import { beforeAll, describe, expect, it } from 'vitest'
import { KEY_ATTEMPTS, TOKEN_ATTEMPTS } from '#lib/server/rate-limit'
import { accessOf, checkKey, openShareLink, requireKey } from './auth'

const KEY = 'a-key-for-tests-only'
beforeAll(() => Object.assign(process.env, { ACCESS_KEY: KEY, DATABASE_URL: 'file:none', PUBLIC_URL: '' }))

const from = (address: string, headers: Record<string, string> = {}) =>
  new Headers({ 'x-forwarded-for': address, ...headers })

it('a wrong key is told apart from none', async () => {
  await expect(requireKey(from('192.0.2.3'))).rejects.toMatchObject({ refusal: 'no-key' })
  const wrong = from('192.0.2.3', { authorization: 'Bearer guess' })
  await expect(requireKey(wrong)).rejects.toMatchObject({ refusal: 'wrong-key' })
})

describe('after too many wrong attempts from one address', () => {
  it('a wrong key is refused with 429, and the right one accepted', async () => {
    const stranger = from('192.0.2.1')
    for (let i = 0; i < KEY_ATTEMPTS.most; i++) expect(checkKey(`guess ${i}`, stranger)).toBe(false)
    expect(() => checkKey('guess', stranger)).toThrow(expect.objectContaining({ refusal: 'too-many-attempts' }))
    expect(checkKey(KEY, stranger)).toBe(true)
    expect(await accessOf(from('192.0.2.1', { authorization: `Bearer ${KEY}` }))).toBe('key')
    await expect(accessOf(from('192.0.2.1', { authorization: 'Bearer guess' }))).rejects.toThrow()
  })

  it('a wrong token is refused with 429, and the right one accepted', async () => {
    const stranger = from('192.0.2.2')
    const guess = () => openShareLink(stranger, async () => null)
    for (let i = 0; i < TOKEN_ATTEMPTS.most; i++) await expect(guess()).rejects.toMatchObject({ refusal: 'not-found' })
    await expect(guess()).rejects.toMatchObject({ refusal: 'too-many-attempts' })
    expect(await openShareLink(stranger, async () => 'opened')).toBe('opened')
  })
})
