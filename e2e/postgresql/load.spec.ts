import { setTimeout } from 'node:timers/promises'
import { expect } from '#e2e/api-fixtures'
import { callerOf } from '#e2e/faults/caller'
import type { StartedServer } from '#e2e/server'
import { testAlone as test } from './several'

/** Seconds for which the database is away; `npm run soak` has it away for longer. */
const AWAY = Number(process.env.PLANNER_SECONDS_AWAY ?? 4)
const PEOPLE = 6

/**
 * Somebody who saves one revision after the other, at one server until that does not answer, and reads again whenever a save
 * was in doubt.
 */
function keepSaving(servers: readonly StartedServer[], id: string, first: number, statuses: Set<number>) {
  const state = { acknowledged: 1, isOver: false, slowest: 0 }
  let turn = first
  const caller = () => {
    const server = servers[turn % servers.length]
    if (server === undefined) throw new Error('There is no server to ask.')
    return callerOf(server)
  }
  /** The answer; null where the server hung up or is not there. */
  const ask = async (work: () => Promise<Response>) => {
    const beganAt = performance.now()
    const answer = await work().catch(() => null)
    state.slowest = Math.max(state.slowest, performance.now() - beganAt)
    if (answer === null) turn += 1
    else statuses.add(answer.status)
    return answer
  }
  const settle = async () => {
    for (;;) {
      const answer = await ask(() => caller().send('GET', `/api/scenarios/${id}`))
      if (answer?.status === 200) return (await answer.json()).revision
      await setTimeout(100)
    }
  }
  const done = (async () => {
    while (!state.isOver) {
      const next = state.acknowledged + 1
      const answer = await ask(() => caller().save(id, state.acknowledged, `Revision ${next}`))
      // Only what was acknowledged, or found when it was read again, counts as saved.
      if (answer?.status === 200) state.acknowledged = next
      else state.acknowledged = await settle()
    }
  })()
  const stop = () => {
    state.isOver = true
    return done
  }
  return { id, state, stop }
}

test('of two processes under load one is killed, and the database goes away and comes back: every acknowledged revision is there once', async ({
  join,
  postgresql,
}) => {
  const servers = await Promise.all([join(), join()])
  const [killed, kept] = servers
  if (killed === undefined || kept === undefined) throw new Error('Two servers were started.')
  const ids = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => callerOf(kept).create(`Plan ${i}`)))
  const statuses = new Set<number>()
  const people = ids.map((id, index) => keepSaving(servers, id, index, statuses))
  const least = () => Math.min(...people.map(({ state }) => state.acknowledged))
  await expect.poll(least).toBeGreaterThan(3)

  await killed.stop('SIGKILL')
  const afterKill = least()
  await expect.poll(least, { timeout: 60_000 }).toBeGreaterThan(afterKill + 3)

  await postgresql.stop('SIGQUIT')
  await setTimeout((AWAY * 1000) / 2)
  const ready = await fetch(`${kept.url}/api/health/ready`)
  expect([ready.status, Number(ready.headers.get('retry-after')) > 0]).toEqual([503, true])
  expect((await fetch(`${kept.url}/api/health/live`)).status).toBe(200)
  await setTimeout((AWAY * 1000) / 2)
  await postgresql.start()
  const afterReturn = least()
  await expect.poll(least, { timeout: 60_000 }).toBeGreaterThan(afterReturn + 3)

  await Promise.all(people.map(({ stop }) => stop()))
  for (const { id, state } of people) {
    const { revisions } = await callerOf(kept).read(`/api/scenarios/${id}/revisions`)
    const numbers = revisions.map((one: { revision: number }) => one.revision)
    expect(numbers).toEqual(Array.from({ length: numbers.length }, (_, i) => numbers.length - i))
    expect(numbers.length).toBeGreaterThanOrEqual(state.acknowledged)
    const last = await callerOf(kept).read(`/api/scenarios/${id}/revisions/${state.acknowledged}`)
    expect(last.document.title).toBe(`Revision ${state.acknowledged}`)
  }
  expect([...statuses].filter((status) => ![200, 429, 503].includes(status))).toEqual([])
  expect(kept.output()).not.toMatch(/UnhandledPromise|unhandledRejection/)
  expect(kept.output()).not.toContain(postgresql.password)
  expect(kept.process.exitCode).toBeNull()
  const saved = people.reduce((sum, { state }) => sum + state.acknowledged - 1, 0)
  const slowest = Math.round(Math.max(...people.map(({ state }) => state.slowest)))
  console.log(`${saved} revisions acknowledged; the longest wait for an answer was ${slowest} ms`)
})
