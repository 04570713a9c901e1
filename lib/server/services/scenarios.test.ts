import { describe, expect, it } from 'vitest'
import { examplesIn } from '#lib/scenario/testing/texts'
import { AppError } from '#lib/server/errors'
import { prepareRevision } from '#lib/server/prepared-revision'
import { documentTitled, parsed, preparedTitled } from '#lib/server/testing/prepared'
import { withTestDatabase } from '#lib/server/testing/test-database'
import { listRevisions, readRevision } from './revisions'
import { createScenario, deleteScenario, listScenarios, readScenario, restoreScenario, saveScenario } from './scenarios'

withTestDatabase()

/** A document of an earlier form of version 1, which had no `invariants` yet. */
const OLD = '{"schemaVersion":1,"title":"Old","phases":[{"id":"p","name":"As is","tenant":{"acceptedDomains":[]}}]}'

it('a stored document is answered as the text that is stored, without being read', async () => {
  const { id } = await createScenario({ ...preparedTitled('Old'), text: OLD })
  expect((await readScenario(id)).jsonText).toContain(`"document":${OLD}}`)
  expect((await readRevision(id, 1)).jsonText).toContain(`"document":${OLD}}`)
})

describe('saving', () => {
  it('makes the next revision', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    expect(parsed(await saveScenario(id, '"1"', preparedTitled('Second')))).toMatchObject({
      id,
      revision: 2,
      document: { title: 'Second' },
    })
  })

  it('makes no revision of a document without any change, in whatever order it was written', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    const { title, ...rest } = documentTitled('First')
    const saved = await saveScenario(id, '"1"', prepareRevision({ ...rest, title }))
    expect(parsed(saved)).toMatchObject({ revision: 1, document: { title: 'First' } })
    expect(await listRevisions(id)).toHaveLength(1)
  })

  it('refuses a stale edit with what was saved meanwhile, and stores nothing', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    await saveScenario(id, '"1"', preparedTitled('Second'))
    const refused = await saveScenario(id, '"1"', preparedTitled('Third')).catch((error: unknown) => error)
    expect(refused).toMatchObject({ refusal: 'stale', options: { members: { current: expect.any(String) } } })
    const { current = '' } = refused instanceof AppError ? (refused.options.members ?? {}) : {}
    expect(JSON.parse(current)).toEqual({ revision: 2, document: documentTitled('Second') })
    expect(parsed(await readScenario(id))).toMatchObject({ revision: 2, document: { title: 'Second' } })
  })

  it('names what is missing: the revision or the scenario', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    await expect(readRevision(id, 99)).rejects.toThrow('no revision 99; its latest is 1')
    await deleteScenario(id)
    await expect(readRevision(id, 1)).rejects.toThrow('no such scenario')
  })

  it('refuses an edit that names no revision', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    await expect(saveScenario(id, null, preparedTitled('Second'))).rejects.toMatchObject({ refusal: 'no-condition' })
  })

  it('answers 404 for a deleted scenario until it is restored', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    await deleteScenario(id)
    await expect(saveScenario(id, '"1"', preparedTitled('Second'))).rejects.toMatchObject({ refusal: 'not-found' })
    await expect(deleteScenario(id)).rejects.toMatchObject({ refusal: 'not-found' })
    expect(parsed(await restoreScenario(id))).toMatchObject({ id, revision: 1 })
  })
})

describe('the worked examples', () => {
  it('are added once, in the language of the first caller, and stay deleted', async () => {
    const [first, second] = await Promise.all([listScenarios(false, 'de'), listScenarios(false, 'de')])
    const examples = first.filter(({ id }) => id.startsWith('example-'))
    expect(second.map(({ id }) => id)).toEqual(first.map(({ id }) => id))
    expect(examples.map(({ title }) => title)).toEqual(examplesIn('de').map(({ title }) => title))
    for (const { id } of examples) await deleteScenario(id)
    expect((await listScenarios(false, 'en')).filter(({ id }) => id.startsWith('example-'))).toEqual([])
    expect((await listScenarios(true, 'en')).filter(({ id }) => id.startsWith('example-'))).toHaveLength(2)
  })
})
