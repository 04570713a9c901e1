import { expect, test } from '#e2e/api-fixtures'
import { sendBytes } from './raw'

const HEADERS = [
  'cache-control: no-store',
  "content-security-policy: default-src 'none'; frame-ancestors 'none'",
  'content-type: application/problem+json',
  'cross-origin-opener-policy: same-origin',
  'cross-origin-resource-policy: same-origin',
  'permissions-policy: camera=()',
  'referrer-policy: no-referrer',
  'x-content-type-options: nosniff',
  'x-frame-options: deny',
  'x-robots-tag: noindex, nofollow',
]

const get = (host: string, ...headers: string[]) =>
  ['GET /api/scenarios HTTP/1.1', `Host: ${host}`, ...headers, '', ''].join('\r\n')
const OWN = '127.0.0.1'
const WEB_SOCKET = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: eA==']
const H2C = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA']

const cases: [string, string, number][] = [
  ['a WebSocket without key', get(OWN, ...WEB_SOCKET), 401],
  ['a WebSocket under a foreign host name', get('evil.example', ...WEB_SOCKET), 421],
  ['an upgrade to h2c without key', get(OWN, ...H2C), 401],
  ['an upgrade to h2c under a foreign host name', get('evil.example', ...H2C), 421],
  ['an upgrade to what nobody knows', get(OWN, 'Connection: Upgrade', 'Upgrade: x'), 401],
  ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0', 400],
  ['CONNECT', `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${OWN}\r\n\r\n`, 405],
  ['CONNECT under a foreign host name', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n', 421],
  ['no host name', 'GET /api/scenarios HTTP/1.1\r\n\r\n', 400],
  ['no host name in HTTP/1.0', 'GET /api/scenarios HTTP/1.0\r\n\r\n', 400],
  ['two host names', get(OWN, 'Host: evil.example'), 400],
  ['an expectation that nobody knows', get(OWN, 'Expect: something'), 401],
  ['TLS', '\u0016\u0003\u0001\u0002\0junk\r\n\r\n', 400],
  ['headers beyond the limit', get(OWN, `X-Long: ${'a'.repeat(40_000)}`), 431],
  ['a length beside chunks', get(OWN, 'Content-Length: 3', 'Transfer-Encoding: chunked'), 400],
  ['a method that HTTP does not know', `HELLO / HTTP/1.1\r\nHost: ${OWN}\r\n\r\n`, 400],
  ['a NUL in a header', get(OWN, 'X-Odd: a\0b'), 400],
]

for (const [what, bytes, status] of cases)
  test(`${what} is answered ${status}, with the headers of every answer`, async ({ server }) => {
    const answer = await sendBytes(server.port, bytes)
    const [head = '', body = ''] = answer.split('\r\n\r\n')
    const [first, ...lines] = head.toLowerCase().split('\r\n')
    expect(first).toMatch(`http/1.1 ${status} `)
    expect(HEADERS.filter((header) => !lines.some((line) => line.startsWith(header)))).toEqual([])
    expect(lines.filter((line) => /^(upgrade|server|x-powered-by|x-nextjs|x-middleware)/.test(line))).toEqual([])
    expect(body).toContain('urn:connector-planner:problem:')
  })

test('with the key an upgrade is an ordinary request, answered over HTTP/1.1', async ({ server }) => {
  for (const upgrade of [WEB_SOCKET, H2C]) {
    const answer = await sendBytes(server.port, get(OWN, `Authorization: Bearer ${server.key}`, ...upgrade))
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(answer).toContain('"scenarios":[')
  }
})
