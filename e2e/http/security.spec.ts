import { expect } from '#e2e/api-fixtures'
import { sendRaw, waitUntilLetGo } from './raw'
import { json, test } from './target'

test('a request under a foreign host name is refused, for pages, script files and the API', async ({ server }) => {
  for (const route of [
    '/',
    '/s',
    '/icon.svg',
    '/_next/static/x.js',
    '/api/scenarios',
    '/api/health/live',
    '/api/nowhere',
  ]) {
    const answer = await sendRaw({
      port: server.port,
      path: route,
      headers: { host: 'evil.example', authorization: `Bearer ${server.key}` },
    })
    expect([route, answer.status]).toEqual([route, 421])
    expect(answer.headers['content-type']).toBe('application/problem+json')
  }
  const forged = {
    host: `127.0.0.1:${server.port}`,
    'x-forwarded-host': 'evil.example',
    authorization: `Bearer ${server.key}`,
  }
  expect((await sendRaw({ port: server.port, path: '/api/scenarios', headers: forged })).status).toBe(200)
})

test('large, deep and endless bodies are refused while they come in, and the server stays up', async ({ target }) => {
  const send = (body: Iterable<string>) =>
    sendRaw({
      port: target.port,
      path: '/api/match',
      method: 'POST',
      headers: { host: `127.0.0.1:${target.port}`, authorization: `Bearer ${target.key}`, ...json },
      body,
    })
  const mebibyte = ' '.repeat(1024 * 1024)
  const chunked = await send(Array(40).fill(mebibyte))
  expect(chunked.status).toBe(413)
  expect(chunked.sent).toBeLessThan(40 * mebibyte.length)
  function* endless() {
    for (;;) yield mebibyte
  }
  expect((await send(endless())).status).toBe(413)

  const match = (members: object) =>
    JSON.stringify({ tenant: { acceptedDomains: [] }, connectors: [], senders: [], ...members })
  const senders = await send([match({ senders: Array(100_000).fill({ id: 'x' }) })])
  expect([senders.status, JSON.parse(senders.body).problems]).toEqual([
    413,
    [{ path: 'senders', value: 100_000, message: expect.any(String) }],
  ])
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  expect((await send([match({}).replace('"connectors":[]', `"connectors":${deep}`)])).status).toBe(422)
  const bogus = { id: 'a', name: 'A', senderDomains: ['*'], senderIPAddresses: Array(10_000).fill(0) }
  expect((await send([match({ connectors: Array(90).fill(bogus) })])).status).toBe(422)
  expect((await send(['{"__proto__":{"isOpen":true},"constructor":{"prototype":{"x":1}}}'])).status).toBe(422)
  expect((await fetch(`${target.url}/api/health/ready`)).status).toBe(200)
  // Each of these callers hung up with its answer. The server lets go of such callers in the order in which they came.
  await waitUntilLetGo(target.port)
  expect(target.output()).not.toContain('Error')
})

test('a method or path that no route can answer is refused, and no error is logged', async ({ server }) => {
  const earlier = server.output().length
  const own = { host: `127.0.0.1:${server.port}`, authorization: `Bearer ${server.key}` }
  for (const [method, route, status] of [
    ['TRACE', '/', 405],
    ['TRACE', '/api/match', 405],
    ['TRACE', '/nowhere', 405],
    ['PROPFIND', '/api/match', 405],
    ['PROPFIND', '/', 405],
    ['DELETE', '/', 405],
    ['POST', '/robots.txt', 405],
    ['GET', '*', 400],
    ['OPTIONS', '*', 400],
    ['GET', '/api/scenarios/%ff', 400],
    ['GET', '/api/share/%E0%A4%A', 400],
    ['GET', '/scenarios/%', 400],
    ['GET', '/%ff?x=%ff', 400],
    ['GET', '//api/match', 400],
    ['GET', '/\\x', 400],
  ] as const) {
    const answer = await sendRaw({ port: server.port, path: route, method, headers: own })
    expect([method, route, answer.status, answer.headers['content-type']]).toEqual([
      method,
      route,
      status,
      'application/problem+json',
    ])
    expect(answer.headers).toMatchObject({ 'x-frame-options': 'DENY', 'cross-origin-resource-policy': 'same-origin' })
    expect(answer.body).not.toContain(server.key)
    const foreign = await sendRaw({ port: server.port, path: route, method, headers: { host: 'evil.example' } })
    expect([method, route, foreign.status]).toEqual([method, route, 421])
  }
  expect(server.output().slice(earlier)).not.toContain('Error')
})

test('a page takes no body, and the refusal of a large one always arrives', async ({ server }) => {
  const headers = { host: `127.0.0.1:${server.port}`, authorization: `Bearer ${server.key}`, ...json }
  const mebibyte = ' '.repeat(1024 * 1024)
  for (const [route, status] of [
    ['/', 405],
    ['/api/match', 413],
  ] as const)
    for (let i = 0; i < 10; i++) {
      const body = Array(40).fill(mebibyte)
      const answer = await sendRaw({ port: server.port, path: route, method: 'POST', headers, body })
      expect([route, answer.status]).toEqual([route, status])
    }
})

test('every spelling of an address passes the guards first', async ({ server }) => {
  for (const route of ['/api', '/api/', '/api/match/', '/rules/', '/scenarios/new/']) {
    const foreign = await sendRaw({ port: server.port, path: route, headers: { host: 'evil.example' } })
    expect([route, foreign.status]).toEqual([route, 421])
  }
  for (const route of ['/api', '/api/', '/api/nowhere/']) {
    const own = { host: `127.0.0.1:${server.port}` }
    expect((await sendRaw({ port: server.port, path: route, headers: own })).status).toBe(401)
    const withKey = { ...own, authorization: `Bearer ${server.key}` }
    const answer = await sendRaw({ port: server.port, path: route, headers: withKey })
    expect([route, answer.status, answer.headers['content-type']]).toEqual([route, 404, 'application/problem+json'])
  }
})

test('a body with another content type than JSON is refused', async ({ server }) => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
    const headers = { authorization: `Bearer ${server.key}`, 'content-type': type }
    const response = await fetch(`${server.url}/api/scenarios`, { method: 'POST', headers, body: '{}' })
    expect([type, response.status]).toEqual([type, 415])
  }
})
