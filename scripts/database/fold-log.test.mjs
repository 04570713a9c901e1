import { copyFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { makeDatabase, query, withFolder } from '#scripts/testing/sample-database'
import { foldLog } from './fold-log.mjs'
import { openSqlite } from './sqlite.mjs'

const given = withFolder()
const at = (name) => path.join(given.folder, name)

it('after folding, a copy of the file alone holds everything, though a connection is still open', async () => {
  await makeDatabase(at('planner.db'))
  const client = await openSqlite(at('planner.db'))
  await client.execute(`UPDATE "Scenario" SET title = 'Last'`)
  expect(statSync(at('planner.db-wal')).size).toBeGreaterThan(0)
  await foldLog(at('planner.db'))
  expect(statSync(at('planner.db-wal')).size).toBe(0)
  copyFileSync(at('planner.db'), at('copy.db'))
  expect(await query(at('copy.db'), 'SELECT title FROM "Scenario"')).toEqual([{ title: 'Last' }])
  client.close()
})

it('a log that a reader still needs is said to be left', async () => {
  await makeDatabase(at('planner.db'))
  const reader = await openSqlite(at('planner.db'))
  await reader.execute('BEGIN')
  await reader.execute('SELECT * FROM "Scenario"')
  await query(at('planner.db'), `UPDATE "Scenario" SET title = 'Last'`)
  await expect(foldLog(at('planner.db'))).rejects.toThrow(/Another program reads .*planner\.db-wal\. Copy both files/)
  await reader.execute('COMMIT')
  reader.close()
})

it('a log that was removed while a connection is open is said to be lost', async () => {
  await makeDatabase(at('planner.db'))
  const client = await openSqlite(at('planner.db'))
  await client.execute(`UPDATE "Scenario" SET title = 'Last'`)
  rmSync(at('planner.db-wal'))
  await expect(foldLog(at('planner.db'))).rejects.toThrow(/planner\.db-wal was removed while the server ran/)
  client.close()
})

it('a file that is gone is refused, and no empty one is made', async () => {
  await expect(foldLog(at('planner.db'))).rejects.toThrow('was removed or emptied')
  expect(existsSync(at('planner.db'))).toBe(false)
})

it('a file that was emptied is refused, and its log is left as it is', async () => {
  writeFileSync(at('planner.db'), '')
  writeFileSync(at('planner.db-wal'), 'the last saves')
  await expect(foldLog(at('planner.db'))).rejects.toThrow('was removed or emptied')
  expect(readFileSync(at('planner.db-wal'), 'utf8')).toBe('the last saves')
})
