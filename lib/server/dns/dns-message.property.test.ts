import dnsPacket, { type Answer } from 'dns-packet'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type RecordType, readReply } from './dns-message'
import { addressesIn, mailServersIn, textsIn, tlsaIn } from './records'

const ID = 4711
const name = 'contoso.com'
const ANSWERS: Readonly<Record<RecordType, Answer>> = {
  TXT: { type: 'TXT', name, ttl: 300, data: ['v=spf1 ', '-all'] },
  MX: { type: 'MX', name, ttl: 300, data: { preference: 10, exchange: 'mx.contoso.com' } },
  A: { type: 'A', name, ttl: 300, data: '192.0.2.1' },
  AAAA: { type: 'AAAA', name, ttl: 300, data: '2001:db8::1' },
  TLSA: {
    type: 'TLSA',
    name,
    ttl: 300,
    data: { usage: 3, selector: 1, matchingType: 1, certificate: Buffer.alloc(32, 7) },
  },
}
const TYPES: readonly RecordType[] = ['TXT', 'MX', 'A', 'AAAA', 'TLSA']

const answerTo = (type: RecordType): Buffer =>
  dnsPacket.encode({ type: 'response', id: ID, questions: [{ type, name }], answers: [ANSWERS[type]] })

/** All that is read of a message, whatever it is. */
function readAll(message: Buffer, type: RecordType): unknown[] {
  const reply = readReply(message, ID, { type, name })
  if (reply === null || reply === 'truncated') return []
  return [textsIn, mailServersIn, addressesIn, tlsaIn].flatMap<unknown>((valuesIn) => valuesIn(reply.records))
}

it('a whole answer is read', () => {
  for (const type of TYPES) expect(readAll(answerTo(type), type)).toHaveLength(1)
})

it('an answer with bytes changed, cut off or added is read without an exception', () => {
  const changes = fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 6 })
  fc.assert(
    fc.property(
      fc.constantFrom(...TYPES),
      changes,
      fc.nat(200),
      fc.uint8Array({ maxLength: 20 }),
      (type, bytes, end, more) => {
        const message = Buffer.concat([answerTo(type).subarray(0, end), more])
        for (const [at, byte] of bytes) if (at < message.length) message[at] = byte
        expect(() => readAll(message, type)).not.toThrow()
      },
    ),
    { numRuns: 3000 },
  )
})

it('bytes that are no message are no answer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      expect(() => readAll(Buffer.from(bytes), 'MX')).not.toThrow()
    }),
  )
})
