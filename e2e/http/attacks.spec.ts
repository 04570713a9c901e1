import { createHmac, randomBytes } from 'node:crypto'
import { expect } from '#e2e/api-fixtures'
import { pageAddresses } from '#e2e/screens'
import type { StartedServer } from '#e2e/server'
import { ENDPOINTS } from '#lib/contract/endpoints'
import { sendRaw } from './raw'
import { json, type Made, make, test } from './target'

const SECRET = 'Secret plan'
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE']
const PAGES = [...pageAddresses(), '/nowhere']
const UNKNOWN_TOKEN = 'A'.repeat(43)

type Credential = { readonly name: string; readonly query?: string; readonly headers: Record<string, string> }

/** The addresses of all endpoints, of the pages, and one that nothing serves, each with the ids of the secret scenario. */
function addressesOf({ id, linkId }: Made): string[] {
  const fill = (pattern: string) =>
    pattern.replace('{id}', id).replace('{n}', '1').replace('{linkId}', linkId).replace('{token}', UNKNOWN_TOKEN)
  const ofApi = Object.values(ENDPOINTS).map((endpoint) => fill(endpoint.path))
  return [...new Set([...ofApi, '/api/nowhere', ...PAGES, `/scenarios/${id}`])]
}

async function signIn({ url, key }: StartedServer): Promise<string> {
  const init = { method: 'POST', headers: json, body: JSON.stringify({ key }) }
  return (await fetch(`${url}/api/session`, init)).headers.get('set-cookie')?.split(';')[0] ?? ''
}

const remove = ({ url, key }: StartedServer, address: string) =>
  fetch(url + address, { method: 'DELETE', headers: { authorization: `Bearer ${key}` } })

/** Everything that somebody without the key may bring, each of which once opened something or stands in the wrong place. */
async function makeCredentials(target: StartedServer): Promise<Credential[]> {
  const { key, url } = target
  const [working, revoked, expired, ofDeleted] = [
    await make(target, 'Shared'),
    await make(target, 'Revoked'),
    await make(target, 'Expired'),
    await make(target, 'Deleted'),
  ]
  await remove(target, `/api/scenarios/${revoked.id}/share-links/${revoked.linkId}`)
  await remove(target, `/api/scenarios/${ofDeleted.id}`)
  await expire(target, expired.linkId)
  const ended = await signIn(target)
  await fetch(`${url}/api/session`, { method: 'DELETE', headers: { cookie: ended, origin: url } })
  const [cookieName = ''] = ended.split('=')
  const id = randomBytes(32).toString('base64url')
  const forged = `${id}.${createHmac('sha256', 'another key').update(`session ${id}`).digest('base64url')}`
  return [
    { name: 'nothing', headers: {} },
    { name: 'a wrong key', headers: { authorization: 'Bearer wrong' } },
    { name: 'the key in the query', query: `?key=${key}&access_token=${key}`, headers: {} },
    {
      name: 'the key as a password',
      headers: { authorization: `Basic ${Buffer.from(`x:${key}`).toString('base64')}` },
    },
    { name: 'the key in another header', headers: { 'x-access-key': key, 'x-api-key': key, 'share-token': key } },
    { name: 'the key as the cookie', headers: { cookie: `${cookieName}=${key}` } },
    { name: 'a session after signing out', headers: { cookie: ended } },
    { name: 'a session that another key signed', headers: { cookie: `${cookieName}=${forged}` } },
    { name: 'the token of another scenario', headers: { 'share-token': working.token } },
    { name: 'a share token as the key', headers: { authorization: `Bearer ${working.token}` } },
    { name: 'a revoked token', headers: { 'share-token': revoked.token } },
    { name: 'an expired token', headers: { 'share-token': expired.token } },
    { name: 'the token of a deleted scenario', headers: { 'share-token': ofDeleted.token } },
  ]
}

const expire = ({ changeStored }: StartedServer, linkId: string): Promise<void> =>
  changeStored(`UPDATE "ShareLink" SET "expiresAt" = '2020-01-01T00:00:00.000+00:00' WHERE id = ?`, [linkId])

/** What is stored of all scenarios, for comparison. A link notes its last use whoever opens it. */
async function stored({ url, key }: StartedServer): Promise<unknown> {
  const read = async (address: string) =>
    (await fetch(url + address, { headers: { authorization: `Bearer ${key}` } })).json()
  const { scenarios } = await read('/api/scenarios')
  const { shareLinks } = await read('/api/share-links')
  const revisions: unknown[] = []
  for (const { id } of scenarios) revisions.push(await read(`/api/scenarios/${id}/revisions`))
  // The summary of a scenario is worked out after its save, and may be there or not.
  const titles = scenarios.map(({ summary: _, ...scenario }: Record<string, unknown>) => scenario)
  const links = shareLinks.map(({ lastUsedAt: _, ...link }: Record<string, unknown>) => link)
  return { scenarios: titles, revisions, links, deleted: await read('/api/scenarios?deleted=true') }
}

