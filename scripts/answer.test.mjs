import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { completeHeaders } from './answer.mjs'

const servers = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

/** The headers that arrive of an answer that is made like this. */
async function headersOf(answer, publicUrl = null) {
  const server = createServer((_, response) => {
    completeHeaders(response, publicUrl)
    answer(response)
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return Object.fromEntries((await fetch(`http://127.0.0.1:${server.address().port}`)).headers)
}

describe('an answer', () => {
  it('gets the strictest headers where it says nothing', async () => {
    const headers = await headersOf((response) => response.end('x'))
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-robots-tag': 'noindex, nofollow',
    })
    expect(headers).not.toHaveProperty('strict-transport-security')
  })

  it('keeps what it set itself, before or with the status', async () => {
    const before = await headersOf((response) => response.setHeader('Cache-Control', 'public').end())
    const withStatus = await headersOf((response) => response.writeHead(404, { 'Cache-Control': 'public' }).end())
    expect([before['cache-control'], withStatus['cache-control']]).toEqual(['public', 'public'])
  })

  it('asks for TLS where people come by TLS', async () => {
    const of = (publicUrl) => headersOf((response) => response.end(), publicUrl)
    expect(await of('https://planner.example')).toMatchObject({ 'strict-transport-security': 'max-age=31536000' })
    expect(await of('http://planner.example')).not.toHaveProperty('strict-transport-security')
  })

  it('tells nothing of what made it', async () => {
    const headers = await headersOf((response) => {
      for (const name of ['X-Powered-By', 'x-middleware-rewrite', 'x-nextjs-cache'])
        response.setHeader(name, 'internal')
      response.setHeader('Vary', 'rsc, next-router-state-tree, Accept-Encoding').end()
    })
    expect(JSON.stringify(headers)).not.toContain('internal')
    expect(headers.vary).toBe('Accept-Encoding')
    expect(await headersOf((response) => response.setHeader('Vary', 'rsc').end())).not.toHaveProperty('vary')
  })
})
