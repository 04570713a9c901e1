import { randomInt } from 'node:crypto'
import { domainToASCII } from 'node:url'
import dnsPacket, { type Answer, type DecodedPacket } from 'dns-packet'
import type { DnsFailure } from '#lib/exchange/spf/flattened-spf'

export type RecordType = 'TXT' | 'MX' | 'A' | 'AAAA' | 'TLSA'
export type Question = { readonly type: RecordType; readonly name: string }

/** What a server answers to a question. `records` are those of the name itself, or of the name its CNAMEs lead to. */
export type Reply = {
  readonly records: readonly Answer[]
  /** seconds that the answer may be kept: the least of its records and CNAMEs; null without records */
  readonly ttl: number | null
  /** whether the server says that DNSSEC proves the answer (AD, RFC 4035 §3.2.3); false too where it does not check */
  readonly isAuthentic: boolean
  readonly failure: DnsFailure | null
}

export const failedReply = (failure: DnsFailure): Reply => ({ records: [], ttl: null, isAuthentic: false, failure })

/** The largest UDP answer that passes without fragments (RFC 9715 §3). */
const UDP_BYTES = 1232

/** A query as bytes, with an id that cannot be foreseen; null for a name that DNS cannot hold. */
export function encodeQuery({ type, name }: Question): { readonly id: number; readonly bytes: Buffer } | null {
  const written = writtenName(name)
  if (written === null) return null
  const id = randomInt(0x1_00_00)
  const bytes = dnsPacket.encode({
    type: 'query',
    id,
    // AD in a query asks for AD in the answer (RFC 6840 §5.7).
    flags: dnsPacket.RECURSION_DESIRED | dnsPacket.AUTHENTIC_DATA,
    questions: [{ type, name: written, class: 'IN' }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: UDP_BYTES,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  })
  return { id, bytes }
}

/** The answer in a message; null for bytes that are no answer to this question, `truncated` for one that was cut for UDP. */
export function readReply(message: Buffer, id: number, question: Question): Reply | 'truncated' | null {
  const packet = decode(message)
  if (packet === null || !packet.flag_qr || packet.id !== id || !isFor(packet, question)) return null
  if (packet.flag_tc) return 'truncated'
  const code = (packet.flags ?? 0) & 0x0f
  if (code !== NO_ERROR) return failedReply(FAILURES[code] ?? 'FAILED')
  const { records, aliases } = recordsOf(packet.answers ?? [], question)
  if (records.length === 0) return failedReply('NODATA')
  return { records, ttl: leastTtl([...aliases, ...records]), isAuthentic: packet.flag_ad, failure: null }
}

const NO_ERROR = 0
/** The response codes of RFC 1035 §4.1.1 that mean something of their own here. */
const FAILURES: Readonly<Record<number, DnsFailure>> = { 2: 'SERVFAIL', 3: 'NXDOMAIN', 5: 'REFUSED' }

const LONGEST_LABEL = 63
const LONGEST_NAME = 253

/** The name in the letters of DNS, without the dot at its end. */
function writtenName(name: string): string | null {
  const ascii = (/^[\x21-\x7e]*$/.test(name) ? name : domainToASCII(name)).replace(/\.$/, '')
  const labels = ascii.split('.')
  const fits = ascii.length <= LONGEST_NAME && labels.every((label) => label !== '' && label.length <= LONGEST_LABEL)
  return fits ? ascii : null
}

function decode(message: Buffer): DecodedPacket | null {
  try {
    return dnsPacket.decode(message)
  } catch {
    return null
  }
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

function isFor({ questions = [] }: DecodedPacket, { type, name }: Question): boolean {
  const [asked] = questions
  return asked !== undefined && asked.type === type && isSame(asked.name, writtenName(name) ?? '')
}

/** The records of the asked type, behind the CNAMEs of the answer. */
function recordsOf(answers: readonly Answer[], { type, name }: Question): { records: Answer[]; aliases: Answer[] } {
  let owner = writtenName(name) ?? ''
  const aliases: Answer[] = []
  for (;;) {
    const alias = answers.find((one) => one.type === 'CNAME' && isSame(one.name, owner) && !aliases.includes(one))
    if (alias?.type !== 'CNAME') break
    aliases.push(alias)
    owner = alias.data
  }
  return { records: answers.filter((one) => one.type === type && isSame(one.name, owner)), aliases }
}

function leastTtl(answers: readonly Answer[]): number | null {
  const ttls = answers.flatMap((answer) => ('ttl' in answer && answer.ttl !== undefined ? [answer.ttl] : []))
  return ttls.length === 0 ? null : Math.min(...ttls.map((ttl) => (ttl > LONGEST_TTL ? 0 : ttl)))
}

/** A longer one counts as 0 (RFC 2181 §8). */
const LONGEST_TTL = 2 ** 31 - 1
