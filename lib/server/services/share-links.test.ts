import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { AppError } from '#lib/server/errors'
import { database } from '#lib/server/store/database'
import { documentTitled, parsed, preparedTitled } from '#lib/server/testing/prepared'
import { withTestDatabase } from '#lib/server/testing/test-database'
import { createScenario, deleteScenario, restoreScenario, saveScenario } from './scenarios'
import { createShareLink, listAllShareLinks, listShareLinks, readShared, revokeShareLink } from './share-links'

const { holds } = withTestDatabase()

const ask = { role: 'read', label: '', expiresInDays: 30, revision: null } as const

const shared = async (token: string) => {
  const answer = await readShared(token)
  return answer === null ? null : parsed(answer)
}

describe('a share link', () => {
  it('shows the latest revision, and not the id of the scenario', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    const { token } = await createShareLink(id, ask)
    await saveScenario(id, '"1"', preparedTitled('Second'))
    expect(await shared(token)).toEqual({ role: 'read', revision: 2, document: documentTitled('Second') })
  })

  it('shows the one revision it was made for', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    await saveScenario(id, '"1"', preparedTitled('Second'))
    const { token } = await createShareLink(id, { ...ask, revision: 1 })
    expect(await shared(token)).toMatchObject({ revision: 1, document: { title: 'First' } })
  })

  it('is not made for a revision that does not exist', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    await expect(createShareLink(id, { ...ask, revision: 2 })).rejects.toMatchObject({
      refusal: 'invalid',
      options: { problems: [{ path: 'revision', value: 2 }] },
    })
  })

  it('has 256 random bits, of which the database holds only a hash', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    const { token, url } = await createShareLink(id, ask)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(url).toBe(`http://127.0.0.1:3000/s#${token}`)
    expect(
      await database().shareLink.count({ where: { tokenHash: createHash('sha256').update(token).digest('hex') } }),
    ).toBe(1)
    expect(await holds(token)).toBe(false)
  })

  it('notes its last use', async () => {
    const { id } = await createScenario(preparedTitled('First'))
    const { token } = await createShareLink(id, ask)
    expect(await listShareLinks(id)).toMatchObject([{ lastUsedAt: null }])
    await readShared(token)
    expect(await listShareLinks(id)).toMatchObject([{ lastUsedAt: expect.stringMatching(/^\d{4}-/) }])
  })

  it.each([
    ['revoked', (id: string, linkId: string) => revokeShareLink(id, linkId)],
    [
      'expired',
      (_: string, linkId: string) =>
        database().shareLink.update({ where: { id: linkId }, data: { expiresAt: new Date(0) } }),
    ],
    ['of a deleted scenario', (id: string) => deleteScenario(id)],
  ])('opens nothing once it is %s', async (_, end) => {
    const { id } = await createScenario(preparedTitled('First'))
    const link = await createShareLink(id, ask)
    await end(id, link.id)
    expect(await readShared(link.token)).toBeNull()
  })

  it('is listed with its label, beside those of other scenarios', async () => {
    const [one, other] = [await createScenario(preparedTitled('One')), await createScenario(preparedTitled('Other'))]
    const first = await createShareLink(one.id, { ...ask, label: '  Vendor B  ' })
    const second = await createShareLink(other.id, ask)
    await deleteScenario(other.id)
    const listed = (await listAllShareLinks()).filter(({ id }) => [first.id, second.id].includes(id))
    expect(listed.sort((a, b) => a.scenario.title.localeCompare(b.scenario.title))).toMatchObject([
      { label: 'Vendor B', scenario: { id: one.id, title: 'One', deletedAt: null } },
      { label: '', scenario: { id: other.id, title: 'Other', deletedAt: expect.any(String) } },
    ])
    expect(await listShareLinks(one.id)).toMatchObject([{ label: 'Vendor B' }])
  })

  it('is revoked while its scenario is deleted, and stays so when that is brought back', async () => {
    const { id } = await createScenario(preparedTitled('Back again'))
    const link = await createShareLink(id, ask)
    await deleteScenario(id)
    await revokeShareLink(id, link.id)
    await restoreScenario(id)
    expect(await readShared(link.token)).toBeNull()
  })

  it('is not revoked through another scenario', async () => {
    const [mine, other] = [await createScenario(preparedTitled('Mine')), await createScenario(preparedTitled('Other'))]
    const link = await createShareLink(mine.id, ask)
    await expect(revokeShareLink(other.id, link.id)).rejects.toThrow(AppError)
    expect(await readShared(link.token)).not.toBeNull()
  })
})
