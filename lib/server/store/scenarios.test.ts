import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { prepareRevision } from '#lib/server/prepared-revision'
import { withTestDatabase } from '#lib/server/testing/test-database'
import { purgeDeleted } from './bin'
import { database } from './database'
import { isWritable, requireReadable } from './health'
import { findRevision, listRevisions, type NewRevision } from './revisions'
import * as store from './scenarios'
import { insertShareLink, listShareLinks } from './share-links'

withTestDatabase()

const revision = (title: string, createdAt = new Date('2026-03-01T10:00:00Z')): NewRevision => {
  const tenant = { acceptedDomains: ['contoso.com'] }
  const connector = { id: 'a', name: 'A', senderDomains: ['*'], FooBar: 1 }
  const document = documentSchema.parse({
    schemaVersion: 2,
    title,
    phases: [{ id: 'p', name: 'As is', tenant, connectors: [connector] }],
  })
  return { ...prepareRevision(document), createdAt, message: title, restoredFrom: null }
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

  it('is listed with a replacement for the one character that no text of PostgreSQL holds', async () => {
    const id = randomUUID()
    await store.insertScenario(id, revision('a\u0000b'))
    expect((await store.listScenarios(false)).find((listed) => listed.id === id)?.title).toBe('a\ufffdb')
    expect((await listRevisions(id))[0]?.message).toBe('a\ufffdb')
    expect((await store.findScenario(id))?.text).toContain('"a\\u0000b"')
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

it('the database can be read and written', async () => {
  await requireReadable()
  expect(await isWritable(new Date())).toBe(true)
})
