// Every server says that it serves from the database, so that nobody restores over it, and hears from the others.
import { setTimeout } from 'node:timers/promises'
import { connect } from './connection.mjs'
import { SERVING, tryShared } from './locks.mjs'
import { shareAttempts } from './shared-attempts.mjs'

/** Milliseconds before it is said again on a new connection, where the old one broke. */
const PAUSE = 1_000

/** A restore holds the database; isAway() of connection.mjs knows the code of PostgreSQL for what passes. */
class BeingRestored extends Error {
  code = '57P03'
}

/**
 * Holds the lock of a serving process until the returned function is called, on one connection after the other. Rejects with
 * an error of `isAway` while a restore is at work, or the server cannot be reached.
 */
export async function join(server) {
  const held = { client: await take(server), isOver: false }
  const keep = async () => {
    while (!held.isOver) {
      const { client } = held
      await new Promise((resolve) => client.once('end', resolve))
      held.client = await again(server, held)
    }
    // Who leaves while the connection is made anew leaves with the new one too.
    await held.client?.end()
  }
  const kept = keep()
  return async () => {
    held.isOver = true
    await held.client?.end()
    await kept
  }
}

async function take(server) {
  const client = await connect(server)
  if (await tryShared(client, SERVING)) {
    await shareAttempts(client, server.schema)
    return client
  }
  await client.end()
  throw new BeingRestored(`The database ${server.name} is being restored.`)
}

/** Tries until it works, or until nobody wants it any more: a server goes on without it, and answers 503 by itself. */
async function again(server, held) {
  while (!held.isOver) {
    const client = await take(server).catch(() => null)
    if (client !== null) return client
    await setTimeout(PAUSE, undefined, { ref: false })
  }
  return null
}
