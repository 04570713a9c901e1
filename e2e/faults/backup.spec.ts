import { createHash } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#e2e/api-fixtures'
import { runCommand, runInShell, runNode, type StartedServer, startServer } from '#e2e/server'
import { callerOf } from './caller'

let parent: string
test.beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'planner-backup-'))
})
test.afterAll(() => rm(parent, { recursive: true, force: true }))

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

/** The rows of a table of a backup. */
async function rowsOf(backup: string, table: string): Promise<unknown[][]> {
  const lines = (await readFile(backup, 'utf8')).trimEnd().split('\n')
  const entries = lines.map((line) => JSON.parse(line))
  const begin = entries.findIndex((entry) => entry.table === table)
  const count = entries.slice(begin + 1).findIndex((entry) => !Array.isArray(entry))
  return entries.slice(begin + 1, begin + 1 + count)
}

/** Saves one revision after the other until told to stop; `acknowledged` is the last that the server has confirmed. */
function keepSaving({ save }: ReturnType<typeof callerOf>, id: string) {
  const state = { acknowledged: 1, isOver: false }
  const done = (async () => {
    while (!state.isOver) {
      const next = state.acknowledged + 1
      const { status } = await save(id, state.acknowledged, `Revision ${next}`)
      expect(status).toBe(200)
      state.acknowledged = next
    }
  })()
  const stop = () => {
    state.isOver = true
    return done
  }
  return { state, stop }
}

test('a backup made while people save restores every revision acknowledged before it, in an empty folder', async () => {
  const server = await startServer()
  const caller = callerOf(server)
  const ids = await Promise.all(['One', 'Two', 'Three'].map(caller.create))
  const savers = ids.map((id) => keepSaving(caller, id))
  await expect.poll(() => Math.min(...savers.map(({ state }) => state.acknowledged))).toBeGreaterThan(5)

  const before = savers.map(({ state }) => state.acknowledged)
  const backup = path.join(parent, 'under-load.jsonl')
  const made = await runCommand('backup', [backup], { DATA_DIR: server.dataFolder })
  expect(made).toEqual({
    code: 0,
    output: expect.stringMatching(/^Backed up .*3 Scenario.* to .*under-load\.jsonl\n$/),
  })
  expect((await stat(backup)).mode & 0o777).toBe(0o600)
  await Promise.all(savers.map(({ stop }) => stop()))

  const dataFolder = path.join(parent, 'restored')
  expect((await runCommand('restore', [backup], { DATA_DIR: dataFolder })).code).toBe(0)
  const restored = await startServer({ dataFolder })
  for (const [index, id] of ids.entries()) {
    const { revisions } = await callerOf(restored).read(`/api/scenarios/${id}/revisions`)
    expect(revisions.length).toBeGreaterThanOrEqual(before[index] ?? 0)
    const original = (await caller.read(`/api/scenarios/${id}/revisions`)).revisions.slice(-revisions.length)
    expect(revisions).toEqual(original)
    const last = `/api/scenarios/${id}/revisions/${revisions.length}`
    expect(await callerOf(restored).read(last)).toEqual(await caller.read(last))
  }
  for (const [, , document, hash] of await rowsOf(backup, 'Revision')) expect(hashOf(String(document))).toBe(hash)
  await restored.stop()
  await server.stop()
})

/** A link to a scenario, and the cookie of somebody who signed in. */
async function letIn(server: StartedServer, id: string) {
  const { send } = callerOf(server)
  const link = await (await send('POST', `/api/scenarios/${id}/share-links`, {})).json()
  const signedIn = await send('POST', '/api/session', { key: server.key })
  const [cookie = ''] = (signedIn.headers.get('set-cookie') ?? '').split(';')
  return { token: link.token, linkId: link.id, cookie }
}

async function statusesOf({ url }: StartedServer, { token, cookie }: { token: string; cookie: string }) {
  const shared = await fetch(`${url}/api/share/${token}`)
  const session = await fetch(`${url}/api/scenarios`, { headers: { cookie } })
  return [shared.status, session.status]
}

