import 'server-only'
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { equalTexts } from '#lib/server/equal-texts'
import { settings } from '#lib/server/settings'
import * as store from '#lib/server/store/sessions'

/** How long a signed-in browser stays so, in seconds. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60
/** More than can be guessed: then a plain hash is as good as a slow one. */
const TOKEN_BYTES = 32

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A token proves itself by the access key before the database is asked, and a changed key ends every session. */
const signatureOf = (id: string): string =>
  createHmac('sha256', settings().accessKey).update(`session ${id}`).digest('base64url')

/** Starts a session. Its token is in this answer and nowhere else: the database holds only a hash. */
export async function startSession(): Promise<string> {
  const id = randomBytes(TOKEN_BYTES).toString('base64url')
  const token = `${id}.${signatureOf(id)}`
  const createdAt = new Date()
  const expiresAt = new Date(createdAt.getTime() + SESSION_SECONDS * 1000)
  await store.insertSession({ tokenHash: hashOf(token), createdAt, expiresAt })
  return token
}

/** Reports whether the token is that of a session which has neither expired nor been ended. */
export async function isSession(token: string): Promise<boolean> {
  const [id = '', signature = ''] = token.split('.')
  return equalTexts(signature, signatureOf(id)) && (await store.isStoredSession(hashOf(token), new Date()))
}

/** Ends a session at once; does nothing where there is none with this token. */
export async function endSession(token: string): Promise<void> {
  if (await isSession(token)) await store.deleteSession(hashOf(token))
}
