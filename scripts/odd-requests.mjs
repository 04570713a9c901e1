// What Node answers by itself, or not at all, unless a server listens for it. Every one of these gets an answer with the
// headers of all others, and none passes the guard.
import { refuseOnSocket } from './answer.mjs'
import { refusalOf } from './guard.mjs'

/**
 * Attaches the answers to the server. A request with `Upgrade` (WebSocket, h2c) is an ordinary request to a server that
 * upgrades nothing (RFC 9110 §7.8), and Node makes it one as long as nobody listens for it. Only the development server has a
 * WebSocket, that of Next: `forNext` passes such requests on once they passed the guard.
 */
export function answerOddRequests(server, { publicUrl, isDevelopment }, forNext) {
  const begun = new WeakMap()
  server.on('request', ({ socket }, response) => begun.set(socket, response))
  server.on('connect', ({ method, headers, headersDistinct }, socket) => {
    // The address of this method is a host and a port, which no path of the guard is.
    const request = { method, url: '/', headers, headersDistinct }
    refuseOnSocket(socket, refusalOf(request, { publicUrl, isDevelopment }) ?? NOT_READABLE, publicUrl)
  })
  // An expectation that is not known may be ignored (RFC 9110 §10.1.1).
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
  server.on('clientError', ({ code }, socket) => {
    // In the middle of an answer, more bytes would be taken for a part of it.
    const response = begun.get(socket)
    if (response?.headersSent && !response.writableFinished) socket.destroy()
    else refuseOnSocket(socket, REFUSALS[code] ?? NOT_READABLE, publicUrl)
  })
  if (isDevelopment)
    server.on('upgrade', (request, socket, head) => {
      const refusal = refusalOf(request, { publicUrl, isDevelopment })
      if (refusal === null) forNext.emit('upgrade', request, socket, head)
      else refuseOnSocket(socket, refusal, publicUrl)
    })
}

const NOT_READABLE = {
  name: 'not-http',
  title: 'Not a request',
  status: 400,
  detail: 'This is no HTTP/1.1 request that can be read.',
}
/** By Node's code for what went wrong before there was a request. */
const REFUSALS = {
  HPE_HEADER_OVERFLOW: {
    name: 'headers-too-large',
    title: 'Headers too large',
    status: 431,
    detail: 'The headers of the request are larger than 32 KiB.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    name: 'too-slow',
    title: 'Too slow',
    status: 408,
    detail: 'The request did not arrive in time.',
  },
}
