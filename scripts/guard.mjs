// What the server refuses before Next sees it: another host name, a method or a path that nothing here answers. Next
// would fail on some of these, read the whole body of others, or answer before any guard.

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i
const API = /^\/api(\/|\?|$)/
const API_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const PAGE_METHODS = ['GET', 'HEAD']
/** The development server's own addresses, which its pages post to. */
const OF_DEVELOPMENT = /^\/(_next\/|__nextjs)/

/** Reports whether a `Host` names this very machine, at any port: a page cannot choose it, and a forwarded port is another. */
export const isLoopback = (host) => LOOPBACK_HOST.test(host)

/**
 * Why a request gets no further, or null. First of all a `Host` that is not ours, so that a foreign name pointed at this
 * address (DNS rebinding) gets nothing else.
 */
export function refusalOf({ method, url, headers, headersDistinct }, { publicUrl, isDevelopment }) {
  if (headers.host === undefined || headersDistinct.host.length > 1) return NOT_ONE_HOST
  if (!isOwnHost(headers.host, publicUrl)) return WRONG_HOST
  if (!url.startsWith('/')) return badPath('The address must begin with a slash.')
  const allowed = API.test(url) || (isDevelopment && OF_DEVELOPMENT.test(url)) ? API_METHODS : PAGE_METHODS
  if (!allowed.includes(method)) return wrongMethod(allowed)
  const [path] = url.split('?', 1)
  if (/\/\/|\\/.test(path)) return badPath('The path has two slashes in a row, or a backslash.')
  try {
    decodeURIComponent(path)
    return null
  } catch {
    return badPath('The path has a % that begins no UTF-8 character: write a percent sign as %25.')
  }
}

function isOwnHost(host, publicUrl) {
  if (isLoopback(host)) return true
  if (publicUrl === null) return false
  const { host: own, protocol } = new URL(publicUrl)
  const given = host.toLowerCase()
  return given === own || given === `${own}${protocol === 'https:' ? ':443' : ':80'}`
}

/** RFC 9112 §3.2. Of two hosts, this guard and what stands behind it could each believe another one. */
const NOT_ONE_HOST = {
  name: 'not-one-host',
  title: 'Not one host name',
  status: 400,
  detail: 'Send exactly one Host header.',
}

const WRONG_HOST = {
  name: 'wrong-host',
  title: 'Unknown host name',
  status: 421,
  detail: 'This server does not answer under that host name. Name its address in PUBLIC_URL if it should.',
}

const badPath = (detail) => ({ name: 'bad-path', title: 'Not a path', status: 400, detail })

const wrongMethod = (allowed) => ({
  name: 'wrong-method',
  title: 'Method not allowed',
  status: 405,
  detail: `Use ${allowed.slice(0, -1).join(', ')} or ${allowed.at(-1)} here.`,
  headers: { Allow: allowed.join(', ') },
})
