import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { postgresqlRows } from '#scripts/backup/postgresql-rows'
import { sqliteRows } from '#scripts/backup/sqlite-rows'
import { connect } from '#scripts/database/postgresql/connection'
import { isPostgresqlUrl, readPostgresqlUrl } from '#scripts/database/postgresql/server'
import { openSqlite } from '#scripts/database/sqlite'

// Stores one revision of the scenario `s` after the other, as a save does, and sends the number of each once it is stored.
const [place, first] = process.argv.slice(2)
const { query, toStored } = isPostgresqlUrl(place)
  ? await postgresqlRows(await connect(readPostgresqlUrl(place)), () => true)
  : sqliteRows(await openSqlite(place))
const at = toStored('time', '2026-03-01T10:00:00.000Z')
for (let number = Number(first); process.connected; number++) {
  const document = JSON.stringify({ number, text: 'x'.repeat(2_000) })
  const hash = createHash('sha256').update(document).digest('hex')
  await query('BEGIN')
  await query(
    `INSERT INTO "Revision" ("scenarioId", "number", "document", "hash", "engineVersion", "createdAt")
      VALUES ('s', ?, ?, ?, '1', ?)`,
    [number, document, hash, at],
  )
  await query(`UPDATE "Scenario" SET revision = ? WHERE id = 's'`, [number])
  await query('COMMIT')
  process.send(number)
  await setTimeout(10)
}
