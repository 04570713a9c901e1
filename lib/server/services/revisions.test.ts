import { describe, expect, it } from 'vitest'
import { parsed, preparedTitled } from '#lib/server/testing/prepared'
import { withTestDatabase } from '#lib/server/testing/test-database'
import { listRevisions, readRevision, restoreRevision } from './revisions'
import { createScenario, deleteScenario, listScenarios, readScenario, saveScenario } from './scenarios'

withTestDatabase()

/** A document of an earlier form of version 1: written anew, it would be another text. */
const OLD = '{"schemaVersion":1,"title":"Old","phases":[{"id":"p","name":"As is","tenant":{"acceptedDomains":[]}}]}'

const said = (message = '') => ({ message, signal: new AbortController().signal })

async function twoRevisions(): Promise<string> {
  const { id } = await createScenario({ ...preparedTitled('Old'), text: OLD, hash: 'of the old text' }, 'The first')
  await saveScenario(id, '"1"', preparedTitled('Second'), 'With a new title')
  return id
}

describe('restoring a revision', () => {
  it('saves its stored text as the next revision, byte for byte, even of an older form', async () => {
    const id = await twoRevisions()
    expect(parsed(await restoreRevision(id, 1, '"2"', said('Back')))).toMatchObject({ id, revision: 3 })
    expect((await readScenario(id)).jsonText).toContain(`"document":${OLD}}`)
    expect(parsed(await readRevision(id, 3))).toMatchObject({
      hash: 'of the old text',
      restoredFrom: 1,
      message: 'Back',
    })
  })

  it('shows the title of the restored revision in the list of scenarios', async () => {
    const id = await twoRevisions()
    await restoreRevision(id, 1, '"2"', said())
    const listed = (await listScenarios(false, 'en')).find((scenario) => scenario.id === id)
    expect(listed).toMatchObject({ title: 'Old', revision: 3 })
  })

  it('keeps every earlier revision', async () => {
    const id = await twoRevisions()
    await restoreRevision(id, 1, '"2"', said())
    expect(
      (await listRevisions(id)).map(({ revision, message, restoredFrom }) => [revision, message, restoredFrom]),
    ).toEqual([
      [3, '', 1],
      [2, 'With a new title', null],
      [1, 'The first', null],
    ])
  })

  it.each([
    ['the scenario is deleted', 1, '"2"', 'not-found', true],
    ['the scenario has no such revision', 9, '"2"', 'not-found', false],
    ['the latest revision holds the same', 2, '"2"', 'conflict', false],
    ['somebody else saved since', 1, '"1"', 'stale', false],
    ['no revision is named in If-Match', 1, null, 'no-condition', false],
  ])('is refused where %s, and stores nothing', async (_, number, ifMatch, refusal, isDeleted) => {
    const id = await twoRevisions()
    if (isDeleted) await deleteScenario(id)
    await expect(restoreRevision(id, number, ifMatch, said())).rejects.toMatchObject({ refusal })
    if (!isDeleted) expect(await listRevisions(id)).toHaveLength(2)
  })
})
