import { equalTexts } from '#lib/server/equal-texts'
import { AppError } from '#lib/server/errors'
import { addressOf, attempts, KEY_ATTEMPTS, TOKEN_ATTEMPTS } from '#lib/server/rate-limit'
import { endSession, isSession, SESSION_SECONDS, startSession } from '#lib/server/sessions/sessions'
import { instanceName, type Settings, settings } from '#lib/server/settings'
import { readCookie } from './cookies'

function cookieName(given: Settings): string {
  return `${given.publicUrl?.startsWith('https:') ? '__Host-' : ''}planner-${instanceName(given)}`
}

const sessionTokenIn = (headers: Headers): string | null => readCookie(headers, cookieName(settings()))

/** Starts a session in the place of the one that the browser may still have; the `Set-Cookie` that signs it in. */
export async function signIn(headers: Headers): Promise<string> {
  await signOut(headers)
  return sessionCookie(await startSession(), SESSION_SECONDS)
}

/** Ends the session of the browser; the `Set-Cookie` that makes it forget its token. */
export async function signOut(headers: Headers): Promise<string> {
  const token = sessionTokenIn(headers)
  if (token !== null) await endSession(token)
  return sessionCookie('', 0)
}

function sessionCookie(token: string, seconds: number): string {
  const given = settings()
  const secure = given.publicUrl?.startsWith('https:') ? '; Secure' : ''
  return `${cookieName(given)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`
}

export type Access = 'key' | 'session' | 'none'

/** The key that is sent as `Authorization: Bearer`; null where none is. */
const bearerOf = (headers: Headers): string | null =>
  /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? null

/** How the caller proves to hold the access key. A wrong key counts against its address (429 after too many). */
export async function accessOf(headers: Headers): Promise<Access> {
  const bearer = bearerOf(headers)
  if (bearer !== null) return checkKey(bearer, headers) ? 'key' : 'none'
  const token = sessionTokenIn(headers)
  return token !== null && (await isSession(token)) ? 'session' : 'none'
}

/**
 * Reports whether the text is the access key. Throws 429 for a wrong key once its address has used up its attempts. The
 * right key is always accepted, or a stranger behind the same proxy could shut everybody out.
 */
export function checkKey(key: string, headers: Headers): boolean {
  if (equalTexts(key, settings().accessKey)) return true
  attempts.count(KEY_ATTEMPTS, addressOf(headers))
  return false
}

/** What a share token opens. Throws 404 for a token that opens nothing, and 429 once its address has used up its attempts. */
export async function openShareLink<Opened>(headers: Headers, open: () => Promise<Opened | null>): Promise<Opened> {
  const opened = await open()
  if (opened !== null) return opened
  attempts.count(TOKEN_ATTEMPTS, addressOf(headers))
  throw new AppError('not-found', 'This link opens nothing. It may have expired or been revoked: ask for a new one.')
}

/** Throws 401 for a caller who proves no access key. */
export async function requireKey(headers: Headers): Promise<Access> {
  const access = await accessOf(headers)
  if (access === 'none') throw bearerOf(headers) === null ? noKey() : wrongKey()
  return access
}

export const noKey = () =>
  new AppError(
    'no-key',
    'Send the access key as "Authorization: Bearer <key>", or open the address that the server printed at its start.',
    { headers: { 'WWW-Authenticate': 'Bearer' } },
  )

export const wrongKey = () =>
  new AppError(
    'wrong-key',
    'The access key that was sent is not the one of this server. "npm run key" prints it there.',
    {
      headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
    },
  )
