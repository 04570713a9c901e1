// The HTTP server: Next inside a plain node:http server that is bound to one address, has time limits, and stops cleanly.
import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import { completeHeaders, refuse } from './answer.mjs'
import { ExpectedError } from './expected-error.mjs'
import { refusalOf } from './guard.mjs'
import { answerOddRequests } from './odd-requests.mjs'
import { logAnswer } from './request-log.mjs'
import { ROOT } from './settings.mjs'

/** Milliseconds that requests in flight have to finish once the server is told to stop. */
const GRACE = 5_000
/** Milliseconds for which a sender that was refused early may go on sending, so that it gets to read the answer. */
const LINGER = 500

/**
 * Serves until told to stop; resolves once the address answers. Until `databaseOpens` resolves, every request is answered
 * 503 with the sentence `refusal`. `atStop` runs when the last request has been answered.
 */
export async function serve({ host, port, isPortGiven, publicUrl, isDevelopment }, { databaseOpens, refusal, atStop }) {
  const server = createServer({
    requestTimeout: 60_000,
    headersTimeout: 15_000,
    // Longer than a reverse proxy keeps an idle connection (nginx: 60 s): a request that it sends while this end closes fails.
    keepAliveTimeout: 75_000,
    maxHeaderSize: 32 * 1024,
    // The guard refuses a request without Host itself, with all headers of an answer.
    requireHostHeader: false,
  })
  let isOpen = false
  // The port is taken before Next is loaded, to fail at once where another has it; who calls meanwhile waits.
  let isReady = (_answer) => {}
  const ready = new Promise((resolve) => {
    isReady = resolve
  })
  server.on('request', async (request, response) => {
    // Who has hung up by the time Next is ready leaves the request without its socket.
    const { socket } = request
    const requestId = randomUUID()
    logAnswer(request, response, requestId)
    completeHeaders(response, publicUrl)
    // Who calls is what the socket says; what a caller claims about it is dropped before anything reads it.
    for (const header of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port', 'forwarded'])
      delete request.headers[header]
    request.headers['x-forwarded-for'] = socket.remoteAddress ?? 'unknown'
    request.headers['x-request-id'] = requestId
    response.setHeader('X-Request-Id', requestId)
    lingerAfter(request, response, socket)
    const refused = refusalOf(request, { publicUrl, isDevelopment }) ?? (isOpen ? null : databaseAway(refusal))
    if (refused !== null) return refuse(response, refused, requestId)
    const answer = await ready
    answer(request, response)
  })
  const forNext = new EventEmitter()
  answerOddRequests(server, { publicUrl, isDevelopment }, forNext)
  await listen(server, { host, port, isPortGiven })
  stopOnSignal(server, atStop)
  await databaseOpens
  isOpen = true
  const { default: next } = await import('next')
  // Next calls every loopback address localhost. Under another name it would fetch the sign-in page from itself, by HTTP.
  const app = next({ dev: isDevelopment, dir: ROOT, hostname: 'localhost', port, httpServer: forNext })
  await app.prepare()
  isReady(app.getRequestHandler())
}

const databaseAway = (detail) => ({ name: 'busy', title: 'Busy', status: 503, detail, headers: { 'Retry-After': '5' } })

/**
 * Once a request is answered before it was read to its end, the rest is not wanted: the connection is closed, but not at
 * once, as Node would where the caller asks for it. What still comes in then would be answered with a reset, and that
 * takes the answer away from a caller who has not read it yet.
 */
function lingerAfter(request, response, socket) {
  response.prependListener('finish', () => {
    if (request.complete) return
    let isLast = false
    socket.destroySoon = () => {
      isLast = true
      socket.end()
    }
    setTimeout(() => {
      Reflect.deleteProperty(socket, 'destroySoon')
      if (isLast || !request.complete) socket.destroy()
    }, LINGER).unref()
  })
}

function listen(server, { host, port, isPortGiven }) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(error.code === 'EADDRINUSE' ? new ExpectedError(portInUse(port, isPortGiven)) : error),
    )
    server.listen(port, host, resolve)
  })
}

/** Throws an ExpectedError where another has the port, before a start makes anything. */
export async function ensurePortFree(settings) {
  const probe = createServer()
  await listen(probe, settings)
  await new Promise((resolve) => probe.close(resolve))
}

const portInUse = (port, isPortGiven) =>
  `Port ${port} is in use${isPortGiven ? '' : ' (the default)'}. Is the server running already? Otherwise choose another: PORT=${port + 1} npm start`

/**
 * SIGTERM and SIGINT stop the server: no new connections, requests in flight finish, `atStop` runs, then the process ends.
 * A second signal changes nothing, since Ctrl-C under npm sends two.
 */
function stopOnSignal(server, atStop) {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    console.log('Stopping …')
    const end = once(() => atStop().finally(() => process.exit(0)))
    server.close(end)
    // A kept-alive connection becomes idle only after its answer, so ask again until all are gone.
    setInterval(() => server.closeIdleConnections(), 50).unref()
    setTimeout(end, GRACE)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  if (process.env.npm_lifecycle_event !== undefined) stopWithParent(stop)
}

/** A function that runs at its first call only. */
function once(run) {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    run()
  }
}

/** npm passes a signal to its shell, and that dies without passing it on: an orphan stops by itself. */
function stopWithParent(stop) {
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(), 250).unref()
}
