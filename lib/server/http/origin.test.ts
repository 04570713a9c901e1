import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#lib/server/errors'
import { checkOrigin } from './origin'

beforeAll(() =>
  Object.assign(process.env, {
    ACCESS_KEY: 'a-key-for-tests-only',
    DATABASE_URL: 'file:none',
    PUBLIC_URL: 'https://planner.example',
  }),
)

describe('a write', () => {
  const write =
    (headers: Record<string, string>, access: 'key' | 'session' | 'none' = 'session') =>
    () =>
      checkOrigin('PUT', new Headers({ host: '127.0.0.1:3000', ...headers }), access)

  it.each([
    ['from a page of ours', { origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }],
    ['from a page of ours at the port that http has anyway', { host: 'localhost:80', origin: 'http://localhost' }],
    [
      'from a page at the public address',
      { host: 'planner.example', origin: 'https://planner.example', 'sec-fetch-site': 'same-origin' },
    ],
  ])('%s is taken', (_, headers) => {
    expect(write(headers)).not.toThrow()
  })

  it.each([
    ['from another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['from another port of the same machine', { origin: 'http://127.0.0.1:4000', 'sec-fetch-site': 'same-site' }],
    ['from a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['that hides its origin but not its site', { 'sec-fetch-site': 'cross-site' }],
    ['that says nothing and brings only a cookie', {}],
    ['by plain http where the public address has https', { host: 'planner.example', origin: 'http://planner.example' }],
  ])('%s is refused', (_, headers) => {
    expect(write(headers)).toThrow(AppError)
  })

  it('of a script that brings the key is taken', () => {
    expect(write({}, 'key')).not.toThrow()
  })

  it('of another site is refused even with the key', () => {
    expect(write({ origin: 'https://evil.example' }, 'key')).toThrow(AppError)
  })
})
