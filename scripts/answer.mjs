// What every answer of the server carries, whoever made it: a route, Next, or the server itself before either.
import { STATUS_CODES } from 'node:http'
import { API_HEADERS } from './guard.mjs'

/** A year, in seconds: browsers then come by TLS only, even where somebody types the name alone. */
const TLS_ONLY = 'max-age=31536000'
/** What Next says about itself: names of its own files, and the address of this process behind a proxy. */
const INTERNAL = /^x-(middleware|nextjs|powered-by)/
const INTERNAL_VARY = /^(rsc|next-)/

/** The headers that an answer gets unless it has set them itself. `publicUrl` is null where the server is only reached locally. */
export const defaultHeaders = (publicUrl) =>
  publicUrl?.startsWith('https:') ? { ...API_HEADERS, 'Strict-Transport-Security': TLS_ONLY } : API_HEADERS

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

/** Answers a refusal of guard.mjs as a problem (RFC 9457). */
export function refuse(response, refusal) {
  response.writeHead(refusal.status, { 'Content-Type': PROBLEM, ...refusal.headers })
  response.end(bodyOf(refusal))
}

/** The same where Node hands over only the connection, because it found no request in what came or none that it answers. */
export function refuseOnSocket(socket, refusal, publicUrl) {
  if (!socket.writable) return
  const body = bodyOf(refusal)
  const headers = {
    ...defaultHeaders(publicUrl),
    'Content-Type': PROBLEM,
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...refusal.headers,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`, ...lines, '', body].join('\r\n'))
}

const PROBLEM = 'application/problem+json'

const bodyOf = ({ name, title, status, detail }) =>
  JSON.stringify({ type: `urn:connector-planner:problem:${name}`, title, status, detail, problems: [] })
