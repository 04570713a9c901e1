import type { Access } from './auth'
import { AppError } from './errors'
import { settings } from './settings'

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a `Host` that is not ours (421), so that a foreign name pointed at this address (DNS rebinding) gets nothing.
 * Any port is fine on a loopback name: a page cannot choose it, and a forwarded port shows up as another one.
 */
export function checkHost(headers: Headers): void {
  const host = headers.get('host') ?? ''
  if (LOOPBACK_HOST.test(host)) return
  const { publicUrl } = settings()
  if (publicUrl !== null && host.toLowerCase() === new URL(publicUrl).host) return
  throw new AppError(
    'wrong-host',
    'This server does not answer under that host name. Name its address in PUBLIC_URL if it should.',
  )
}

/**
 * Refuses a write that another site made a browser send (403). Browsers say where a write comes from; a script that says
 * nothing must have brought the key itself, which no foreign page can.
 */
export function checkOrigin(method: string, headers: Headers, access: Access): void {
  if (SAFE_METHODS.has(method)) return
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  const fromElsewhere =
    (site !== null && site !== 'same-origin' && site !== 'none') || (origin !== null && !isOwn(origin, headers))
  const saysNothing = origin === null && site === null && access === 'session'
  if (fromElsewhere || saysNothing)
    throw new AppError(
      'other-origin',
      'Writes are only taken from the pages of this server, or with the access key in an Authorization header.',
    )
}

function isOwn(origin: string, headers: Headers): boolean {
  const host = headers.get('host')?.toLowerCase() ?? ''
  return origin === settings().publicUrl || (LOOPBACK_HOST.test(host) && origin === `http://${host}`)
}
