import 'server-only'
import { reading, writing } from './access'

type NewSession = { readonly tokenHash: string; readonly createdAt: Date; readonly expiresAt: Date }

/** Stores a session, of whose token only the hash is known, and removes those that have expired. */
export async function insertSession(session: NewSession): Promise<void> {
  await writing((database) =>
    database.$transaction([
      database.session.deleteMany({ where: { expiresAt: { lte: session.createdAt } } }),
      database.session.create({ data: session, select: { tokenHash: true } }),
    ]),
  )
}

/** Reports whether there is a session with this hash that has not expired. */
export async function isStoredSession(tokenHash: string, now: Date): Promise<boolean> {
  const select = { expiresAt: true }
  const found = await reading((database) => database.session.findUnique({ where: { tokenHash }, select }))
  return found !== null && found.expiresAt > now
}

/** Removes the session with this hash, if there is one. */
export async function deleteSession(tokenHash: string): Promise<void> {
  await writing((database) => database.session.deleteMany({ where: { tokenHash } }))
}
