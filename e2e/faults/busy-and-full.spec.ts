import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#e2e/api-fixtures'
import { freePort, keepTrackOf, type StartedServer, startServer } from '#e2e/server'
import { callerOf, titled } from './caller'

let dataFolder: string
test.beforeEach(async () => {
  dataFolder = await mkdtemp(path.join(tmpdir(), 'planner-busy-'))
})
test.afterEach(() => rm(dataFolder, { recursive: true, force: true }))

const HOLDER = `import { openSqlite } from '#scripts/database/sqlite'
  const client = await openSqlite(process.argv[1])
  for (const statement of process.argv.slice(2)) await client.execute(statement)
  console.log('held')
  setInterval(() => client, 1000)`

/** Another program that holds the database of the data folder, by these statements, until it is ended. */
async function hold(...statements: string[]): Promise<() => Promise<void>> {
  const file = path.join(dataFolder, 'planner.db')
  const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, '--', file, ...statements])
  keepTrackOf(holder)
  await once(holder.stdout, 'data')
  return async () => {
    holder.kill('SIGKILL')
    await once(holder, 'exit')
  }
}

/** What everybody can still do while nothing can be saved: read a scenario, and open a share link. */
async function readsOf(server: StartedServer): Promise<{ id: string; read: () => Promise<number[]> }> {
  const { create, send } = callerOf(server)
  const id = await create('Kept')
  const { token } = await (await send('POST', `/api/scenarios/${id}/share-links`, {})).json()
  const read = async () => {
    const answers = [
      await send('GET', `/api/scenarios/${id}`),
      await send('GET', '/api/scenarios'),
      await fetch(`${server.url}/api/share`, { headers: { 'share-token': token } }),
    ]
    return answers.map(({ status }) => status)
  }
  return { id, read }
}

test('while another program holds the database, others read, and a save waits for its turn or is told when to come back', async () => {
  const server = await startServer({ dataFolder })
  const { id, read } = await readsOf(server)
  const release = await hold('BEGIN IMMEDIATE')
  const order: string[] = []
  const save = async (title: string) => {
    const answer = await callerOf(server).save(id, 1, title)
    order.push(title)
    return answer
  }
  const refused = save('first save')
  expect(await read()).toEqual([200, 200, 200])
  order.push('read')
  const { status, headers } = await refused
  expect([status, Number(headers.get('retry-after')) > 0]).toEqual([503, true])
  // Another five seconds, in which nothing is saved: the database was held for ten.
  expect((await save('second save')).status).toBe(503)
  const saved = save('third save')
  expect(await read()).toEqual([200, 200, 200])
  order.push('read', 'released')
  await release()
  expect((await saved).status).toBe(200)
  expect(order).toEqual(['read', 'first save', 'second save', 'read', 'released', 'third save'])
  expect(await callerOf(server).read(`/api/scenarios/${id}`)).toMatchObject({ revision: 2 })
  await server.stop()
})

test('a server that starts while another program holds the database says so until it is free', async () => {
  const first = await startServer({ dataFolder })
  const id = await callerOf(first).create('Kept')
  await first.stop()
  const release = await hold('PRAGMA locking_mode = EXCLUSIVE', 'BEGIN EXCLUSIVE')
  const port = await freePort()
  const starting = startServer({ dataFolder, port })
  const ask = () => fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => null)
  await expect.poll(async () => (await ask())?.status, { timeout: 30_000 }).toBe(503)
  const told = await ask()
  expect(Number(told?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await told?.json()).toMatchObject({ detail: expect.stringContaining('another program holds its database') })
  await release()
  const server = await starting
  expect(await callerOf(server).read(`/api/scenarios/${id}`)).toMatchObject({ document: { title: 'Kept' } })
  await server.stop()
})

/** Saves documents of a megabyte until one is refused; answers the refusal. */
async function saveUntilRefused(server: StartedServer, id: string): Promise<{ refusal: Response; revision: number }> {
  const description = 'x'.repeat(10_000)
  for (let revision = 1; ; revision++) {
    const services = Array.from({ length: 100 }, (_, i) => ({ id: `s${i}`, name: `S${i} ${revision}` }))
    const phases = Array.from({ length: 50 }, (_, i) => ({ ...titled('').phases[0], id: `p${i}`, note: description }))
    const document = { ...titled(`Save ${revision}`), services, phases }
    const answer = await callerOf(server).send('PUT', `/api/scenarios/${id}`, document, { 'if-match': `"${revision}"` })
    if (answer.status !== 200) return { refusal: answer, revision }
  }
}

/** Saves little things until ready says that nothing can be saved any more: there may be room for less than was refused. */
async function fillUp(server: StartedServer): Promise<void> {
  const isReady = async () => {
    await callerOf(server).send('POST', '/api/scenarios', titled('Little'))
    return (await fetch(`${server.url}/api/health/ready`)).status
  }
  await expect.poll(isReady, { intervals: [0] }).toBe(503)
  const ready = await fetch(`${server.url}/api/health/ready`)
  expect((await ready.json()).detail).toContain('Nothing can be saved')
}

const MEBIBYTE = 1024 * 1024

test('once the disk takes no more, saves are refused with the reason, and reading goes on', async () => {
  const server = await startServer({ dataFolder, largestFile: 2 * MEBIBYTE })
  const { id, read } = await readsOf(server)
  const { refusal, revision } = await saveUntilRefused(server, id)
  const { status, detail, requestId } = await refusal.json()
  expect([status, detail]).toEqual([503, expect.stringContaining('Nothing was saved: the disk of the database')])
  expect(server.output()).toMatch(new RegExp(`"requestId":"${requestId}".*SQLITE_`))
  expect(await read()).toEqual([200, 200, 200])
  expect(await callerOf(server).read(`/api/scenarios/${id}`)).toMatchObject({ revision })
  await fillUp(server)
  expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200)
  await server.stop()
})

/** Only root can mount a small disk; on all others a limit on the size of files stands in for it, in the test above. */
const isRoot = process.getuid?.() === 0
if (isRoot && process.platform === 'linux')
  test('a full disk is named as such, and saves work again as soon as there is room', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=700', 'tmpfs', dataFolder])
    try {
      const server = await startServer({ dataFolder })
      const { id, read } = await readsOf(server)
      const filler = path.join(dataFolder, 'filler')
      await writeFile(filler, Buffer.alloc(4 * MEBIBYTE))
      const { refusal, revision } = await saveUntilRefused(server, id)
      expect(await refusal.json()).toMatchObject({ status: 503, detail: expect.stringContaining('is full') })
      expect(await read()).toEqual([200, 200, 200])
      await fillUp(server)
      await rm(filler)
      expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(200)
      expect((await callerOf(server).save(id, revision, 'Room again')).status).toBe(200)
      await server.stop()
    } finally {
      execFileSync('umount', ['-l', dataFolder])
    }
  })
