import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { describe, expect, it, vi } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import type { PrismaClient } from '#lib/server/generated/prisma/client'
import { prepareRevision } from '#lib/server/prepared-revision'
import { withTestDatabase } from '#lib/server/testing/test-database'
import { writing, writingIfFree } from './access'
import { purgeDeleted } from './bin'
import { database } from './database'
import { isWritable, requireReadable } from './health'
import { findRevision, listRevisions, type NewRevision } from './revisions'
import * as store from './scenarios'
import { insertShareLink, listShareLinks } from './share-links'

const { file } = withTestDatabase()

const revision = (title: string, createdAt = new Date('2026-03-01T10:00:00Z')): NewRevision => {
  const tenant = { acceptedDomains: ['contoso.com'] }
  const connector = { id: 'a', name: 'A', senderDomains: ['*'], FooBar: 1 }
  const document = documentSchema.parse({
    schemaVersion: 2,
    title,
    phases: [{ id: 'p', name: 'As is', tenant, connectors: [connector] }],
  })
  return { ...prepareRevision(document), createdAt }
}

async function insert(title = 'First'): Promise<string> {
  const id = randomUUID()
  await store.insertScenario(id, revision(title))
  return id
}

const tables = ['revision', 'shareLink'] as const
const rowsOf = (scenarioId: string) =>
  Promise.all(
    tables.map((table) =>
      table === 'revision'
        ? database().revision.count({ where: { scenarioId } })
        : database().shareLink.count({ where: { scenarioId } }),
    ),
  )

describe('a scenario in the database', () => {
  it('comes back as it was stored, unknown connector properties too', async () => {
    const id = await insert()
    const found = await store.findScenario(id)
    const { text, hash } = revision('First')
    const latest = { revision: 1, hash, updatedAt: '2026-03-01T10:00:00.000Z' }
    expect(found).toEqual({ ...latest, text })
    expect(found?.text).toContain('"otherProperties":[["FooBar",1]]')
    expect(await store.findLatest(id)).toEqual(latest)
  })

  it('keeps every revision', async () => {
    const id = await insert()
    expect(await store.saveRevision(id, 1, revision('Second'))).toBe(true)
    expect(await store.findScenario(id)).toMatchObject({ revision: 2, text: revision('Second').text })
    expect(await findRevision(id, 1)).toMatchObject({ revision: 1, text: revision('First').text })
    expect((await listRevisions(id)).map((listed) => listed.revision)).toEqual([2, 1])
  })

  it('takes one of many saves at the same time, and stores nothing of the others', async () => {
    const id = await insert()
    const saved = await Promise.all(
      Array.from({ length: 20 }, (_, i) => store.saveRevision(id, 1, revision(`Save ${i}`))),
    )
    expect(saved.filter(Boolean)).toHaveLength(1)
    expect(await rowsOf(id)).toEqual([2, 0])
    const { text } = revision(`Save ${saved.indexOf(true)}`)
    expect(await store.findScenario(id)).toMatchObject({ revision: 2, text })
  })

  it('is listed with its figures, the last changed first', async () => {
    const older = await insert('Older')
    const newer = randomUUID()
    await store.insertScenario(newer, revision('Newer', new Date('2026-03-02T10:00:00Z')))
    const listed = (await store.listScenarios(false)).filter(({ id }) => id === older || id === newer)
    expect(listed).toEqual([
      {
        id: newer,
        title: 'Newer',
        description: '',
        revision: 1,
        phases: 1,
        connectors: 1,
        senders: 0,
        updatedAt: '2026-03-02T10:00:00.000Z',
        deletedAt: null,
        stored: null,
      },
      expect.objectContaining({ id: older, title: 'Older' }),
    ])
  })

  it('is not found while deleted, and found again once restored', async () => {
    const id = await insert()
    expect(await store.markDeleted(id, new Date())).toBe(true)
    expect([await store.findScenario(id), await findRevision(id, 1), await listRevisions(id)]).toEqual([null, null, []])
    expect(await store.saveRevision(id, 1, revision('Too late'))).toBe(false)
    expect((await store.listScenarios(true)).map((listed) => listed.id)).toContain(id)
    expect(await store.unmarkDeleted(id)).toBe(true)
    expect(await store.findScenario(id)).toMatchObject({ revision: 1 })
  })

  it('is purged with its revisions and links when it was deleted before the given time', async () => {
    const [long, lately] = [await insert(), await insert()]
    const createdAt = new Date()
    await insertShareLink({
      id: randomUUID(),
      scenarioId: long,
      tokenHash: randomUUID(),
      role: 'read',
      label: '',
      revision: null,
      createdAt,
      expiresAt: createdAt,
    })
    expect(await listShareLinks(long)).toHaveLength(1)
    await store.markDeleted(long, new Date('2026-01-01T00:00:00Z'))
    await store.markDeleted(lately, new Date('2026-01-03T00:00:00Z'))
    expect(await purgeDeleted(new Date('2026-01-02T00:00:00Z'))).toBe(1)
    expect([await rowsOf(long), await rowsOf(lately)]).toEqual([
      [0, 0],
      [1, 0],
    ])
  })
})

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

  it('can be read and written', async () => {
    await requireReadable()
    expect(await isWritable(new Date())).toBe(true)
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