/** What a stranger may have: health, a page that shows only where to enter the key, an end of no session, a share of its own. */
function isOpen(method: string, address: string, { name }: Credential): boolean {
  const reads = method === 'GET' || method === 'HEAD'
  if (!address.startsWith('/api')) return reads
  if (address === '/api/session') return method === 'DELETE'
  if (address === '/api/share') return reads && name === 'the token of another scenario'
  return reads && address.startsWith('/api/health/')
}

const REQUIRED: Record<string, RegExp> = {
  'cache-control': /no-store/,
  'content-security-policy': /^default-src 'none'.*frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'x-robots-tag': /noindex/,
}
const INTERNAL = /^(server|via|x-powered-by|x-aspnet.*|x-nextjs.*|x-middleware.*|x-matched-path)$/

/** So many requests are on their way at a time. */
const AT_A_TIME = 16

/**
 * An address of this machine for each request, so that none is turned away for the number of those before it. Elsewhere than
 * on Linux only 127.0.0.1 is an address of the machine.
 */
const callerOf = (index: number): string | undefined =>
  process.platform === 'linux' ? `127.1.${Math.floor(index / 250)}.${(index % 250) + 1}` : undefined

test('no address answers a stranger, whatever the method and whatever is brought along', async ({ target }) => {
  // Some 3,500 requests.
  test.setTimeout(600_000)
  const secret = await make(target, SECRET)
  const credentials = await makeCredentials(target)
  const addresses = addressesOf(secret)
  expect([addresses.length >= 22, METHODS.length, credentials.length >= 10]).toEqual([true, 10, true])
  const before = await stored(target)
  const document = { schemaVersion: 1, title: 'Taken over', phases: [{ id: 'p', name: 'P', tenant: {} }] }
  const body = JSON.stringify({ ...document, key: 'guess', role: 'read' })
  const attempts = addresses
    .flatMap((address) =>
      METHODS.flatMap((method) => credentials.map((credential) => ({ address, method, credential }))),
    )
    .map((attempt, index) => ({ ...attempt, from: callerOf(index) }))
  const successes: string[] = []
  const faults = new Set<string>()
  const attack = async ({ address, method, credential, from }: (typeof attempts)[number]) => {
    const hasBody = method !== 'GET' && method !== 'HEAD'
    // Of some methods Node sends a body without its length, and what follows such a request is read as the next one.
    const length: Record<string, string> = hasBody ? { 'content-length': String(Buffer.byteLength(body)) } : {}
    const answer = await sendRaw({
      port: target.port,
      from,
      path: address + (credential.query ?? ''),
      method,
      headers: {
        host: `127.0.0.1:${target.port}`,
        origin: target.url,
        'if-match': '*',
        ...json,
        ...length,
        ...credential.headers,
      },
      body: hasBody ? [body] : [],
    })
    const what = `${method} ${address.replace(secret.id, '…')} with ${credential.name}: ${answer.status}`
    // A page holds its own address, and so the query that the caller sent.
    const isKeyTold = credential.query === undefined && answer.body.includes(target.key)
    const isLeak = answer.body.includes(SECRET) || isKeyTold
    const gives = answer.status < 400 && !isOpen(method, address, credential)
    const session = String(answer.headers['set-cookie'] ?? '')
    if (isLeak || gives || (session !== '' && !session.includes('Max-Age=0'))) successes.push(what)
    if (answer.status >= 500 || (answer.status === 429 && from !== undefined)) faults.add(what)
    for (const [name, wanted] of Object.entries(REQUIRED))
      if (!wanted.test(String(answer.headers[name] ?? ''))) faults.add(`${what}, ${name}: ${answer.headers[name]}`)
    for (const name of Object.keys(answer.headers)) if (INTERNAL.test(name)) faults.add(`${what}, ${name}`)
  }
  while (attempts.length > 0) await Promise.all(attempts.splice(0, AT_A_TIME).map(attack))
  expect(successes).toEqual([])
  expect([...faults].slice(0, 20)).toEqual([])
  expect(await stored(target)).toEqual(before)
  const secrets = [target.key, ...credentials.flatMap(({ headers }) => Object.values(headers))]
  const log = target.output().replace(`/#key=${target.key}`, '')
  for (const text of secrets.flatMap((one) => one.split(/[ =]/)).filter((one) => one.length > 20))
    expect(log).not.toContain(text)
})

test('a share token is no access key to sign in with', async ({ server }) => {
  const { token } = await make(server, SECRET)
  const init = { method: 'POST', headers: json, body: JSON.stringify({ key: token }) }
  expect((await fetch(`${server.url}/api/session`, init)).status).toBe(401)
})
