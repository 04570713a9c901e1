import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '#e2e/api-fixtures'
import { type StartedServer, startServer } from '#e2e/server'
import { canonicalJson } from '#lib/scenario/document/canonical'
import { callerOf } from './caller'

/** `npm run soak` asks for more. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 5)
const SAVES = Number(process.env.KILL_SAVES ?? 200)
/** Scenarios that are saved at the same time. */
const SAVERS = 4

/** A scenario, and its last revision that the server has acknowledged. */
type Saved = { readonly id: string; acknowledged: number }

const titleOf = ({ id }: Saved, revision: number) => `${id} ${revision}`

/** Saves all of them at once, revision after revision, and kills the server after so many acknowledgements. */
async function saveUntilKilled(server: StartedServer, scenarios: readonly Saved[]): Promise<void> {
  let left = SAVES
  const keepSaving = async (scenario: Saved) => {
    for (;;) {
      const next = scenario.acknowledged + 1
      const title = titleOf(scenario, next)
      const answer = await callerOf(server)
        .save(scenario.id, scenario.acknowledged, title)
        .catch(() => null)
      if (answer === null) return
      if (answer.status !== 200) throw new Error(`Save ${next} of ${scenario.id} was answered ${answer.status}.`)
      scenario.acknowledged = next
      left -= 1
      if (left === 0) server.process.kill('SIGKILL')
    }
  }
  await Promise.all(scenarios.map(keepSaving))
  await server.stop('SIGKILL')
}

/** Checks that nothing acknowledged is missing, and that what was on its way is there whole or not at all. */
async function checkRevisions(server: StartedServer, scenarios: readonly Saved[], from: ReadonlyMap<string, number>) {
  const { read } = callerOf(server)
  const check = async (scenario: Saved) => {
    const { id, acknowledged } = scenario
    const { revisions } = await read(`/api/scenarios/${id}/revisions`)
    const latest: number = revisions[0].revision
    expect(revisions).toHaveLength(latest)
    expect([acknowledged, acknowledged + 1]).toContain(latest)
    // One expectation of all: the test runner keeps each, which in a hundred rounds costs more than the saves.
    const damaged: number[] = []
    for (let n = from.get(id) ?? 1; n <= latest; n++) {
      const { document, hash } = await read(`/api/scenarios/${id}/revisions/${n}`)
      const isWhole = createHash('sha256').update(canonicalJson(document)).digest('hex') === hash
      if (!isWhole || document.title !== titleOf(scenario, n)) damaged.push(n)
    }
    expect(damaged, id).toEqual([])
    scenario.acknowledged = latest
  }
  await Promise.all(scenarios.map(check))
}

test(`killed ${ROUNDS} times during ${SAVES} saves, a server has every acknowledged revision, and none half`, async () => {
  test.setTimeout(60_000 + ROUNDS * (20_000 + SAVES * 200))
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'planner-killed-'))
  let server = await startServer({ dataFolder })
  const scenarios: Saved[] = []
  for (let i = 0; i < SAVERS; i++) scenarios.push({ id: await callerOf(server).create('New'), acknowledged: 1 })
  for (let round = 0; round < ROUNDS; round++) {
    const from = new Map(scenarios.map(({ id, acknowledged }) => [id, acknowledged + 1]))
    await saveUntilKilled(server, scenarios)
    server = await startServer({ dataFolder })
    await checkRevisions(server, scenarios, from)
  }
  await server.stop()
  await rm(dataFolder, { recursive: true })
})
