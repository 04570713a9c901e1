// Advisory locks of PostgreSQL by which the processes of this program agree. They end with the connection that took them,
// however its process ends.

/** Held, shared, by every server; a restore wants it alone. */
export const SERVING = 'serving'
/** Held by whoever migrates: of several processes that start at once, one does. */
export const MIGRATING = 'migrating'

/** The number of a lock: of its name and of the schema, so that two planners in one database have their own. */
const KEY = `hashtextextended('connector-planner ' || current_schema() || ' ' || $1, 0)`

/** Waits until the lock is free, and holds it until the connection ends. */
export async function lock(client, name) {
  await client.query(`SELECT pg_advisory_lock(${KEY})`, [name])
}

/** Reports whether the lock could be taken beside others who share it. */
export const tryShared = (client, name) => attempt(client, 'pg_try_advisory_lock_shared', name)

/** Reports whether the lock could be taken alone. */
export const tryAlone = (client, name) => attempt(client, 'pg_try_advisory_lock', name)

async function attempt(client, take, name) {
  const { rows } = await client.query(`SELECT ${take}(${KEY}) AS "isTaken"`, [name])
  return rows[0].isTaken
}
