import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect } from '#e2e/api-fixtures'
import { startServer } from '#e2e/server'
import { sendRaw } from './raw'
import { json, make, test } from './target'

test('pages and answers of the API have the security headers', async ({ server }) => {
  const authorization = `Bearer ${server.key}`
  for (const [route, headers] of [
    ['/', { authorization }],
    ['/', {}],
    ['/s', {}],
    ['/nowhere', { authorization }],
    ['/api/scenarios', { authorization }],
    ['/api/scenarios', {}],
  ] as const) {
    const response = await fetch(server.url + route, { headers })
    const given = Object.fromEntries(response.headers)
    expect(given).toMatchObject({
      'cache-control': expect.stringContaining('no-store'),
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*frame-ancestors 'none'/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': expect.stringContaining('noindex'),
    })
    expect(given).not.toHaveProperty('x-powered-by')
    expect(given['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
  }
})

test('every page has a new nonce, on every script', async ({ server }) => {
  const read = async () => {
    const response = await fetch(server.url)
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
    const scripts = [...(await response.text()).matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes)
    return { nonce, scripts }
  }
  const [one, other] = [await read(), await read()]
  expect(one.nonce).not.toBe(other.nonce)
  expect(one.scripts.length).toBeGreaterThan(0)
  for (const attributes of one.scripts) expect(attributes).toContain(`nonce="${one.nonce}"`)
})

test('with a public address over https the cookie is for that host and https only', async () => {
  const server = await startServer({ env: { PUBLIC_URL: 'https://planner.example', HOST: '0.0.0.0' } })
  const headers = { ...json, host: 'planner.example', origin: 'https://planner.example' }
  const answer = await sendRaw({
    port: server.port,
    path: '/api/session',
    method: 'POST',
    headers,
    body: [JSON.stringify({ key: server.key })],
  })
  expect(answer.status).toBe(204)
  expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-.*; Secure$/)
  expect(server.output()).toContain('https://planner.example/#key=')
  await server.stop()
})

test('only their owner can read the files of the data folder', async ({ server }) => {
  await make(server, 'Anything')
  const modeOf = (file: string) => statSync(path.join(server.dataFolder, file)).mode & 0o777
  expect(modeOf('.')).toBe(0o700)
  // The database stands here too, unless it is one of PostgreSQL.
  const files = readdirSync(server.dataFolder)
  expect(files).toContain('access-key')
  expect(files.filter((file) => modeOf(file) !== 0o600)).toEqual([])
})

test('the log holds the access key once, and no token', async ({ server }) => {
  const { token } = await make(server, 'Anything')
  await fetch(`${server.url}/api/share/${token}`)
  await fetch(`${server.url}/api/session`, { method: 'POST', headers: json, body: JSON.stringify({ key: server.key }) })
  expect(server.output().split(server.key)).toHaveLength(2)
  expect(server.output()).not.toContain(token)
})