test('a restore over a database that was killed keeps that, and lets nobody in who was shut out since the backup', async () => {
  const dataFolder = path.join(parent, 'over')
  const server = await startServer({ dataFolder })
  const caller = callerOf(server)
  const id = await caller.create('Before the backup')
  const [kept, ended] = [await letIn(server, id), await letIn(server, id)]
  const backup = path.join(parent, 'over.jsonl')
  const textOf = async (at: StartedServer) =>
    (await callerOf(at).send('GET', `/api/scenarios/${id}/revisions/1`)).text()
  const backedUp = await textOf(server)
  expect((await runCommand('backup', [backup], { DATA_DIR: dataFolder })).code).toBe(0)

  expect((await caller.send('DELETE', `/api/scenarios/${id}/share-links/${ended.linkId}`)).status).toBe(204)
  const headers = { cookie: ended.cookie, origin: server.url, 'content-type': 'application/json' }
  expect((await fetch(`${server.url}/api/session`, { method: 'DELETE', headers })).status).toBe(204)
  expect(await statusesOf(server, kept)).toEqual([200, 200])
  expect(await statusesOf(server, ended)).toEqual([404, 401])
  expect((await caller.save(id, 1, 'After the backup')).status).toBe(200)

  const refused = await runCommand('restore', [backup], { DATA_DIR: dataFolder })
  expect(refused).toEqual({ code: 1, output: expect.stringContaining('Another process uses') })
  await server.stop('SIGKILL')
  expect((await stat(path.join(dataFolder, 'planner.db-wal'))).size).toBeGreaterThan(0)

  const { code, output } = await runCommand('restore', [backup], { DATA_DIR: dataFolder })
  expect(code).toBe(0)
  expect(output).toContain('Revoked 1 share link(s)')
  expect(output).toContain(`${ended.linkId} of "Before the backup" (scenario ${id})`)
  expect(output).toContain('Ended 1 session(s)')
  // The name of the cookie holds the address of the server.
  const restored = await startServer({ dataFolder, port: server.port })
  expect(await callerOf(restored).read(`/api/scenarios/${id}`)).toMatchObject({
    revision: 1,
    document: { title: 'Before the backup' },
  })
  expect(await textOf(restored)).toBe(backedUp)
  expect(await statusesOf(restored, kept)).toEqual([200, 200])
  expect(await statusesOf(restored, ended)).toEqual([404, 401])
  await restored.stop()

  // What was replaced is whole: put into another data folder, it has the last save.
  const [replaced = ''] = (await readdir(dataFolder)).filter((name) => /\.replaced-[^w]*Z$/.test(name))
  const copy = path.join(parent, 'replaced')
  await cp(dataFolder, copy, { recursive: true })
  for (const part of ['', '-wal', '-shm']) {
    await rm(path.join(copy, `planner.db${part}`), { force: true })
    await rename(path.join(copy, replaced + part), path.join(copy, `planner.db${part}`)).catch(() => undefined)
  }
  const old = await startServer({ dataFolder: copy })
  expect(await callerOf(old).read(`/api/scenarios/${id}`)).toMatchObject({ revision: 2 })
  await old.stop()
})

test('a backup that was changed is refused in one sentence, and the database stays as it is', async () => {
  const dataFolder = path.join(parent, 'refused')
  const server = await startServer({ dataFolder })
  await callerOf(server).create('Untouched')
  await server.stop()
  const backup = path.join(parent, 'refused.jsonl')
  await runCommand('backup', [backup], { DATA_DIR: dataFolder })
  await writeFile(backup, (await readFile(backup, 'utf8')).replaceAll('Untouched', 'Untouchee'))
  const file = path.join(dataFolder, 'planner.db')
  const before = await readFile(file)
  const { code, output } = await runCommand('restore', [backup], { DATA_DIR: dataFolder })
  expect([code, output]).toEqual([1, expect.stringMatching(/^The backup .* is damaged: .*\n$/)])
  expect(await readFile(file)).toEqual(before)
})

/** Leaves the database as version 0.1.0 left it when a migration failed: half applied, recorded, with a copy beside it. */
async function failAsBefore(dataFolder: string): Promise<void> {
  const file = path.join(dataFolder, 'planner.db')
  await cp(file, `${file}.backup-2026-11-29T10-00-00-000Z`)
  const script = `import { openSqlite } from '#scripts/database/sqlite'
    const client = await openSqlite(process.argv[1])
    await client.execute('PRAGMA foreign_keys = OFF')
    await client.execute('DROP TABLE "Revision"')
    await client.execute(\`INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('x', '', '2026_failed')\`)
    process.kill(process.pid, 'SIGKILL')`
  await runNode(['--input-type=module', '-e', script, '--', file], {})
  expect((await stat(`${file}-wal`)).size).toBeGreaterThan(0)
}

test('the command printed after a failed migration of an earlier version brings everything back', async () => {
  const dataFolder = path.join(parent, 'failed')
  const server = await startServer({ dataFolder })
  const id = await callerOf(server).create('Before the migration')
  await server.stop()
  await failAsBefore(dataFolder)

  const { code, output } = await runCommand('start', [], { DATA_DIR: dataFolder })
  expect([code, output]).toEqual([1, expect.stringContaining('The migration 2026_failed failed on')])
  const command = /npm run restore -- .*/.exec(output)?.[0] ?? ''
  const restored = await runInShell(command, { DATA_DIR: dataFolder })
  expect(restored).toEqual({ code: 0, output: expect.stringContaining('Restored ') })
  const again = await startServer({ dataFolder })
  expect(await callerOf(again).read(`/api/scenarios/${id}`)).toMatchObject({
    document: { title: 'Before the migration' },
  })
  await again.stop()
})
