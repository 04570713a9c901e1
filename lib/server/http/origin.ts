import { AppError } from '#lib/server/errors'
import { settings } from '#lib/server/settings'
import { isLoopback } from '#scripts/guard'
import type { Access } from './auth'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

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
  return origin === settings().publicUrl || (isLoopback(host) && origin === new URL(`http://${host}`).origin)
}
