import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect } from '#e2e/api-fixtures'
import { startServer } from '#e2e/server'
import { sendRaw } from './raw'
import { json, test } from './target'

test('pages and answers of the API have the security headers', async ({ target }) => {
  const authorization = `Bearer ${target.key}`
  for (const [route, headers] of [
    ['/', { authorization }],
    ['/', {}],
    ['/s', {}],
    ['/nowhere', { authorization }],
    ['/api/scenarios', { authorization }],
    ['/api/scenarios', {}],
  ] as const) {
    const response = await fetch(target.url + route, { headers })
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

test('every page has a new nonce, on every script', async ({ target }) => {
  const read = async () => {
    const response = await fetch(target.url)
    const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1]
    const scripts = [...(await response.text()).matchAll(/<script\b([^>]*)>/g)].map(([, attributes]) => attributes)
    return { nonce, scripts }
  }
  const [one, other] = [await read(), await read()]
  expect(one.nonce).not.toBe(other.nonce)
  expect(one.scripts.length).toBeGreaterThan(0)
  for (const attributes of one.scripts) expect(attributes).toContain(`nonce="${one.nonce}"`)
})

test('the cookie does not hold the key, and is closed to scripts and other sites', async ({ target }) => {
  const response = await fetch(`${target.url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ key: target.key }),
  })
  expect(response.status).toBe(204)
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
  expect(cookie).not.toContain(target.key)
  const [pair = ''] = cookie.split(';')
  const read = (value: string) => fetch(`${target.url}/api/scenarios`, { headers: { cookie: value } })
  expect((await read(pair)).status).toBe(200)
  const [name, id, signature] = pair.split(/[=.]/)
  expect((await read(`${name}=${id}x.${signature}`)).status).toBe(401)
  expect((await read(`${name}=${id}.${id}`)).status).toBe(401)
  expect((await read(`${name}=${target.key}`)).status).toBe(401)
  // A request with the cookie but without an Origin may read and not write.
  expect(
    (await fetch(`${target.url}/api/scenarios`, { method: 'POST', headers: { ...json, cookie: pair }, body: '{}' }))
      .status,
  ).toBe(403)
})

test('signing out ends the session on the server, for pages and the API', async ({ target }) => {
  const signIn = async () => {
    const init = { method: 'POST', headers: json, body: JSON.stringify({ key: target.key }) }
    const response = await fetch(`${target.url}/api/session`, init)
    return response.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const [cookie, other] = [await signIn(), await signIn()]
  const statusOf = async (given: string) =>
    (await fetch(`${target.url}/api/scenarios`, { headers: { cookie: given } })).status
  const pageOf = async (given: string) => (await fetch(`${target.url}/rules`, { headers: { cookie: given } })).text()
  expect([await statusOf(cookie), await pageOf(cookie)]).toEqual([
    200,
    expect.stringContaining('Exchange Online decides'),
  ])
  const leave = (headers: Record<string, string>) => fetch(`${target.url}/api/session`, { method: 'DELETE', headers })
  expect((await leave({ cookie, origin: 'https://evil.example' })).status).toBe(403)
  expect(await statusOf(cookie)).toBe(200)
  const left = await leave({ cookie, origin: target.url })
  expect([left.status, left.headers.get('set-cookie')]).toEqual([204, expect.stringMatching(/=; .*Max-Age=0/)])
  expect([await statusOf(cookie), await pageOf(cookie)]).toEqual([401, expect.stringContaining('<title>Access key')])
  expect(await statusOf(other)).toBe(200)
  expect((await leave({ cookie, origin: target.url })).status).toBe(204)
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

test('only their owner can read the files of the data folder', async ({ target, make }) => {
  await make('Anything')
  const modeOf = (file: string) => statSync(path.join(target.dataFolder, file)).mode & 0o777
  expect(modeOf('.')).toBe(0o700)
  // The database stands here too, unless it is one of PostgreSQL.
  const files = readdirSync(target.dataFolder)
  expect(files).toContain('access-key')
  expect(files.filter((file) => modeOf(file) !== 0o600)).toEqual([])
})

test('the log holds the access key once, and no token', async ({ target, make }) => {
  const { token } = await make('Anything')
  await fetch(`${target.url}/api/share/${token}`)
  await fetch(`${target.url}/api/session`, { method: 'POST', headers: json, body: JSON.stringify({ key: target.key }) })
  expect(target.output().split(target.key)).toHaveLength(2)
  expect(target.output()).not.toContain(token)
})
