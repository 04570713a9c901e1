import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { AppError, refusalResponse } from '#lib/server/errors'
import { accessOf } from '#lib/server/http/auth'
import { languageOf } from '#lib/server/http/cookies'
import { contentSecurityPolicy, pageHeaders, STATIC_HEADERS } from '#lib/server/http/headers'
import { signInPage } from '#lib/server/http/sign-in-page'
import { requestIdOf } from '#lib/server/log'
import { addressOf, attempts, PAGES_WITHOUT_KEY } from '#lib/server/rate-limit'
import { settings } from '#lib/server/settings'

/**
 * Guards all that is not `/api`: routes there guard themselves (lib/server/http/http.ts), since a request that passes here has
 * its body read to the end first, and theirs is to be counted while it streams.
 */
export const config = { matcher: '/((?!api(?:/|$)).*)' }

const STATIC = /^\/(_next\/static\/|icon\.svg$|favicon\.ico$|robots\.txt$|sign-in\.(css|js)$)/
const STATIC_IN_DEVELOPMENT = /^\/(_next\/|__nextjs)/
/** Answered without the access key: the page of a share link, whose token stands behind the `#`, and the rules for its reader. */
const SHARED_PAGES = /^\/s(\/rules)?\/?$/

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

/** The page with a nonce of its own. Whoever brings no key gets the sign-in page in its place, and only so many pages. */
async function servePage(request: NextRequest): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, settings().isDevelopment)
  const isStranger = (await accessOf(request.headers)) === 'none'
  if (isStranger) attempts.count(PAGES_WITHOUT_KEY, addressOf(request.headers))
  if (isStranger && !SHARED_PAGES.test(request.nextUrl.pathname)) {
    const headers = { ...pageHeaders(policy), 'Content-Type': 'text/html; charset=utf-8' }
    return new Response(signInPage(languageOf(request.headers), nonce), { headers })
  }
  // Next reads the nonce for its own scripts from the policy in the request.
  const headers = new Headers(request.headers)
  headers.set('Content-Security-Policy', policy)
  headers.set('x-nonce', nonce)
  return NextResponse.next({ request: { headers }, headers: pageHeaders(policy) })
}
