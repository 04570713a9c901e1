// What lets somebody in, by the rows of a database: share links and sessions. A backup holds those of its day, and a restore
// must not bring back what was ended since then.
import { openSqlite } from '#scripts/database/sqlite'
import { toSqlite } from './columns.mjs'

/** For each kind: its rows that let somebody in at `?`, by `id`, with what a person recognizes them by; and how one is ended. */
const KINDS = {
  shareLinks: {
    table: 'ShareLink',
    select: `SELECT link."id" AS id, link."scenarioId", scenario."title", link."createdAt", link."expiresAt"
      FROM "ShareLink" AS link JOIN "Scenario" AS scenario ON scenario."id" = link."scenarioId"
      WHERE link."revokedAt" IS NULL AND scenario."deletedAt" IS NULL AND link."expiresAt" > ?
      ORDER BY link."createdAt", link."id"`,
    end: `UPDATE "ShareLink" SET "revokedAt" = ? WHERE "id" = ?`,
  },
  sessions: {
    table: 'Session',
    select: `SELECT "tokenHash" AS id, "createdAt", "expiresAt" FROM "Session" WHERE "expiresAt" > ? ORDER BY "createdAt"`,
    end: `DELETE FROM "Session" WHERE ? IS NOT NULL AND "tokenHash" = ?`,
  },
}

/** The ids of what lets somebody in now, by kind. */
export async function readGrants(file) {
  const client = await openSqlite(file)
  try {
    const found = {}
    for (const kind of Object.keys(KINDS)) found[kind] = (await working(client, kind)).map(({ id }) => id)
    return found
  } finally {
    client.close()
  }
}

/**
 * Ends what lets somebody in and is not among the ids in `current`, where null for a kind keeps all of it. Returns what was
 * ended, by kind.
 */
export async function endOthers(client, current) {
  const now = toSqlite('time', new Date().toISOString())
  const ended = {}
  for (const [kind, { end }] of Object.entries(KINDS)) {
    const kept = current[kind]
    ended[kind] = kept === null ? [] : (await working(client, kind)).filter(({ id }) => !kept.includes(id))
    for (const { id } of ended[kind]) await client.execute({ sql: end, args: [now, id] })
  }
  return ended
}

/** None where the database is older than the kind. */
async function working(client, kind) {
  const { table, select } = KINDS[kind]
  const { rows: tables } = await client.execute({ sql: 'SELECT 1 FROM sqlite_master WHERE name = ?', args: [table] })
  if (tables.length === 0) return []
  const { rows } = await client.execute({ sql: select, args: [toSqlite('time', new Date().toISOString())] })
  return rows.map((row) => ({ ...row }))
}
