// What the log says of a request.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { log } from './log.mjs'
import { ROOT } from './settings.mjs'

/** The names in addresses that are no values: the folders of `app` without those of parameters, such as `[id]`. */
const WORDS = new Set(
  readdirSync(path.join(ROOT, 'app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('['))
    .map(({ name }) => name),
)
const FILES_OF_BUILD = /^\/_next\//

/** `/api/scenarios/*` for `/api/scenarios/3f9c?x=y`: whatever names no route may be an id, a token or a key. */
export function routeOf(url) {
  const [pathname] = url.split('?', 1)
  if (FILES_OF_BUILD.test(pathname)) return '/_next/*'
  return pathname
    .split('/')
    .map((part) => (part === '' || WORDS.has(part) ? part : '*'))
    .join('/')
}

/**
 * Logs a request once its answer is sent. A caller who hung up before that gets no status: it is no failure. Files of the
 * build are logged only where they are refused, since a page loads dozens.
 */
export function logAnswer({ method, url }, response, requestId) {
  const beganAt = performance.now()
  response.once('close', () => {
    const { writableFinished, statusCode } = response
    if (writableFinished && statusCode < 400 && FILES_OF_BUILD.test(url)) return
    const outcome = writableFinished ? { status: statusCode } : { status: null, hungUp: true }
    const milliseconds = Math.round(performance.now() - beganAt)
    log({ event: 'request', requestId, method, route: routeOf(url), ...outcome, milliseconds })
  })
}
