import { expect, test } from '#e2e/api-fixtures'

const tenant = { acceptedDomains: ['contoso.com'] }
const lock = (name: string, senderIPAddresses: readonly string[]) => ({
  id: name,
  name,
  senderDomains: ['*'],
  senderIPAddresses,
  restrictDomainsToIPAddresses: true,
})
const side = (...connectors: ReturnType<typeof lock>[]) => ({ tenant, connectors })
const sender = { id: 's', sourceIP: '203.0.113.66', tls: true, mailFrom: 'a@fabrikam.com', recipient: 'b@contoso.com' }
const [before, after] = [side(lock('A', ['192.0.2.0/24'])), side(lock('A', ['192.0.2.0/25']))]
const exported = JSON.stringify([{ Name: 'A', SenderDomains: ['smtp:*;1'], SenderIPAddresses: ['192.0.2.0/24'] }])

/** More than a request may have to be worked on beside all others. */
const PADDING = ' '.repeat(100 * 1024)

for (const [path, request] of [
  ['match', { ...before, senders: [sender] }],
  ['compare', { before, after }],
  ['survey', before],
  ['findings', before],
  ['import', { text: exported }],
] as const)
  test(`${path} answers a large request, in a worker thread, as it answers a small one`, async ({ api }) => {
    const send = async (body: string) => {
      const answer = await api.post(`/api/${path}`, { data: body, headers: { 'content-type': 'application/json' } })
      expect(answer.status()).toBe(200)
      return answer.json()
    }
    const text = JSON.stringify(request)
    expect(await send(`${PADDING}${text}`)).toEqual(await send(text))
  })

test('a large request is refused in a worker thread as a small one is', async ({ api }) => {
  for (const [body, status] of [
    ['{"tenant":', 400],
    ['['.repeat(100) + ']'.repeat(100), 422],
    ['{"tenant":7}', 422],
    [`{"connectors":[${'0,'.repeat(300)}0]}`, 413],
  ] as const) {
    const send = (data: string) =>
      api.post('/api/findings', { data: Buffer.from(data), headers: { 'content-type': 'application/json' } })
    const [large, small] = [await send(`${PADDING}${body}`), await send(body)]
    expect([large.status(), small.status()]).toEqual([status, status])
    expect(await large.json()).toEqual({ ...(await small.json()), requestId: expect.any(String) })
  }
})

/** Lists that overlap in so many ways that a comparison takes many seconds. */
const overlapping = (seed: number) =>
  side(
    ...Array.from({ length: 40 }, (_, c) =>
      lock(
        `c${c}`,
        Array.from(
          { length: 3_000 },
          (_unused, i) => `11.${(i * (c + 3)) % 64}.${(i * (seed + 2 * c + 1)) % 256}.${(i * 7) % 256}`,
        ),
      ),
    ),
  )

test('others are answered while large requests are worked on, and a caller who hangs up frees the thread', async ({
  server,
  api,
}) => {
  const callers = Array.from({ length: 12 }, () => new AbortController())
  const body = JSON.stringify({ before: overlapping(3), after: overlapping(11) })
  const headers = { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' }
  let ended = 0
  const long = callers.map(({ signal }) =>
    fetch(`${server.url}/api/compare`, { method: 'POST', headers, body, signal }).then(
      () => {
        ended += 1
      },
      () => 'hung up',
    ),
  )
  for (let i = 0; i < 20; i++) {
    expect((await api.get('/api/scenarios')).status()).toBe(200)
    expect((await api.post('/api/findings', { data: before })).status()).toBe(200)
  }
  expect(ended).toBe(0)
  for (const caller of callers) caller.abort()
  await Promise.all(long)
  const next = await api.post('/api/compare', {
    data: `${PADDING}${JSON.stringify({ before, after })}`,
    headers: { 'content-type': 'application/json' },
  })
  expect(next.status()).toBe(200)
})

test('other requests are answered while a large match runs', async ({ api }) => {
  const connectors = Array.from({ length: 200 }, (_, i) => lock(`c${i}`, [`10.0.${i}.0/24`]))
  const senders = Array.from({ length: 500 }, (_, i) => ({
    ...sender,
    id: `s${i}`,
    certificateNames: [],
    sourceIP: `10.0.${i % 250}.7`,
  }))
  let isMatching = true
  const match = api
    .post('/api/match', { data: { tenant, connectors, senders, detail: 'full' } })
    .then(async (response) => {
      isMatching = false
      return (await response.json()).verdicts.length
    })
  let answeredMeanwhile = 0
  while (isMatching) {
    expect((await api.get('/api/health/live')).status()).toBe(200)
    if (isMatching) answeredMeanwhile += 1
  }
  expect(await match).toBe(500)
  expect(answeredMeanwhile).toBeGreaterThan(3)
})
