import { createHmac, timingSafeEqual } from 'node:crypto'
import { AppError } from '#lib/server/errors'
import { addressOf, failures, KEY_ATTEMPTS, TOKEN_ATTEMPTS } from '#lib/server/rate-limit'
import { instanceName, type Settings, settings } from '#lib/server/settings'
import { readCookie } from './cookies'

/** How long a session lasts, in seconds. */
const SESSION_SECONDS = 30 * 24 * 60 * 60

const sign = (key: string, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** Reports whether two texts are equal, in a time that depends neither on where they differ nor on their lengths. */
function equals(given: string, wanted: string): boolean {
  return timingSafeEqual(sign('compare', given), sign('compare', wanted))
}

/** The value of the session cookie: its expiry and a signature of that made with the access key, never the key itself. */
function sessionToken({ accessKey }: Settings, now = Date.now()): string {
  const end = String(Math.floor(now / 1000) + SESSION_SECONDS)
  return `${end}.${sign(accessKey, `session ${end}`).toString('base64url')}`
}

function isSession(token: string, { accessKey }: Settings, now = Date.now()): boolean {
  const [end = '', signature = ''] = token.split('.')
  if (!/^\d{1,12}$/.test(end) || Number(end) * 1000 < now) return false
  return equals(signature, sign(accessKey, `session ${end}`).toString('base64url'))
}

function cookieName(given: Settings): string {
  return `${given.publicUrl?.startsWith('https:') ? '__Host-' : ''}planner-${instanceName(given)}`
}

/** The `Set-Cookie` that signs a browser in. */
export const signedIn = (): string => sessionCookie(sessionToken(settings()), SESSION_SECONDS)

/** The `Set-Cookie` that signs a browser out. */
export const signedOut = (): string => sessionCookie('', 0)

function sessionCookie(token: string, seconds: number): string {
  const given = settings()
  const secure = given.publicUrl?.startsWith('https:') ? '; Secure' : ''
  return `${cookieName(given)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure}`
}

export type Access = 'key' | 'session' | 'none'

/** How the caller proves to hold the access key. A wrong key counts against its address (429 after too many). */
export function accessOf(headers: Headers): Access {
  const given = settings()
  const token = readCookie(headers, cookieName(given))
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1]
  if (bearer !== undefined) return checkKey(bearer, headers) ? 'key' : 'none'
  return token !== null && isSession(token, given) ? 'session' : 'none'
}

/**
 * Reports whether the text is the access key. Throws 429 for a wrong key once its address has used up its attempts. The
 * right key is always accepted, or a stranger behind the same proxy could shut everybody out.
 */
export function checkKey(key: string, headers: Headers): boolean {
  if (equals(key, settings().accessKey)) return true
  failures.count(KEY_ATTEMPTS, addressOf(headers))
  return false
}

/** What a share token opens. Throws 404 for a token that opens nothing, and 429 once its address has used up its attempts. */
export async function openWithToken<Opened>(headers: Headers, open: () => Promise<Opened | null>): Promise<Opened> {
  const opened = await open()
  if (opened !== null) return opened
  failures.count(TOKEN_ATTEMPTS, addressOf(headers))
  throw new AppError('not-found', 'This link opens nothing. It may have expired or been revoked: ask for a new one.')
}

/** Throws 401 for a caller who proves no access key. */
export function requireKey(headers: Headers): Access {
  const access = accessOf(headers)
  if (access === 'none') throw noKey()
  return access
}

export const noKey = () =>
  new AppError(
    'no-key',
    'Send the access key as "Authorization: Bearer <key>", or open the address that the server printed at its start.',
    { headers: { 'WWW-Authenticate': 'Bearer' } },
  )
