import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'

type RawAnswer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
  sent: number
}

type RawRequest = {
  readonly port: number
  readonly path: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  /** sent in chunks without a Content-Length, until the server closes the connection */
  readonly body?: Iterable<string>
  /** the address that the server sees as the caller's; left out, the system's choice */
  readonly from?: string | undefined
}

/** Sends a request that no browser would send: any Host, any header, a body of any length. */
export function sendRaw(sent: RawRequest): Promise<RawAnswer> {
  const { port, path, method = 'GET', headers = {}, body = [], from } = sent
  return new Promise((resolve, reject) => {
    let bytes = 0
    let answer: RawAnswer | null = null
    const own = from === undefined ? {} : { localAddress: from }
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers, agent: false, ...own }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        answer = {
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
          sent: bytes,
        }
        resolve(answer)
        outgoing.destroy()
      })
    })
    // The server may hang up on a body that it refuses, after it has sent its answer.
    outgoing.on('error', (error) => answer ?? reject(error))
    const chunks = body[Symbol.iterator]()
    const write = (): void => {
      for (;;) {
        const { value, done } = chunks.next()
        if (done || answer !== null || outgoing.destroyed) return void outgoing.end()
        bytes += value.length
        if (!outgoing.write(value)) return void outgoing.once('drain', write)
      }
    }
    write()
  })
}

/** Sends bytes and resolves with the answer: all that arrives until the server closes, or is silent for half a second. */
export async function sendBytes(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.setTimeout(10_000, () => socket.destroy())
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    socket.setTimeout(500)
  })
  socket.on('error', () => undefined)
  socket.write(bytes, 'latin1')
  await once(socket, 'close')
  return Buffer.concat(chunks).toString('latin1')
}

/**
 * Sends a request whose body never comes, which the server refuses at once, and resolves when the server closes the
 * connection. It does so for every sender who was refused early, a fixed time after the answer.
 */
export async function waitUntilLetGo(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.resume()
  socket.write(`POST / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 1\r\n\r\n`)
  await once(socket, 'close')
}
