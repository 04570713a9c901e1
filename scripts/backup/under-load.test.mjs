import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { MIGRATIONS } from '#scripts/database/migrations'
import { ROOT } from '#scripts/settings'
import { makeDatabase, query, withFolder } from '#scripts/testing/sample-database'
import { dumpFile } from './dump.mjs'
import { fillDatabase } from './fill.mjs'

const given = withFolder()
const at = (name) => path.join(given.folder, name)

it('twenty backups under write load each hold every revision acknowledged before, and none half', {
  timeout: 600_000,
}, async () => {
  await makeDatabase(at('planner.db'))
  const writer = fork(path.join(ROOT, 'scripts/testing/writer.mjs'), [at('planner.db'), '3'])
  onTestFinished(() => void writer.kill())
  let acknowledged = 2
  writer.on('message', (number) => {
    acknowledged = number
  })
  for (let drill = 0; drill < 20; drill++) {
    await once(writer, 'message')
    const before = acknowledged
    await dumpFile(at('planner.db'), at(`${drill}.jsonl`))
    const current = { shareLinks: null, sessions: null }
    const options = { backup: at(`${drill}.jsonl`), file: at(`${drill}.db`), folder: MIGRATIONS, current }
    expect(await fillDatabase(options)).toMatchObject({ wrong: [] })
    const revisions = 'SELECT count(*) AS count, max(number) AS latest FROM "Revision"'
    const [{ count, latest }] = await query(at(`${drill}.db`), revisions)
    const [{ revision }] = await query(at(`${drill}.db`), 'SELECT revision FROM "Scenario"')
    expect(latest).toBeGreaterThanOrEqual(before)
    expect([count, revision]).toEqual([latest, latest])
  }
})
