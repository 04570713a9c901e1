import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { describe, expect, it, vi } from 'vitest'
import type { PrismaClient } from '#lib/server/generated/prisma/client'
import { preparedTitled } from '#lib/server/testing/prepared'
import { withTestFile } from '#lib/server/testing/test-database'
import { writing, writingIfFree } from './access'
import { database } from './database'
import { requireReadable } from './health'
import type { NewRevision } from './revisions'
import * as store from './scenarios'

const { file } = withTestFile()

const revision = (title: string): NewRevision => ({
  ...preparedTitled(title),
  createdAt: new Date(),
  message: '',
  restoredFrom: null,
})

async function insert(title = 'First'): Promise<string> {
  const id = randomUUID()
  await store.insertScenario(id, revision(title))
  return id
}

describe('the database file', () => {
  it('has its settings on every connection, also one opened after a transaction', async () => {
    await insert()
    await database().$transaction([database().scenario.count(), database().revision.count()])
    const pragma = async (name: string) =>
      Object.values((await database().$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`))[0] ?? {})[0]
    // Write-ahead log; full synchronisation, so that an acknowledged save survives a crash; foreign keys; no waiting;
    // what is deleted is overwritten.
    expect(await pragma('journal_mode')).toBe('wal')
    expect(Number(await pragma('synchronous'))).toBe(2)
    expect(Number(await pragma('foreign_keys'))).toBe(1)
    expect(Number(await pragma('busy_timeout'))).toBe(0)
    expect(Number(await pragma('secure_delete'))).toBe(1)
  })

  it('keeps no file open for a save that is done', async () => {
    const id = await insert()
    const openFiles = () => readdirSync('/dev/fd').length
    const before = openFiles()
    for (let after = 1; after <= 30; after++) await store.saveRevision(id, after, revision(`Save ${after}`))
    expect(openFiles()).toBeLessThan(before + 10)
  })

  it('rolls back a transaction one statement of which is refused, and goes on', async () => {
    const id = await insert()
    const twice = { name: 'twice', reachedAt: new Date() }
    const create = () => database().milestone.create({ data: twice })
    await expect(database().$transaction([create(), create()])).rejects.toMatchObject({ code: 'P2002' })
    expect(await database().milestone.count({ where: { name: 'twice' } })).toBe(0)
    expect(await store.saveRevision(id, 1, revision('Next'))).toBe(true)
  })

  it('refuses every call while its file is away, and the log says so once', async () => {
    const id = await insert()
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await rename(file, `${file}.away`)
    await expect(store.saveRevision(id, 1, revision('Lost'))).rejects.toMatchObject({ refusal: 'not-ready' })
    await expect(store.findScenario(id)).rejects.toMatchObject({ refusal: 'not-ready' })
    await expect(requireReadable()).rejects.toMatchObject({ refusal: 'not-ready' })
    expect(existsSync(file)).toBe(false)
    await rename(`${file}.away`, file)
    await requireReadable()
    expect(await store.findScenario(id)).toMatchObject({ revision: 1 })
    const lines = log.mock.calls.map(([line]) => JSON.parse(String(line)))
    log.mockRestore()
    expect(lines).toMatchObject([
      { event: 'database', cause: `${file} was removed, replaced or emptied: nothing is saved.` },
    ])
  })

  it('does not acknowledge a write whose file went away meanwhile', async () => {
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const removing = () => insert().then(() => rename(file, `${file}.away`))
    await expect(writing(removing)).rejects.toMatchObject({ refusal: 'not-ready' })
    await rename(`${file}.away`, file)
    await expect(writing(() => insert())).resolves.toEqual(expect.any(String))
    log.mockRestore()
  })

  it.each([
    ['a copy', () => copyFile(`${file}.away`, file)],
    ['a folder', () => mkdir(file)],
    ['an empty file', () => writeFile(file, '')],
  ])('is not reachable while %s stands in the place of its file', async (_, replace) => {
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await rename(file, `${file}.away`)
    await replace()
    await expect(requireReadable()).rejects.toMatchObject({ refusal: 'not-ready' })
    await rm(file, { recursive: true })
    await rename(`${file}.away`, file)
    await requireReadable()
    log.mockRestore()
  })
})

describe('a database that another program holds', () => {
  const held = async (work: () => Promise<void>) => {
    const other = createClient({ url: pathToFileURL(file).href, timeout: 5000 })
    await other.execute('BEGIN IMMEDIATE')
    await work()
    await other.execute('ROLLBACK')
    other.close()
  }

  it('is read meanwhile, and takes a save as soon as it is free', async () => {
    const id = await insert()
    const order: string[] = []
    const saved: Promise<unknown>[] = []
    await held(async () => {
      saved.push(store.saveRevision(id, 1, revision('Second')).then((isSaved) => order.push(`saved ${isSaved}`)))
      for (let i = 0; i < 5; i++) {
        await setTimeout(20)
        expect(await store.findScenario(id)).toMatchObject({ revision: 1 })
        order.push('read')
      }
    })
    await Promise.all(saved)
    expect(order).toEqual([...Array(5).fill('read'), 'saved true'])
  })

  it('takes writes again once it is free, also after one that was refused without a transaction', async () => {
    const id = await insert()
    await held(async () => {
      await expect(writing((client) => client.scenario.updateMany({ data: { senders: 1 } }), 0)).rejects.toThrow()
      expect(await writingIfFree((client) => client.scenario.updateMany({ data: { senders: 1 } }))).toBe(false)
    })
    for (const after of [1, 2, 3]) expect(await store.saveRevision(id, after, revision(`After ${after}`))).toBe(true)
    // Nobody holds on to the database either.
    await held(async () => undefined)
  })

  it('refuses a write once patience is at its end, with the time after which to try again', async () => {
    const data = { name: 'never', reachedAt: new Date() }
    const query = (client: PrismaClient) => client.milestone.create({ data })
    await held(async () => {
      await expect(writing(query, 100)).rejects.toMatchObject({
        refusal: 'busy',
        options: { headers: { 'Retry-After': expect.stringMatching(/^\d+$/) } },
      })
      expect(await writingIfFree(query)).toBe(false)
    })
    expect(await writingIfFree(query)).toBe(true)
  })
})
