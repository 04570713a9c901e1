import { NextRequest } from 'next/server'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '#lib/contract/endpoint'
import { handle, refuseUnknown, route } from './http'

const KEY = 'a-key-for-tests-only'
/** As scripts/serve.mjs makes one for each request. */
const REQUEST_ID = 'id-of-this-request'
beforeAll(() => Object.assign(process.env, { ACCESS_KEY: KEY, DATABASE_URL: 'file:none', PUBLIC_URL: '' }))

const echo = {
  method: 'POST',
  path: '/api/echo/{id}',
  summary: 'Echo',
  params: z.object({ id: z.string().max(5) }),
  query: z.object({}),
  request: z.strictObject({ text: z.string() }),
  answer: z.object({ text: z.string() }),
  status: 201,
  isOpen: false,
  takesShareToken: false,
  isConditional: false,
  takesMessage: false,
  isDeprecated: false,
  canConflict: false,
  hasTag: false,
  mostBytes: 1000,
} as const satisfies Endpoint

const { GET, HEAD, POST, OPTIONS } = route({
  POST: handle(echo, ({ params, body }) => {
    if (body.text === 'bug') throw new Error('secret text of a bug')
    return { text: `${params.id} ${body.text}` }
  }),
})

type Sent = { body?: BodyInit; headers?: Record<string, string>; id?: string; method?: string }

const request = ({ body = '{"text":"hi"}', headers = {}, method = 'POST' }: Sent) =>
  new NextRequest('http://127.0.0.1:3000/api/echo/x', {
    method,
    ...(method === 'POST' ? { body, duplex: 'half' } : {}),
    headers: {
      host: '127.0.0.1:3000',
      'x-request-id': REQUEST_ID,
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      ...headers,
    },
  })

async function send(sent: Sent = {}) {
  const response = await POST(request(sent), { params: Promise.resolve({ id: sent.id ?? 'x' }) })
  return { status: response.status, headers: response.headers, answer: await response.json() }
}

describe('a route', () => {
  it('answers what its service answers', async () => {
    expect(await send()).toMatchObject({ status: 201, answer: { text: 'x hi' } })
  })

  it.each([
    [400, 'what is not JSON', { body: '{"text":' }],
    [400, 'what is not UTF-8', { body: new Uint8Array([0x22, 0xff, 0x22]) }],
    [415, 'what is packed', { headers: { 'content-encoding': 'gzip' } }],
    [401, 'a caller without key', { headers: { authorization: '' } }],
    [401, 'a caller with a wrong key', { headers: { authorization: 'Bearer x' } }],
    [403, 'another site', { headers: { origin: 'https://evil.example' } }],
    [404, 'an address that cannot be', { id: 'too long' }],
    [413, 'more bytes than it takes', { body: `{"text":"${'x'.repeat(1000)}"}` }],
    [
      413,
      'a list longer than any may be',
      { body: `{"text":[${'0,'.repeat(99)}0]}`, headers: { 'content-length': '99999999' } },
    ],
    [415, 'another content type', { headers: { 'content-type': 'text/plain' } }],
    [422, 'another form', { body: '{"text":7}' }],
    [422, 'JSON that is nested too deep', { body: `${'['.repeat(65)}${']'.repeat(65)}` }],
  ])('answers %i to %s', async (status, _, sent: Sent) => {
    const { status: answered, headers, answer } = await send(sent)
    expect(answered).toBe(status)
    expect(headers.get('content-type')).toBe('application/problem+json')
    expect(answer).toEqual({
      type: expect.stringMatching(/^urn:/),
      title: expect.any(String),
      status,
      detail: expect.any(String),
      problems: expect.any(Array),
      requestId: REQUEST_ID,
    })
  })

  it('names path and value of what the schema refuses', async () => {
    const { answer } = await send({ body: '{"text":7}' })
    expect(answer.problems).toEqual([{ path: 'text', value: 7, message: 'a text is expected here' }])
  })

  it('says how many bytes it takes, and does not close the connection of a sender who is still sending', async () => {
    const { answer, headers } = await send({ body: `{"text":"${'x'.repeat(1000)}"}` })
    expect(answer.problems).toEqual([{ path: '', value: null, message: 'at most 1,000 bytes' }])
    expect(headers.get('connection')).toBeNull()
  })

  it('lists the first fifty lists that are too long, and counts the others', async () => {
    const roomy = route({ POST: handle({ ...echo, mostBytes: 10_000_000 }, () => ({ text: '' })) })
    const body = JSON.stringify(Array(60).fill(Array(10_001).fill(0)))
    const answer = await (await roomy.POST(request({ body }), { params: Promise.resolve({ id: 'x' }) })).json()
    expect(answer.problems).toHaveLength(50)
    expect(answer.detail).toContain('10 more not listed')
  })

  it('that needs no body accepts an almost empty one, and only as JSON', async () => {
    const bare = route({ POST: handle({ ...echo, request: null }, () => ({ text: 'done' })) })
    const statusOf = async (sent: Sent) =>
      (await bare.POST(request(sent), { params: Promise.resolve({ id: 'x' }) })).status
    const announced = (body: string) => ({ 'content-length': String(body.length) })
    expect(await statusOf({ body: '{}', headers: announced('{}') })).toBe(201)
    expect(await statusOf({ body: '', headers: { 'content-type': '' } })).toBe(201)
    const text = { 'content-type': 'text/plain' }
    expect(await statusOf({ body: '{}', headers: { ...announced('{}'), ...text } })).toBe(415)
    expect(await statusOf({ body: '{}', headers: { 'transfer-encoding': 'chunked', ...text } })).toBe(415)
    const long = ' '.repeat(1000)
    expect(await statusOf({ body: long, headers: announced(long) })).toBe(413)
    expect(await statusOf({ body: long, headers: { 'transfer-encoding': 'chunked' } })).toBe(413)
  })

  it('stops reading a body that never ends, at the limit', async () => {
    let pulled = 0
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(100))
      },
    })
    expect(await send({ body: endless })).toMatchObject({ status: 413 })
    expect(pulled).toBeLessThan(20)
  })

  it('hides the message of an unexpected error, which the log has under the same id', async () => {
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const { status, answer } = await send({ body: '{"text":"bug"}' })
    const lines = log.mock.calls.map(([line]) => JSON.parse(String(line)))
    log.mockRestore()
    expect(status).toBe(500)
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect(lines).toEqual([
      {
        time: expect.any(String),
        event: 'failure',
        requestId: answer.requestId,
        what: 'POST',
        cause: 'Error secret text of a bug',
        stack: expect.arrayContaining([expect.stringContaining('http.test.ts')]),
      },
    ])
  })

  it('logs no failure when the caller hung up', async () => {
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const caller = new AbortController()
    caller.abort()
    const gone = new NextRequest(request({ body: '{"text":"bug"}' }), { signal: caller.signal })
    expect((await POST(gone, { params: Promise.resolve({ id: 'x' }) })).status).toBe(499)
    expect(log).not.toHaveBeenCalled()
    log.mockRestore()
  })

  it('answers 405 with Allow to other methods', async () => {
    for (const [method, other] of [
      ['GET', GET],
      ['HEAD', HEAD],
      ['OPTIONS', OPTIONS],
    ] as const) {
      const response = await other(request({ method }), { params: Promise.resolve({}) })
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    }
  })
})

it('an address that no route serves is 404 with the key, and 401 without', async () => {
  const context = { params: Promise.resolve({}) }
  expect((await refuseUnknown(request({}), context)).status).toBe(404)
  expect((await refuseUnknown(request({ headers: { authorization: '' } }), context)).status).toBe(401)
})
