// What lets somebody in, by the rows of a database: share links and sessions. A backup holds those of its day, and a restore
// must not bring back what was ended since then.
import { openSqlite } from '#scripts/database/sqlite'
import { sqliteRows } from './sqlite-rows.mjs'

/**
 * For each kind: its rows that let somebody in at `?`, by `id`, with what a person recognizes them by; and how one is ended.
 * The link of a deleted scenario is asleep: it works again when the scenario is brought back.
 */
const KINDS = {
  shareLinks: {
    table: 'ShareLink',
    select: `SELECT link."id" AS id, scenario."deletedAt" IS NOT NULL AS "isAsleep", link."scenarioId", scenario."title",
        link."createdAt", link."expiresAt"
      FROM "ShareLink" AS link JOIN "Scenario" AS scenario ON scenario."id" = link."scenarioId"
      WHERE link."revokedAt" IS NULL AND link."expiresAt" > ? ORDER BY link."createdAt", link."id"`,
    end: `UPDATE "ShareLink" SET "revokedAt" = ? WHERE "id" = ?`,
  },
  sessions: {
    table: 'Session',
    select: `SELECT "tokenHash" AS id, 0 AS "isAsleep", "createdAt", "expiresAt" FROM "Session" WHERE "expiresAt" > ?
      ORDER BY "createdAt"`,
    end: `DELETE FROM "Session" WHERE "expiresAt" > ? AND "tokenHash" = ?`,
  },
}

/** What `grantsIn` answers of an SQLite file. */
export async function readGrants(file) {
  const client = await openSqlite(file)
  try {
    return await grantsIn(sqliteRows(client))
  } finally {
    client.close()
  }
}

/** What lets somebody in now, by kind: from its id to whether it is asleep. */
export async function grantsIn(database) {
  const found = {}
  for (const kind of Object.keys(KINDS))
    found[kind] = new Map((await grantsOf(database, kind)).map(({ id, isAsleep }) => [id, isAsleep]))
  return found
}

/** What lets nobody in. */
export const noGrants = () => ({ shareLinks: new Map(), sessions: new Map() })

/**
 * Ends what `current` does not hold, and what is asleep there and would wake here; null for a kind keeps all of it. Returns
 * what was ended, by kind.
 */
export async function endOthers(database, current) {
  const ended = {}
  for (const [kind, { end }] of Object.entries(KINDS)) {
    const kept = current[kind]
    const isKept = ({ id, isAsleep }) => kept === null || (kept.has(id) && (isAsleep || !kept.get(id)))
    ended[kind] = (await grantsOf(database, kind)).filter((grant) => !isKept(grant))
    for (const { id } of ended[kind]) await database.query(end, [now(database), id])
  }
  return ended
}

/** None where the database is older than the kind. */
async function grantsOf(database, kind) {
  const { table, select } = KINDS[kind]
  if (!(await database.tables()).some(({ name }) => name === table)) return []
  const rows = await database.query(select, [now(database)])
  return rows.map((row) => ({ ...row, isAsleep: Boolean(row.isAsleep) }))
}

const now = ({ toStored }) => toStored('time', new Date().toISOString())
