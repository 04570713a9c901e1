// What every answer of the server carries, whoever made it: a route, Next, or the server itself before either.
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { log } from './log.mjs'

/**
 * Nothing is framed, sniffed, indexed, cached, run, or told to another site. A page and a file set their own policy and their
 * own time to be kept (proxy.ts); no other answer needs a line about it.
 */
const DEFAULTS = {
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
}
/** A year, in seconds: browsers then come by TLS only, even where somebody types the name alone. */
const TLS_ONLY = 'max-age=31536000'
/** What Next says about itself: names of its own files, and the address of this process behind a proxy. */
const INTERNAL = /^x-(middleware|nextjs|powered-by)/
const INTERNAL_VARY = /^(rsc|next-)/

/** The headers that an answer gets unless it has set them itself. `publicUrl` is null where the server is only reached locally. */
const defaultHeaders = (publicUrl) =>
  publicUrl?.startsWith('https:') ? { ...DEFAULTS, 'Strict-Transport-Security': TLS_ONLY } : DEFAULTS

/**
 * Completes the headers at the moment they are sent. A cached file says itself how long it may be kept, and a page has a
 * policy of its own; what they did not set is the strictest value.
 */
export function completeHeaders(response, publicUrl) {
  const defaults = Object.entries(defaultHeaders(publicUrl))
  const writeHead = response.writeHead.bind(response)
  response.writeHead = (...given) => {
    for (const [name, value] of defaults) if (!response.hasHeader(name)) response.setHeader(name, value)
    for (const name of response.getHeaderNames()) if (INTERNAL.test(name)) response.removeHeader(name)
    dropInternalVary(response)
    return writeHead(...given)
  }
}

/** `Vary` tells caches which headers an answer depends on; those of Next's own requests stand in no address that is cached. */
function dropInternalVary(response) {
  const names = String(response.getHeader('Vary') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const kept = names.filter((name) => !INTERNAL_VARY.test(name.toLowerCase()))
  if (kept.length === names.length) return
  if (kept.length === 0) response.removeHeader('Vary')
  else response.setHeader('Vary', kept.join(', '))
}

/** Answers a refusal of guard.mjs as a problem (RFC 9457), with the id that the log has too. */
export function refuse(response, refusal, requestId) {
  response.writeHead(refusal.status, { 'Content-Type': PROBLEM, ...refusal.headers })
  response.end(bodyOf(refusal, requestId))
}

/**
 * Answers a refusal of guard.mjs as a problem, and logs it, where Node hands over only the connection: what came is no request,
 * or none that Node answers.
 */
export function refuseOnSocket(socket, refusal, publicUrl) {
  if (!socket.writable) return
  const requestId = randomUUID()
  const body = bodyOf(refusal, requestId)
  const headers = {
    ...defaultHeaders(publicUrl),
    'X-Request-Id': requestId,
    'Content-Type': PROBLEM,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...refusal.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`, ...lines, '', body].join('\r\n'))
  log({ event: 'request', requestId, method: null, route: null, status: refusal.status })
}

const PROBLEM = 'application/problem+json'

const bodyOf = ({ name, title, status, detail }, requestId) =>
  JSON.stringify({ type: `urn:connector-planner:problem:${name}`, title, status, detail, problems: [], requestId })
