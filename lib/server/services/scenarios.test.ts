import { describe, expect, it } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { examplesIn } from '#lib/scenario/testing/texts'
import { withTestDatabase } from '#lib/server/testing/test-database'
import { listRevisions, readRevision } from './revisions'
import { createScenario, deleteScenario, listScenarios, readScenario, restoreScenario, saveScenario } from './scenarios'

withTestDatabase()

const titled = (title: string) =>
  documentSchema.parse({
    schemaVersion: 1,
    title,
    phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: [] } }],
  })

describe('saving', () => {
  it('makes the next revision', async () => {
    const { id } = await createScenario(titled('First'))
    expect(await saveScenario(id, '"1"', titled('Second'))).toMatchObject({
      id,
      revision: 2,
      document: { title: 'Second' },
    })
  })

  it('makes no revision of a document without any change, in whatever order it was written', async () => {
    const { id } = await createScenario(titled('First'))
    const { title, ...rest } = titled('First')
    expect(await saveScenario(id, '"1"', { ...rest, title })).toMatchObject({ revision: 1 })
    expect(await listRevisions(id)).toHaveLength(1)
  })

  it('refuses a stale edit with what was saved meanwhile, and stores nothing', async () => {
    const { id } = await createScenario(titled('First'))
    await saveScenario(id, '"1"', titled('Second'))
    await expect(saveScenario(id, '"1"', titled('Third'))).rejects.toMatchObject({
      refusal: 'stale',
      options: { members: { current: { revision: 2, document: titled('Second') } } },
    })
    expect(await readScenario(id)).toMatchObject({ revision: 2, document: { title: 'Second' } })
  })

  it('names what is missing: the revision or the scenario', async () => {
    const { id } = await createScenario(titled('First'))
    await expect(readRevision(id, 99)).rejects.toThrow('no revision 99; its latest is 1')
    await deleteScenario(id)
    await expect(readRevision(id, 1)).rejects.toThrow('no such scenario')
  })

  it('refuses an edit that names no revision', async () => {
    const { id } = await createScenario(titled('First'))
    await expect(saveScenario(id, null, titled('Second'))).rejects.toMatchObject({ refusal: 'no-condition' })
  })

  it('answers 404 for a deleted scenario until it is restored', async () => {
    const { id } = await createScenario(titled('First'))
    await deleteScenario(id)
    await expect(saveScenario(id, '"1"', titled('Second'))).rejects.toMatchObject({ refusal: 'not-found' })
    await expect(deleteScenario(id)).rejects.toMatchObject({ refusal: 'not-found' })
    expect(await restoreScenario(id)).toMatchObject({ id, revision: 1 })
  })
})

describe('the worked examples', () => {
  it('are added once, in the language of the first caller, and stay deleted', async () => {
    const [first, second] = await Promise.all([listScenarios(false, 'de'), listScenarios(false, 'de')])
    const examples = first.filter(({ id }) => id.startsWith('example-'))
    expect(second).toEqual(first)
    expect(examples.map(({ title }) => title)).toEqual(examplesIn('de').map(({ title }) => title))
    for (const { id } of examples) await deleteScenario(id)
    expect((await listScenarios(false, 'en')).filter(({ id }) => id.startsWith('example-'))).toEqual([])
    expect((await listScenarios(true, 'en')).filter(({ id }) => id.startsWith('example-'))).toHaveLength(2)
  })
})
