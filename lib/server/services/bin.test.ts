import { describe, expect, it } from 'vitest'
import { prepareRevision } from '#lib/server/prepared-revision'
import { readBinClock } from '#lib/server/store/bin'
import { database } from '#lib/server/store/database'
import { documentTitled, preparedTitled } from '#lib/server/testing/prepared'
import { withTestDatabase } from '#lib/server/testing/test-database'
import { deleteForGood, hourlyPurge, purgeBin, removeRevision } from './bin'
import { listRevisions, readRevision } from './revisions'
import { createScenario, deleteScenario, listScenarios, readScenario, restoreScenario, saveScenario } from './scenarios'
import { createShareLink, listAllShareLinks } from './share-links'

const { holds } = withTestDatabase()
const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const NOW = Date.parse('2026-03-01T12:00:00Z')
const at = (milliseconds: number) => new Date(NOW + milliseconds)

/** A scenario that was deleted at the given time. */
async function deleted(when: Date): Promise<string> {
  const { id } = await createScenario(preparedTitled('Deleted'))
  await database().scenario.update({ where: { id }, data: { deletedAt: when } })
  return id
}
const isInBin = async (id: string) => (await listScenarios(true, 'en')).some((listed) => listed.id === id)

/** Sets the time up to which the bin has counted; null: it has not counted yet. */
async function setBinClock(time: number | null): Promise<void> {
  await database().milestone.deleteMany({ where: { name: 'bin-clock' } })
  if (time !== null) await database().milestone.create({ data: { name: 'bin-clock', reachedAt: at(time) } })
}

describe('the bin', () => {
  it('keeps a deleted scenario for 30 days, then removes it with its links', async () => {
    const { id } = await createScenario(preparedTitled('Deleted'))
    await createShareLink(id, { role: 'read', label: '', revision: null, expiresInDays: 30 })
    await database().scenario.update({ where: { id }, data: { deletedAt: at(0) } })
    await setBinClock(30 * DAY - HOUR)
    await purgeBin(at(30 * DAY))
    expect(await isInBin(id)).toBe(true)
    await purgeBin(at(30 * DAY + HOUR))
    expect(await isInBin(id)).toBe(false)
    expect((await listAllShareLinks()).map(({ scenario }) => scenario.id)).not.toContain(id)
  })

  it('purges nothing when the clock jumps ahead, and counts on rightly once it is set right', async () => {
    const id = await deleted(at(0))
    await setBinClock(HOUR)
    for (let hour = 0; hour < 12; hour++) await purgeBin(at(400 * DAY + hour * HOUR))
    expect(await isInBin(id)).toBe(true)
    await purgeBin(at(13 * HOUR))
    expect(await readBinClock()).toEqual(at(13 * HOUR))
  })

  it('purges nothing when the clock jumps back', async () => {
    const id = await deleted(at(0))
    await setBinClock(20 * DAY)
    await purgeBin(at(-400 * DAY))
    expect(await isInBin(id)).toBe(true)
    expect(await readBinClock()).toEqual(at(-400 * DAY))
  })

  it('purges nothing at its first count, whatever the clock says', async () => {
    const id = await deleted(at(0))
    await setBinClock(null)
    await purgeBin(at(400 * DAY))
    expect(await isInBin(id)).toBe(true)
  })

  it('is purged by one of two server processes in an hour, and by the other once that one is gone', async () => {
    const [one, other] = [hourlyPurge(), hourlyPurge()]
    await setBinClock(0)
    const clockAfter = async (purge: (now: Date) => Promise<void>) => {
      await purge(at(100 * DAY))
      return ((await readBinClock())?.getTime() ?? 0) - NOW
    }
    expect([await clockAfter(one), await clockAfter(other)]).toEqual([0, 0])
    expect([await clockAfter(one), await clockAfter(other)]).toEqual([2 * HOUR, 2 * HOUR])
    expect([await clockAfter(one), await clockAfter(other)]).toEqual([4 * HOUR, 4 * HOUR])
    expect([await clockAfter(other), await clockAfter(other)]).toEqual([6 * HOUR, 8 * HOUR])
  })

  it('catches up hour by hour after the server was off', async () => {
    const id = await deleted(at(0))
    await setBinClock(30 * DAY - 3 * HOUR)
    await purgeBin(at(60 * DAY))
    expect(await isInBin(id)).toBe(true)
    await purgeBin(at(60 * DAY + HOUR))
    expect(await isInBin(id)).toBe(false)
  })
})

const holding = (secret: string) =>
  prepareRevision({ ...documentTitled('Plan'), description: `${secret} `.repeat(500) })

describe('deleting for good', () => {
  it('removes a deleted scenario, and nothing of it is left in the database', async () => {
    const { id } = await createScenario(holding('pasted-secret-one'))
    await expect(deleteForGood(id)).rejects.toMatchObject({ refusal: 'not-found' })
    await deleteScenario(id)
    expect(await holds('pasted-secret-one')).toBe(true)
    await deleteForGood(id)
    expect(await holds('pasted-secret-one')).toBe(false)
    await expect(restoreScenario(id)).rejects.toMatchObject({ refusal: 'not-found' })
    await expect(deleteForGood(id)).rejects.toMatchObject({ refusal: 'not-found' })
  })
})

describe('removing a revision', () => {
  it('leaves the others, and nothing of it is left in the database', async () => {
    const { id } = await createScenario(preparedTitled('Plan'))
    await saveScenario(id, '"1"', holding('pasted-secret-two'))
    await saveScenario(id, '"2"', preparedTitled('Plan'))
    await removeRevision(id, 2)
    expect(await holds('pasted-secret-two')).toBe(false)
    expect((await listRevisions(id)).map(({ revision }) => revision)).toEqual([3, 1])
    await expect(readRevision(id, 2)).rejects.toMatchObject({ refusal: 'not-found' })
    await expect(removeRevision(id, 2)).rejects.toMatchObject({ refusal: 'not-found' })
    expect((await readScenario(id)).revision).toBe(3)
  })

  it('refuses the latest, which the scenario shows', async () => {
    const { id } = await createScenario(preparedTitled('Plan'))
    await expect(removeRevision(id, 1)).rejects.toMatchObject({ refusal: 'conflict' })
  })
})
