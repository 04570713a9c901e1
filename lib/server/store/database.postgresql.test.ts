import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ENGINE_VERSION } from '#lib/server/engine-version'
import { listScenarios } from '#lib/server/services/scenarios'
import { refreshSummary } from '#lib/server/services/summaries'
import { preparedTitled } from '#lib/server/testing/prepared'
import { NOTHING_TO_LOSE } from '#lib/server/testing/test-database'
import { migrate } from '#scripts/database/postgresql/migrate'
import { readPostgresqlUrl } from '#scripts/database/postgresql/server'
import { startPostgresql, type TestPostgresql } from '#scripts/testing/postgresql'
import { claimed, reading, writing, writingIfFree } from './access'
import { database } from './database'
import { isWritable, requireReadable } from './health'
import { listRevisions } from './revisions'
import * as store from './scenarios'

let server: TestPostgresql
beforeAll(async () => {
  server = await startPostgresql()
  Object.assign(process.env, { DATABASE_URL: server.url('postgres'), ACCESS_KEY: 'a-key-for-tests-only' })
  await migrate(readPostgresqlUrl(server.url('postgres')), NOTHING_TO_LOSE)
})
afterAll(async () => {
  await database().$disconnect()
  await server.remove()
})

const revision = (title: string) => ({
  ...preparedTitled(title),
  createdAt: new Date(),
  message: '',
  restoredFrom: null,
})
let count = 0
async function insert(): Promise<string> {
  count += 1
  await store.insertScenario(`scenario-${count}`, revision('First'))
  return `scenario-${count}`
}

/** Raises an error of PostgreSQL with this code. */
const raising = (code: string) =>
  writing((client) => client.$executeRawUnsafe(`DO $$ BEGIN RAISE SQLSTATE '${code}'; END $$`), 0)

describe('PostgreSQL', () => {
  it('lets one of many saves of a revision win', async () => {
    const id = await insert()
    const saves = await Promise.all(
      Array.from({ length: 20 }, (_, i) => store.saveRevision(id, 1, revision(`Save ${i}`))),
    )
    expect(saves.filter((isSaved) => isSaved)).toHaveLength(1)
    expect((await listRevisions(id)).map((one) => one.revision)).toEqual([2, 1])
  })

  it.each([
    ['40001', 'busy', 'holds the database'],
    ['40P01', 'busy', 'holds the database'],
    ['57P03', 'busy', 'cannot be reached, and nothing was saved'],
    ['53300', 'busy', 'cannot be reached, and nothing was saved'],
    ['57P01', 'busy', 'may be there or not'],
    ['08006', 'busy', 'may be there or not'],
    ['53100', 'not-writable', 'disk of the database is full'],
    ['58030', 'not-writable', 'reports an error'],
    ['25006', 'not-writable', 'can only be read'],
    ['XX001', 'not-ready', 'is damaged'],
    ['42501', 'not-ready', 'does not let this server in'],
  ])('that fails with %s refuses a write as %s, with the reason', async (code, refusal, reason) => {
    await expect(raising(code)).rejects.toMatchObject({ refusal, message: expect.stringContaining(reason) })
    expect(await isWritable(new Date())).toBe(true)
  })

  it('shows an error that is no fault of the database as it is', async () => {
    await expect(raising('22012')).rejects.toThrow('22012')
  })

  it('that is away refuses with the time to come back; a read or a save begun meanwhile is done when it is back', async () => {
    const id = await insert()
    await server.stop()
    const write = () => writing((client) => client.milestone.create({ data: { name: 'w', reachedAt: new Date() } }), 0)
    await expect(write()).rejects.toMatchObject({
      refusal: 'busy',
      options: { headers: { 'Retry-After': expect.stringMatching(/^\d+$/) } },
    })
    expect(await writingIfFree((client) => client.milestone.count())).toBe(false)
    expect(await isWritable(new Date())).toBe(true)
    const [found, isSaved] = [store.findLatest(id), store.saveRevision(id, 1, revision('Second'))]
    await setTimeout(500)
    await server.start()
    expect(await isSaved).toBe(true)
    expect((await found)?.revision).toBeGreaterThanOrEqual(1)
    await requireReadable()
  })

  it('that breaks off reads has them done again, and says of a write that nobody knows', async () => {
    const slow = 'SELECT 1 FROM pg_sleep(0.5)'
    let tries = 0
    const read = reading((client) => {
      tries += 1
      return client.$queryRawUnsafe(slow)
    })
    const write = writing((client) => client.$executeRawUnsafe(slow))
    const refused = expect(write).rejects.toMatchObject({ message: expect.stringContaining('may be there or not') })
    await setTimeout(200)
    await server.stop('SIGQUIT')
    await server.start()
    await Promise.all([read, refused])
    expect(tries).toBeGreaterThan(1)
  })
})

describe('claimed work', () => {
  it('is done by one at a time, and again once that one has ended', async () => {
    const inner = await claimed('work', () => claimed('work', async () => 'inner'))
    expect(inner).toBeNull()
    expect(await claimed('work', async () => 'done')).toBe('done')
    await expect(claimed('work', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await claimed('work', async () => 'done')).toBe('done')
  })
})

describe('what a scenario comes to', () => {
  const summaryOf = async (id: string) => (await database().scenario.findUnique({ where: { id } }))?.summary
  const claim = (id: string) => `summary ${id} 1 ${ENGINE_VERSION}`

  it('is not worked out while another process does so, and is once that has ended', async () => {
    const id = await insert()
    await claimed(claim(id), () => refreshSummary(id))
    expect(await summaryOf(id)).toBeNull()
    const shown = async () => (await listScenarios(false, 'en')).find((scenario) => scenario.id === id)?.summary.state
    expect(await shown()).toBe('checking')
    await vi.waitFor(async () => expect(await shown()).toBe('checked'), { timeout: 30_000 })
  })

  it('is not worked out again where another process has stored it meanwhile', async () => {
    const id = await insert()
    await store.saveSummary(id, 1, ENGINE_VERSION, { state: 'tooLarge' })
    await refreshSummary(id)
    expect(await summaryOf(id)).toBe('{"state":"tooLarge"}')
  })
})
