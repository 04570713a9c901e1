// The HTTP server: Next inside a plain node:http server that is bound to one address, has time limits, and stops cleanly.
import { createServer } from 'node:http'
import { ROOT, SettingsError } from './settings.mjs'

/** Milliseconds that requests in flight have to finish once the server is told to stop. */
const GRACE = 5_000
/** Milliseconds for which a sender that was refused early may go on sending, so that it gets to read the answer. */
const LINGER = 500

/** Serves until told to stop; resolves once the address answers. */
export async function serve({ host, port, isPortGiven, isDevelopment }) {
  const server = createServer({
    requestTimeout: 60_000,
    headersTimeout: 15_000,
    keepAliveTimeout: 5_000,
    maxHeaderSize: 32 * 1024,
  })
  // The port is taken before Next is loaded, to fail at once where another has it; who calls meanwhile waits.
  let isReady = (_answer) => {}
  const ready = new Promise((resolve) => {
    isReady = resolve
  })
  server.on('request', async (request, response) => {
    // Who has hung up by the time Next is ready leaves the request without its socket.
    const { socket } = request
    const answer = await ready
    // Who calls is what the socket says; what a caller claims about it is dropped before anything reads it.
    for (const header of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'])
      delete request.headers[header]
    request.headers['x-forwarded-for'] = socket.remoteAddress ?? 'unknown'
    const refusal = refusalOf(request)
    if (refusal !== null) return refuse(response, refusal)
    response.on('finish', () => stopReading(request, socket))
    answer(request, response)
  })
  await listen(server, { host, port, isPortGiven })
  stopOnSignal(server)
  const { default: next } = await import('next')
  const app = next({ dev: isDevelopment, dir: ROOT, hostname: host, port, httpServer: server })
  await app.prepare()
  isReady(app.getRequestHandler())
}

/** Once a request is answered before it was read to its end, the rest is not wanted: the connection is closed. */
function stopReading(request, socket) {
  if (request.complete) return
  setTimeout(() => request.complete || socket.destroy(), LINGER).unref()
}

/** What Next fails on or redirects before any guard sees it: a forbidden method of the Fetch standard, a path that is none. */
function refusalOf({ method, url }) {
  if (method === 'TRACE')
    return { name: 'wrong-method', title: 'Method not allowed', status: 405, detail: 'TRACE is not answered here.' }
  const [path] = url.split('?', 1)
  if (/\/\/|\\/.test(path)) return badPath('The path has two slashes in a row, or a backslash.')
  try {
    decodeURIComponent(path)
    return null
  } catch {
    return badPath('The path has a % that begins no UTF-8 character: write a percent sign as %25.')
  }
}

const badPath = (detail) => ({ name: 'bad-path', title: 'Not a path', status: 400, detail })

function refuse(response, { name, title, status, detail }) {
  response.writeHead(status, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    ...(status === 405 ? { Allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS' } : {}),
  })
  const type = `urn:connector-planner:problem:${name}`
  response.end(JSON.stringify({ type, title, status, detail, problems: [] }))
}

function listen(server, { host, port, isPortGiven }) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(error.code === 'EADDRINUSE' ? new SettingsError(portInUse(port, isPortGiven)) : error),
    )
    server.listen(port, host, resolve)
  })
}

const portInUse = (port, isPortGiven) =>
  `Port ${port} is in use${isPortGiven ? '' : ' (the default)'}. Is the server running already? Otherwise choose another: PORT=${port + 1} npm start`

/**
 * SIGTERM and SIGINT stop the server: no new connections, requests in flight finish, then the process ends. A second
 * signal changes nothing, since Ctrl-C under npm sends two.
 */
function stopOnSignal(server) {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    console.log('Stopping …')
    server.close(() => process.exit(0))
    // A kept-alive connection becomes idle only after its answer, so ask again until all are gone.
    setInterval(() => server.closeIdleConnections(), 50).unref()
    setTimeout(() => process.exit(0), GRACE).unref()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (process.env.npm_lifecycle_event !== undefined) stopWithParent(stop)
}

/** npm passes a signal to its shell, and that dies without passing it on: an orphan stops by itself. */
function stopWithParent(stop) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 250).unref()
}
