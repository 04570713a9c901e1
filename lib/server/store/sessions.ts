import 'server-only'
import { database, written } from './database'

export type NewSession = { readonly tokenHash: string; readonly createdAt: Date; readonly expiresAt: Date }

/** Stores a session, of whose token only the hash is known, and removes those that have expired. */
export async function insertSession(session: NewSession): Promise<void> {
  const { session: sessions } = database()
  const expired = sessions.deleteMany({ where: { expiresAt: { lte: session.createdAt } } })
  const created = sessions.create({ data: session, select: { tokenHash: true } })
  await written(database().$transaction([expired, created]))
}

/** Reports whether there is a session with this hash that has not expired. */
export async function isStoredSession(tokenHash: string, now: Date): Promise<boolean> {
  const found = await database().session.findUnique({ where: { tokenHash }, select: { expiresAt: true } })
  return found !== null && found.expiresAt > now
}

/** Removes the session with this hash, if there is one. */
export async function deleteSession(tokenHash: string): Promise<void> {
  await written(database().session.deleteMany({ where: { tokenHash } }))
}
