import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { openSqlite } from '#scripts/database/sqlite'

// Stores one revision of the scenario `s` after the other, as a save does, and sends the number of each once it is stored.
const client = await openSqlite(process.argv[2])
const at = '2026-03-01T10:00:00.000+00:00'
for (let number = 3; process.connected; number++) {
  const document = JSON.stringify({ number, text: 'x'.repeat(2_000) })
  const hash = createHash('sha256').update(document).digest('hex')
  await client.batch(
    [
      { sql: `INSERT INTO "Revision" VALUES ('s', ?, ?, ?, '1', ?)`, args: [number, document, hash, at] },
      { sql: `UPDATE "Scenario" SET revision = ? WHERE id = 's'`, args: [number] },
    ],
    'write',
  )
  process.send(number)
  await setTimeout(10)
}
