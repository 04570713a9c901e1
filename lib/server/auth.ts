import { createHmac, timingSafeEqual } from 'node:crypto'
import { AppError } from './errors'
import { failures } from './rate-limit'
import { instanceName, type Settings, settings } from './settings'

/** How long a signed-in browser stays so, in seconds. */
const SESSION_SECONDS = 30 * 24 * 60 * 60
const KEY_ATTEMPTS = { name: 'key', most: 20, seconds: 60 }

const sign = (key: string, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** Reports whether the two texts are equal, in a time that tells nothing about where they differ or how long they are. */
function equals(given: string, wanted: string): boolean {
  return timingSafeEqual(sign('compare', given), sign('compare', wanted))
}

/** The cookie never holds the key: it holds its own end and the key's signature under that. */
export function sessionToken({ accessKey }: Settings, now = Date.now()): string {
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

/** The `Set-Cookie` that signs a browser in, or out when `token` is empty. */
export function sessionCookie(token: string, given = settings()): string {
  const secure = given.publicUrl?.startsWith('https:') ? '; Secure' : ''
  return `${cookieName(given)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${token === '' ? 0 : SESSION_SECONDS}${secure}`
}

function readCookie(headers: Headers, name: string): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [key = '', ...value] = pair.trim().split('=')
    if (key === name) return value.join('=')
  }
  return null
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

/** Reports whether the text is the access key; throws 429 once an address has guessed too often. */
export function checkKey(key: string, headers: Headers): boolean {
  const address = addressOf(headers)
  failures.check(KEY_ATTEMPTS, address)
  if (equals(key, settings().accessKey)) return true
  failures.count(KEY_ATTEMPTS, address)
  return false
}

/** The network address of the caller, as `scripts/serve.mjs` has set it from the socket: what a caller sends is overwritten. */
export function addressOf(headers: Headers): string {
  return headers.get('x-forwarded-for') ?? 'unknown'
}

/** Refuses a caller without key. */
export function requireKey(headers: Headers): Access {
  const access = accessOf(headers)
  if (access === 'none')
    throw new AppError(
      'no-key',
      'Send the access key as "Authorization: Bearer <key>", or open the address that the server printed at its start.',
      {
        headers: { 'WWW-Authenticate': 'Bearer' },
      },
    )
  return access
}
