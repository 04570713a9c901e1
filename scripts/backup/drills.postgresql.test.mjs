import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runApart } from '#scripts/database/apart'
import { ROOT } from '#scripts/settings'
import { query } from '#scripts/testing/postgresql'
import { makeDatabase, query as queryFile, withFolder } from '#scripts/testing/sample-database'
import { withDatabaseServer } from '#scripts/testing/with-database-server'
import { restore } from './restore.mjs'
import { dumpServer, restoreToServer } from './server.mjs'

/** `npm run soak` has more of them. */
const DRILLS = Number(process.env.PLANNER_DRILLS ?? 3)

const { empty } = withDatabaseServer()
const given = withFolder()
const at = (name) => path.join(given.folder, name)

/** The rows of a backup, without sessions: a restore into an empty database ends them. */
const rowsOf = (backup) =>
  readFileSync(backup, 'utf8')
    .split('\n')
    .slice(1, -2)
    .filter((line) => !line.startsWith('["t",'))

it('every backup of PostgreSQL under write load comes back through SQLite with equal rows, none missing and none half', {
  timeout: 900_000,
}, async () => {
  await makeDatabase(at('planner.db'))
  await runApart('backup/dump.mjs', 'dumpFile', at('planner.db'), at('first.jsonl'))
  const [busy, other] = [await empty(), await empty()]
  const toServer = (source, server) => restoreToServer({ source, server, dataFolder: given.folder, keepsLinks: true })
  await toServer(at('first.jsonl'), busy)
  const writer = fork(path.join(ROOT, 'scripts/testing/writer.mjs'), [busy.url, '3'])
  onTestFinished(() => void writer.kill())
  let acknowledged = 2
  writer.on('message', (number) => {
    acknowledged = number
  })
  for (let drill = 0; drill < DRILLS; drill++) {
    await once(writer, 'message')
    const before = acknowledged
    const [fromServer, fromFile, again] = ['a', 'b', 'c'].map((name) => at(`${drill}-${name}.jsonl`))
    expect(await dumpServer(busy, fromServer)).toMatchObject({ wrong: [] })
    await restore({ source: fromServer, databaseFile: at('back.db'), keepsLinks: true })
    await runApart('backup/dump.mjs', 'dumpFile', at('back.db'), fromFile)
    expect(await toServer(fromFile, other)).toMatchObject({ wrong: [] })
    await dumpServer(other, again)
    expect(rowsOf(fromFile)).toEqual(rowsOf(fromServer))
    expect(rowsOf(again)).toEqual(rowsOf(fromServer))
    const [{ count, latest }] = await query(
      other.url,
      'SELECT count(*)::int AS count, max(number) AS latest FROM "Revision"',
    )
    const [{ revision }] = await queryFile(at('back.db'), 'SELECT revision FROM "Scenario"')
    expect(latest).toBeGreaterThanOrEqual(before)
    expect([count, revision]).toEqual([latest, latest])
  }
})
