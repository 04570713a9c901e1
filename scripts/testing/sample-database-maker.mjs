import { createHash } from 'node:crypto'
import { migrate } from '#scripts/database/migrate'
import { openSqlite } from '#scripts/database/sqlite'

/** Makes a migrated database with one scenario, whose revisions are the documents in order. */
export async function make(file, documents) {
  await migrate(file)
  const client = await openSqlite(file)
  const at = '2026-03-01T10:00:00.000+00:00'
  await client.execute({
    sql: `INSERT INTO "Scenario"
      ("id", "title", "description", "revision", "phases", "connectors", "senders", "createdAt", "updatedAt")
      VALUES ('s', 'Switch', '', ?, 1, 2, 3, ?, ?)`,
    args: [documents.length, at, at],
  })
  for (const [index, document] of documents.entries())
    await client.execute({
      sql: `INSERT INTO "Revision" ("scenarioId", "number", "document", "hash", "engineVersion", "createdAt")
      VALUES ('s', ?, ?, ?, '1', ?)`,
      args: [index + 1, document, createHash('sha256').update(document).digest('hex'), at],
    })
  await client.execute({
    sql: `INSERT INTO "ShareLink" ("id", "scenarioId", "tokenHash", "role", "createdAt", "expiresAt")
      VALUES ('l', 's', 'hash', 'read', ?, '2099-01-01T00:00:00.000+00:00')`,
    args: [at],
  })
  await client.execute({
    sql: `INSERT INTO "Session" VALUES ('t', ?, '2099-01-01T00:00:00.000+00:00')`,
    args: [at],
  })
  client.close()
}
