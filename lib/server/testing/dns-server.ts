import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import dnsPacket, { type Answer, type DecodedPacket } from 'dns-packet'

/** What a name answers. `CNAME` leads on to another; `mode` lets the server misbehave. */
export type Zone = {
  /** each record as its strings of up to 255 bytes */
  readonly TXT?: readonly (readonly string[])[]
  readonly MX?: readonly (readonly [preference: number, exchange: string])[]
  readonly A?: readonly string[]
  readonly AAAA?: readonly string[]
  readonly TLSA?: readonly {
    readonly usage: number
    readonly selector: number
    readonly matchingType: number
    readonly data: string
  }[]
  readonly CNAME?: string
  /** seconds; 300 where none is said */
  readonly ttl?: number
  /** whether the server says that DNSSEC proves its answer */
  readonly isAuthentic?: boolean
  /**
   * `truncated`: cut over UDP, whole over TCP; `silent`: no answer at all; `garbage`: bytes that are no DNS message;
   * `forged`: an answer with another id comes first, and says that there is no such name
   */
  readonly mode?: 'SERVFAIL' | 'REFUSED' | 'truncated' | 'silent' | 'garbage' | 'forged'
}

export type DnsServer = {
  /** `127.0.0.1:<port>`, as DNS_SERVER takes it */
  readonly address: string
  readonly zones: Map<string, Zone>
  /** what was asked: `TXT contoso.com udp` */
  readonly asked: string[]
  readonly close: () => Promise<void>
}

const TTL = 300
const CODES = { NXDOMAIN: 3, SERVFAIL: 2, REFUSED: 5 } as const

/** A real DNS server on loopback, over UDP and TCP of one port. */
export async function startDnsServer(zones: Readonly<Record<string, Zone>> = {}): Promise<DnsServer> {
  const served = new Map(Object.entries(zones))
  const asked: string[] = []
  const { udp, tcp, port } = await bindBoth()
  udp.on('message', (message, from) => {
    const query = dnsPacket.decode(message)
    if (isForged(query, served)) udp.send(forgedAnswer(query), from.port, from.address)
    const answer = answerTo(query, served, asked, 'udp')
    if (answer !== null) udp.send(answer, from.port, from.address)
  })
  tcp.on('connection', (socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk) => {
      // Two bytes of length come first (RFC 1035 §4.2.2).
      const answer = answerTo(dnsPacket.decode(chunk.subarray(2)), served, asked, 'tcp')
      if (answer === null) return
      const length = Buffer.alloc(2)
      length.writeUInt16BE(answer.length)
      socket.end(Buffer.concat([length, answer]))
    })
  })
  const close = async () => {
    udp.close()
    tcp.close()
    await Promise.all([once(udp, 'close'), once(tcp, 'close')])
  }
  return { address: `127.0.0.1:${port}`, zones: served, asked, close }
}

const isForged = ({ questions = [] }: DecodedPacket, zones: ReadonlyMap<string, Zone>): boolean =>
  questions.some(({ name }) => zones.get(name.toLowerCase())?.mode === 'forged')

const forgedAnswer = ({ id = 0, questions = [] }: DecodedPacket): Buffer =>
  dnsPacket.encode({ type: 'response', id: (id + 1) % 0x1_00_00, questions, flags: CODES.NXDOMAIN })

/** Both transports must share a port; another program may hold the TCP half of it, so a few are tried. */
async function bindBoth(tries = 20): Promise<{ udp: Socket; tcp: Server; port: number }> {
  const udp = createSocket('udp4')
  udp.bind(0, '127.0.0.1')
  await once(udp, 'listening')
  const { port } = udp.address()
  const tcp = createServer()
  const isFree = await new Promise<boolean>((resolve) => {
    tcp.once('error', () => resolve(false))
    tcp.listen(port, '127.0.0.1', () => resolve(true))
  })
  if (isFree) return { udp, tcp, port }
  udp.close()
  if (tries === 0) throw new Error('no free port for a DNS server')
  return bindBoth(tries - 1)
}

function answerTo(
  { id, questions = [] }: DecodedPacket,
  zones: ReadonlyMap<string, Zone>,
  asked: string[],
  transport: 'udp' | 'tcp',
): Buffer | null {
  const [question] = questions
  if (question === undefined) return null
  const name = question.name.toLowerCase()
  asked.push(`${question.type} ${name} ${transport}`)
  const zone = zones.get(name)
  if (zone?.mode === 'silent') return null
  if (zone?.mode === 'garbage') return Buffer.from('no DNS message at all')
  const reply = (answers: Answer[], flags: number) =>
    dnsPacket.encode({
      type: 'response',
      id: id ?? 0,
      questions,
      answers,
      flags: dnsPacket.RECURSION_AVAILABLE | flags,
    })
  if (zone?.mode === 'SERVFAIL' || zone?.mode === 'REFUSED') return reply([], CODES[zone.mode])
  if (zone?.mode === 'truncated' && transport === 'udp') return reply([], dnsPacket.TRUNCATED_RESPONSE)
  const answers = recordsOf(zones, name, question.type)
  const authentic = zone?.isAuthentic === true ? dnsPacket.AUTHENTIC_DATA : 0
  return reply(answers, zone === undefined ? CODES.NXDOMAIN : authentic)
}

/** The records of a type, behind as many CNAMEs as it takes. */
function recordsOf(zones: ReadonlyMap<string, Zone>, name: string, type: string, depth = 0): Answer[] {
  const zone = zones.get(name)
  if (zone === undefined || depth > 8) return []
  const { CNAME, ttl = TTL } = zone
  if (CNAME !== undefined)
    return [{ type: 'CNAME', name, ttl, data: CNAME }, ...recordsOf(zones, CNAME, type, depth + 1)]
  switch (type) {
    case 'TXT':
      return (zone.TXT ?? []).map((data) => ({ type, name, ttl, data: [...data] }))
    case 'MX':
      return (zone.MX ?? []).map(([preference, exchange]) => ({ type, name, ttl, data: { preference, exchange } }))
    case 'TLSA':
      return (zone.TLSA ?? []).map(({ data, ...record }) => ({
        type,
        name,
        ttl,
        data: { ...record, certificate: Buffer.from(data, 'hex') },
      }))
    case 'A':
    case 'AAAA':
      return (zone[type] ?? []).map((data) => ({ type, name, ttl, data }))
    default:
      return []
  }
}
