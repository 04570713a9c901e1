import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { AppError, refusalResponse } from '#lib/server/errors'
import { accessOf } from '#lib/server/http/auth'
import { contentSecurityPolicy, pageHeaders, STATIC_HEADERS } from '#lib/server/http/headers'
import { requestIdOf } from '#lib/server/log'
import { settings } from '#lib/server/settings'

/**
 * Guards all that is not `/api`: routes there guard themselves (lib/server/http.ts), since a request that passes here has
 * its body read to the end first, and theirs is to be counted while it streams.
 */
export const config = { matcher: '/((?!api(?:/|$)).*)' }

const STATIC = /^\/(_next\/static\/|icon\.svg$|favicon\.ico$|robots\.txt$)/
const STATIC_IN_DEVELOPMENT = /^\/(_next\/|__nextjs)/
/** Answered without the access key: the page of a share link, whose token stands behind the `#`. */
const OPEN_PAGES = new Set(['/s', '/sign-in'])

export async function proxy(request: NextRequest): Promise<Response> {
  try {
    return isStatic(request.nextUrl.pathname)
      ? NextResponse.next({ headers: STATIC_HEADERS })
      : await servePage(request)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return refusalResponse(error, requestIdOf(request.headers))
  }
}

function isStatic(path: string): boolean {
  return STATIC.test(path) || (settings().isDevelopment && STATIC_IN_DEVELOPMENT.test(path))
}

/** The page with a nonce of its own; to whoever brings no key, the sign-in page in its place. */
async function servePage(request: NextRequest): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, settings().isDevelopment)
  // Next reads the nonce for its own scripts from the policy in the request.
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  headers.set('x-nonce', nonce)
  const init = { request: { headers }, headers: pageHeaders(policy) }
  const url = request.nextUrl.clone()
  if (OPEN_PAGES.has(url.pathname.replace(/\/$/, '')) || (await accessOf(request.headers)) !== 'none')
    return NextResponse.next(init)
  url.pathname = '/sign-in'
  url.search = ''
  return NextResponse.rewrite(url, init)
}
