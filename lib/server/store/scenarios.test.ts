import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { prepareRevision } from '#lib/server/prepared-revision'
import { withTestDatabase } from '#lib/server/testing/test-database'
import { database, isDatabaseReachable, written } from './database'
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
    expect(await store.purgeDeleted(new Date('2026-01-02T00:00:00Z'))).toBe(1)
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
    // Write-ahead log; full synchronisation, so that an acknowledged save survives a crash; foreign keys; patience.
    expect(await pragma('journal_mode')).toBe('wal')
    expect(Number(await pragma('synchronous'))).toBe(2)
    expect(Number(await pragma('foreign_keys'))).toBe(1)
    expect(Number(await pragma('busy_timeout'))).toBe(5000)
  })

  it('is reachable', async () => {
    expect(await isDatabaseReachable()).toBe(true)
  })

  it('refuses every call while its file is away, and the log says so once', async () => {
    const id = await insert()
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    await rename(file, `${file}.away`)
    await expect(store.saveRevision(id, 1, revision('Lost'))).rejects.toMatchObject({ refusal: 'not-ready' })
    await expect(store.findScenario(id)).rejects.toMatchObject({ refusal: 'not-ready' })
    expect([await isDatabaseReachable(), await isDatabaseReachable()]).toEqual([false, false])
    expect(existsSync(file)).toBe(false)
    await rename(`${file}.away`, file)
    expect(await isDatabaseReachable()).toBe(true)
    expect(await store.findScenario(id)).toMatchObject({ revision: 1 })
    const lines = log.mock.calls.map(([line]) => JSON.parse(String(line)))
    log.mockRestore()
    expect(lines).toMatchObject([
      { event: 'database', cause: `${file} was removed, replaced or emptied: nothing is saved.` },
      { event: 'database', cause: expect.stringMatching(/^AppError The database file of this server was removed/) },
    ])
  })

  it('does not acknowledge a write whose file went away meanwhile', async () => {
    const log = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    const removing = insert().then(() => rename(file, `${file}.away`))
    await expect(written(removing)).rejects.toMatchObject({ refusal: 'not-ready' })
    await rename(`${file}.away`, file)
    await expect(written(insert())).resolves.toEqual(expect.any(String))
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
    expect(await isDatabaseReachable()).toBe(false)
    await rm(file, { recursive: true })
    await rename(`${file}.away`, file)
    expect(await isDatabaseReachable()).toBe(true)
    log.mockRestore()
  })
})
