// Server processes on one database count attempts together, such as wrong access keys: each tells the others by
// NOTIFY, which stores nothing. While the database is away, each counts by itself.

const CHANNEL = 'connector_planner_failures'

/**
 * From now on this process tells of its attempts over this connection, and notes those of others. The functions on
 * the global object are those of lib/server/rate-limit.ts.
 */
export async function shareAttempts(client, schema) {
  client.on('notification', ({ processId, payload }) => {
    // Whoever listens hears himself, too.
    if (processId === client.processID) return
    const told = JSON.parse(payload)
    if (told.schema === schema) globalThis.plannerNoteAttempt?.(told.key, told.seconds)
  })
  await client.query(`LISTEN ${CHANNEL}`)
  globalThis.plannerTellAttempt = (key, seconds) => {
    const payload = JSON.stringify({ schema, key, seconds })
    client.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]).catch(() => undefined)
  }
}
