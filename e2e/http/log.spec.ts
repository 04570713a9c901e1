import { once } from 'node:events'
import { connect } from 'node:net'
import { expect } from '#e2e/api-fixtures'
import type { StartedServer } from '#e2e/server'
import { json, make, test } from './target'

type Line = Readonly<Record<string, unknown>>

/** The lines of the log so far, without what the server prints when it starts. */
const linesOf = (target: StartedServer): Line[] =>
  target
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))

test('the log has a line for every request, and in none of them a token, a key, an id, a title or a query', async ({
  server,
}) => {
  const { id, token } = await make(server, 'Secret plan')
  const headers = { authorization: `Bearer ${server.key}` }
  const asked = [
    await fetch(`${server.url}/api/scenarios/${id}?key=${server.key}`, { headers }),
    await fetch(`${server.url}/api/share/${token}`),
    await fetch(`${server.url}/scenarios/${id}?phase=secret-phase`, { headers }),
    await fetch(`${server.url}/${token}`, { headers }),
    await fetch(`${server.url}/api/scenarios/${id}/revisions/1/restore`, {
      method: 'POST',
      headers: { ...headers, 'if-match': '"1"', 'revision-message': 'secret-message' },
    }),
    await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ key: 'secret-guess' }),
    }),
  ]
  const ids = asked.map((answer) => answer.headers.get('x-request-id'))
  expect(new Set(ids).size).toBe(asked.length)
  await expect
    .poll(() => linesOf(server).filter(({ requestId }) => ids.some((one) => one === requestId)))
    .toHaveLength(asked.length)
  const logged = ids.map((one) => linesOf(server).find(({ requestId }) => requestId === one))
  expect(logged.map((line) => [line?.method, line?.route, line?.status])).toEqual([
    ['GET', '/api/scenarios/*', 200],
    ['GET', '/api/share/*', 200],
    ['GET', '/scenarios/*', 200],
    ['GET', '/*', 404],
    ['POST', '/api/scenarios/*/revisions/*/restore', 409],
    ['POST', '/api/session', 401],
  ])
  for (const line of logged)
    expect(line).toMatchObject({ time: expect.stringMatching(/^\d{4}-/), milliseconds: expect.any(Number) })
  const log = JSON.stringify(linesOf(server))
  for (const secret of [id, token, server.key, 'Secret plan', 'secret-']) expect(log).not.toContain(secret)
})

test('a refusal carries the id of its line in the log', async ({ server }) => {
  const answers = [
    await fetch(`${server.url}/api/scenarios`),
    await fetch(`${server.url}//api/match`),
    await fetch(`${server.url}/api/scenarios/none`, { headers: { authorization: `Bearer ${server.key}` } }),
  ]
  for (const answer of answers) {
    const { requestId } = await answer.json()
    expect(answer.headers.get('x-request-id')).toBe(requestId)
    await expect
      .poll(() => linesOf(server))
      .toContainEqual(expect.objectContaining({ requestId, status: answer.status }))
  }
})

test('a client that hangs up is not logged as an error', async ({ target }) => {
  const ask = async (head: string, body: string, wait: number) => {
    const socket = connect(target.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`${head}\r\nHost: 127.0.0.1:${target.port}\r\nAuthorization: Bearer ${target.key}\r\n${body}`)
    await new Promise((resolve) => setTimeout(resolve, wait))
    socket.destroy()
  }
  const senders = Array.from({ length: 2_000 }, (_, i) => ({ id: `s${i}`, sourceIP: '192.0.2.1' }))
  const connectors = Array.from({ length: 100 }, (_, i) => ({ id: `c${i}`, name: `C${i}`, senderDomains: ['*'] }))
  const match = JSON.stringify({ tenant: { acceptedDomains: ['contoso.com'] }, connectors, senders, detail: 'full' })
  const typed = (length: number) => `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`
  await ask('GET /api/scenarios HTTP/1.1', '\r\n', 0)
  await ask('POST /api/match HTTP/1.1', `${typed(match.length)}${match.slice(0, 1000)}`, 100)
  await ask('POST /api/match HTTP/1.1', `${typed(match.length)}${match}`, 200)
  await expect.poll(() => linesOf(target).filter(({ hungUp }) => hungUp === true).length).toBeGreaterThanOrEqual(2)
  expect((await fetch(`${target.url}/api/health/ready`)).status).toBe(200)
  expect(linesOf(target).filter(({ event }) => event === 'failure')).toEqual([])
  expect(target.output()).not.toContain('Error')
})
