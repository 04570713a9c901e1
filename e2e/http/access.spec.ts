import { expect } from '#e2e/api-fixtures'
import { json, make, test } from './target'

test('an expired and a revoked link answer as an unknown one does', async ({ server }) => {
  const [expired, revoked] = [await make(server, 'Expired'), await make(server, 'Revoked')]
  const sql = `UPDATE "ShareLink" SET "expiresAt" = '2020-01-01T00:00:00.000+00:00' WHERE id = ?`
  await server.changeStored(sql, [expired.linkId])
  await fetch(`${server.url}/api/scenarios/${revoked.id}/share-links/${revoked.linkId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${server.key}` },
  })
  const answers = await Promise.all(
    [expired.token, revoked.token, 'A'.repeat(43)].map(async (token) => {
      const response = await fetch(`${server.url}/api/share`, { headers: { 'share-token': token } })
      const { requestId: _, ...problem } = await response.json()
      return [response.status, problem]
    }),
  )
  expect(answers[0]?.[0]).toBe(404)
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
})

test('wrong keys and tokens are limited, and the right ones always accepted', async ({ target }) => {
  const { token } = await make(target, 'Shared')
  const signIn = (key: string) =>
    fetch(`${target.url}/api/session`, { method: 'POST', headers: json, body: JSON.stringify({ key }) })
  for (let i = 0; i < 60; i++) expect((await signIn(`guess ${i}`)).status).toBe(401)
  const late = await signIn('guess')
  expect(late.status).toBe(429)
  expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
  // A forwarding header does not make a caller count as another one.
  const read = (authorization: string) =>
    fetch(`${target.url}/api/scenarios`, { headers: { 'x-forwarded-for': '198.51.100.7', authorization } })
  expect((await read('Bearer guess')).status).toBe(429)
  expect((await read(`Bearer ${target.key}`)).status).toBe(200)
  expect((await signIn(target.key)).status).toBe(204)
  const open = (given: string) => fetch(`${target.url}/api/share/${given}`)
  for (let i = 0; i < 30; i++) expect((await open(`guess${i}`)).status).toBe(404)
  expect((await open('guess')).status).toBe(429)
  expect((await open(token)).status).toBe(200)
})

test('the cookie does not hold the key, and is closed to scripts and other sites', async ({ server }) => {
  const response = await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ key: server.key }),
  })
  expect(response.status).toBe(204)
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
  expect(cookie).not.toContain(server.key)
  const [pair = ''] = cookie.split(';')
  const read = (value: string) => fetch(`${server.url}/api/scenarios`, { headers: { cookie: value } })
  expect((await read(pair)).status).toBe(200)
  const [name, id, signature] = pair.split(/[=.]/)
  expect((await read(`${name}=${id}x.${signature}`)).status).toBe(401)
  expect((await read(`${name}=${id}.${id}`)).status).toBe(401)
  expect((await read(`${name}=${server.key}`)).status).toBe(401)
  // A request with the cookie but without an Origin may read and not write.
  expect(
    (await fetch(`${server.url}/api/scenarios`, { method: 'POST', headers: { ...json, cookie: pair }, body: '{}' }))
      .status,
  ).toBe(403)
})

test('signing out ends the session on the server, for pages and the API', async ({ server }) => {
  const signIn = async () => {
    const init = { method: 'POST', headers: json, body: JSON.stringify({ key: server.key }) }
    const response = await fetch(`${server.url}/api/session`, init)
    return response.headers.get('set-cookie')?.split(';')[0] ?? ''
  }
  const [cookie, other] = [await signIn(), await signIn()]
  const statusOf = async (given: string) =>
    (await fetch(`${server.url}/api/scenarios`, { headers: { cookie: given } })).status
  const pageOf = async (given: string) => (await fetch(`${server.url}/rules`, { headers: { cookie: given } })).text()
  expect([await statusOf(cookie), await pageOf(cookie)]).toEqual([
    200,
    expect.stringContaining('Exchange Online decides'),
  ])
  const leave = (headers: Record<string, string>) => fetch(`${server.url}/api/session`, { method: 'DELETE', headers })
  expect((await leave({ cookie, origin: 'https://evil.example' })).status).toBe(403)
  expect(await statusOf(cookie)).toBe(200)
  const left = await leave({ cookie, origin: server.url })
  expect([left.status, left.headers.get('set-cookie')]).toEqual([204, expect.stringMatching(/=; .*Max-Age=0/)])
  expect([await statusOf(cookie), await pageOf(cookie)]).toEqual([401, expect.stringContaining('<title>Access key')])
  expect(await statusOf(other)).toBe(200)
  expect((await leave({ cookie, origin: server.url })).status).toBe(204)
})
