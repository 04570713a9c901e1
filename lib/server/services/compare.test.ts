import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  compareAnswerSchema,
  compareRequestSchema,
  surveyAnswerSchema,
  surveyRequestSchema,
} from '#lib/contract/comparison'
import { compareSides } from './compare'
import { surveySide } from './survey'

const NEVER = new AbortController().signal

const lock = (name: string, senderIPAddresses: readonly string[]) => ({
  id: name,
  name,
  senderDomains: ['*'],
  senderIPAddresses,
  restrictDomainsToIPAddresses: true,
})
const side = (...connectors: ReturnType<typeof lock>[]) => ({
  tenant: { acceptedDomains: ['contoso.com'] },
  connectors,
})

/** Lists that meet in so many ways that comparing takes many turns. */
const tangled = (seed: number) =>
  side(
    ...Array.from({ length: 40 }, (_, c) =>
      lock(
        `c${c}`,
        Array.from(
          { length: 3_000 },
          (_, i) => `11.${(i * (c + 3)) % 64}.${(i * (seed + 2 * c + 1)) % 256}.${(i * 7) % 256}`,
        ),
      ),
    ),
  )

describe('comparing over HTTP', () => {
  it('answers in the form of the contract', async () => {
    const request = { before: side(lock('A', ['192.0.2.0/24'])), after: side(lock('A', ['192.0.2.0/25'])) }
    const answer = await compareSides(compareRequestSchema.parse(request), NEVER)
    expect(compareAnswerSchema.parse(answer)).toEqual(answer)
    expect(answer.changes).toMatchObject([
      { witness: { sourceIP: '192.0.2.128' }, addresses: { ipv4: '128', ipv6: '0' } },
    ])
  })

  it('surveys in the form of the contract', async () => {
    const answer = await surveySide(surveyRequestSchema.parse(side(lock('A', ['192.0.2.0/24']))), NEVER)
    expect(surveyAnswerSchema.parse(answer)).toEqual(answer)
    expect(answer.total.addresses).toEqual({ ipv4: '256', ipv6: '0' })
  })

  it('lets others in between, and stops when the caller hangs up', async () => {
    const request = compareRequestSchema.parse({ before: tangled(3), after: tangled(11) })
    const caller = new AbortController()
    const work = compareSides(request, caller.signal)
    const refused = expect(work).rejects.toThrow('hung up')
    await setImmediate()
    caller.abort()
    await refused
  })
})
