import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { compareAnswerSchema, surveyAnswerSchema } from '#lib/contract/comparison'
import { findingsAnswerSchema } from '#lib/contract/findings'
import { importAnswerSchema } from '#lib/contract/import'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import { runInTimeSlices } from '#lib/server/time-slices'
import { JOBS, type JobName } from './jobs'

const NEVER = new AbortController().signal
const bytesOf = (request: object) => new TextEncoder().encode(JSON.stringify(request))

/** What a small request gets: computed on the main thread. */
const answer = async (name: Exclude<JobName, 'revision'>, request: object, signal = NEVER) =>
  JSON.parse(new TextDecoder().decode(await runInTimeSlices(JOBS[name](bytesOf(request)), signal)))

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

/** A side whose lists overlap in so many ways that a comparison takes many time slices. */
const overlapping = (seed: number) =>
  side(
    ...Array.from({ length: 40 }, (_, c) =>
      lock(
        `c${c}`,
        Array.from(
          { length: 3_000 },
          (_unused, i) => `11.${(i * (c + 3)) % 64}.${(i * (seed + 2 * c + 1)) % 256}.${(i * 7) % 256}`,
        ),
      ),
    ),
  )

describe('a comparison', () => {
  it('answers in the form of the contract', async () => {
    const request = { before: side(lock('A', ['192.0.2.0/24'])), after: side(lock('A', ['192.0.2.0/25'])) }
    const answered = await answer('compare', request)
    expect(compareAnswerSchema.parse(answered)).toEqual(answered)
    expect(answered.changes).toMatchObject([
      { witness: { sourceIP: '192.0.2.128' }, addresses: { ipv4: '128', ipv6: '0' } },
    ])
  })

  it('gives the event loop to others, and stops once its caller has hung up', async () => {
    const caller = new AbortController()
    const request = { before: overlapping(3), after: overlapping(11) }
    const refused = expect(answer('compare', request, caller.signal)).rejects.toMatchObject({ name: 'AbortError' })
    await setImmediate()
    caller.abort()
    await refused
  })
})

describe('a survey', () => {
  it('answers in the form of the contract', async () => {
    const answered = await answer('survey', side(lock('A', ['192.0.2.0/24'])))
    expect(surveyAnswerSchema.parse(answered)).toEqual(answered)
    expect(answered.total.addresses).toEqual({ ipv4: '256', ipv6: '0' })
  })
})

describe('findings', () => {
  it('have their message and the label of their fix in English, in the form of the contract', async () => {
    const answered = await answer('findings', side(lock('A', ['192.0.2.0/23', '10.0.0.1'])))
    expect(findingsAnswerSchema.parse(answered)).toEqual(answered)
    expect(answered.findings).toContainEqual(
      expect.objectContaining({
        code: 'NETWORK_TOO_WIDE',
        message:
          'Network wider than /24: SenderIPAddresses takes /24 to /32 only, so Exchange Online refuses “192.0.2.0/23”. Split it into /24 networks.',
        fix: expect.objectContaining({ label: 'Split into /24 networks', property: 'senderIPAddresses' }),
      }),
    )
  })
})

/** An export of so many connectors with 2,000 networks each. */
const exported = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, i) => ({
      Name: `Filter ${i}`,
      SenderDomains: ['smtp:*;1'],
      SenderIPAddresses: Array.from({ length: 2_000 }, (_unused, j) => `20.${j % 250}.${i}.0/24`),
    })),
  )

describe('an import', () => {
  it('gives what an import in the browser gives, in the form of the contract', async () => {
    const text = exported(3)
    const answered = await answer('import', { text })
    expect(answered).toMatchObject(JSON.parse(JSON.stringify(importConnectors(text))))
    for (const { message } of answered.problems)
      expect(message).toMatch(/ is missing\. It is taken as .+; is that so\?$/)
    expect(importAnswerSchema.parse(answered)).toEqual(answered)
  })

  it('gives the event loop to others, and stops once its caller has hung up', async () => {
    const caller = new AbortController()
    const refused = expect(answer('import', { text: exported(60) }, caller.signal)).rejects.toMatchObject({
      name: 'AbortError',
    })
    await setImmediate()
    caller.abort()
    await refused
  })
})
