import { createSocket } from 'node:dgram'
import { connect, isIPv6 } from 'node:net'
import { encodeQuery, failedReply, type Question, type Reply, readReply } from './dns-message'

/** A DNS server by its address, as `node:dns` writes it: `192.0.2.53`, `192.0.2.53:5353`, `[2001:db8::53]:5353`. */
export type DnsServerAddress = { readonly address: string; readonly port: number }

const DNS_PORT = 53

/** Reads the address of a server from its text. */
export function readServerAddress(text: string): DnsServerAddress {
  if (isIPv6(text)) return { address: text, port: DNS_PORT }
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? []
  return { address: bracketed ?? plain ?? text, port: port === undefined ? DNS_PORT : Number(port) }
}

/**
 * Asks one server one question over UDP, and over TCP where the answer was cut. Never throws: `TIMEOUT` where no answer came
 * within `ms` or before `signal` aborted, `FAILED` where the server cannot be reached or the name cannot be asked.
 */
export async function askServer(
  server: DnsServerAddress,
  question: Question,
  ms: number,
  signal: AbortSignal,
): Promise<Reply> {
  const query = encodeQuery(question)
  if (query === null) return failedReply('FAILED')
  const end = AbortSignal.any([signal, AbortSignal.timeout(ms)])
  const read = (message: Buffer) => readReply(message, query.id, question)
  const reply = await overUdp(server, query.bytes, read, end)
  return reply === 'truncated' ? overTcp(server, query.bytes, read, end) : reply
}

type Read = (message: Buffer) => Reply | 'truncated' | null

function overUdp(
  { address, port }: DnsServerAddress,
  query: Buffer,
  read: Read,
  end: AbortSignal,
): Promise<Reply | 'truncated'> {
  return new Promise((resolve) => {
    if (end.aborted) return resolve(failedReply('TIMEOUT'))
    const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4')
    let isOver = false
    const finish = (reply: Reply | 'truncated') => {
      // A socket that is closed twice throws, and an error may follow the end.
      if (isOver) return
      isOver = true
      end.removeEventListener('abort', giveUp)
      socket.removeAllListeners('message').close()
      resolve(reply)
    }
    const giveUp = () => finish(failedReply('TIMEOUT'))
    end.addEventListener('abort', giveUp)
    socket.on('error', () => finish(failedReply('FAILED')))
    // Others may send to the same port: what is no answer to this question does not end the wait for it.
    socket.on('message', (message) => {
      const reply = read(message)
      if (reply !== null) finish(reply)
    })
    // Connected, the socket takes messages of this server only.
    socket.connect(port, address, () => socket.send(query))
  })
}

/** In TCP two bytes of length come first (RFC 1035 §4.2.2). */
const LENGTH_BYTES = 2

function overTcp({ address, port }: DnsServerAddress, query: Buffer, read: Read, end: AbortSignal): Promise<Reply> {
  return new Promise((resolve) => {
    if (end.aborted) return resolve(failedReply('TIMEOUT'))
    const socket = connect(port, address)
    let received = Buffer.alloc(0)
    const finish = (reply: Reply) => {
      end.removeEventListener('abort', giveUp)
      socket.destroy()
      resolve(reply)
    }
    const giveUp = () => finish(failedReply('TIMEOUT'))
    end.addEventListener('abort', giveUp)
    socket.on('error', () => finish(failedReply('FAILED')))
    socket.on('end', () => finish(failedReply('FAILED')))
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (received.length < LENGTH_BYTES) return
      const length = received.readUInt16BE(0) + LENGTH_BYTES
      if (received.length < length) return
      const reply = read(received.subarray(LENGTH_BYTES, length))
      finish(reply === null || reply === 'truncated' ? failedReply('FAILED') : reply)
    })
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt16BE(query.length)
    socket.write(Buffer.concat([length, query]))
  })
}
