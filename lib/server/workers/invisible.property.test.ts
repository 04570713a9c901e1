import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { ENDPOINTS } from '#lib/contract/endpoints'
import { often } from '#lib/matcher/testing/arbitraries'
import { type Smudge, smudges } from '#lib/matcher/testing/invisible'
import { documentSchema } from '#lib/scenario/document/document'
import { runInTimeSlices } from '#lib/server/time-slices'
import { JOBS } from './jobs'

const NEVER = new AbortController().signal
const bytesOf = (request: object) => new TextEncoder().encode(JSON.stringify(request))

type Answering = 'match' | 'compare' | 'survey' | 'findings' | 'plan'

const answerOf = async (name: Answering, request: object): Promise<Record<string, unknown>> => {
  const answer: unknown = JSON.parse(
    new TextDecoder().decode(await runInTimeSlices(JOBS[name](bytesOf(request)), NEVER)),
  )
  const schema: z.ZodType<object> = ENDPOINTS[name].answer
  return { ...schema.parse(answer) }
}

const side = (smudge: Smudge) => ({
  tenant: { acceptedDomains: [smudge('contoso.com')] },
  connectors: [
    {
      id: 'a',
      name: 'Filter A',
      senderDomains: [smudge('*')],
      senderIPAddresses: [smudge('192.0.2.0/24'), smudge('10.0.0.1')],
      restrictDomainsToIPAddresses: true,
    },
    { id: 'b', name: 'Filter B', senderDomains: [smudge('*')], tlsSenderCertificateName: smudge('*.filter.example') },
  ],
})
const sender = (smudge: Smudge) => ({
  id: 's',
  sourceIP: smudge('192.0.2.9'),
  tls: true,
  certificateNames: [smudge('mail.filter.example')],
  mailFrom: smudge('someone@fabrikam.com'),
  recipient: smudge('user@contoso.com'),
})
const document = (smudge: Smudge) => ({
  schemaVersion: 2,
  title: 'Switch',
  services: [{ id: 'f', name: 'Filter', networks: [smudge('192.0.2.0/24')], shared: 'no', tls: true }],
  phases: [{ id: 'p', name: 'As is', mx: [{ domain: smudge('contoso.com'), to: ['f'] }], ...side(smudge) }],
  senders: [sender(smudge)],
})

const requests: readonly [Answering, (smudge: Smudge) => object][] = [
  ['match', (smudge) => ({ ...side(smudge), senders: [sender(smudge)] })],
  ['compare', (smudge) => ({ before: side(smudge), after: { ...side(smudge), connectors: [] } })],
  ['survey', side],
  ['findings', side],
  ['plan', document],
]

describe('invisible characters in the domains, names and addresses of a request', () => {
  it.each(requests)('change no answer of %s, which says what was removed', async (name, request) => {
    const clean = await answerOf(
      name,
      request((text) => text),
    )
    expect(clean).not.toHaveProperty('removed')
    await fc.assert(
      fc.asyncProperty(smudges, async (smudge) => {
        const { removed, ...answer } = await answerOf(name, request(smudge))
        expect(answer).toEqual(clean)
        expect(removed).toContainEqual({
          path: expect.stringContaining('connectors[0].senderIPAddresses[0]'),
          value: '192.0.2.0/24',
          characters: expect.stringMatching(/^U\+[0-9A-F]{4}/),
        })
      }),
      often(30),
    )
  })

  it('are not stored, and the save says so', async () => {
    const prepared = (smudge: Smudge) => runInTimeSlices(JOBS.revision(bytesOf(document(smudge))), NEVER)
    const { removed: none, ...clean } = await prepared((text) => text)
    expect(none).toEqual([])
    await fc.assert(
      fc.asyncProperty(smudges, async (smudge) => {
        const { removed, ...revision } = await prepared(smudge)
        expect(revision).toEqual(clean)
        expect(removed).toContainEqual(expect.objectContaining({ path: 'senders[0].sourceIP', value: '192.0.2.9' }))
      }),
      often(30),
    )
  })

  it('of titles and names for people are stored as they were sent', async () => {
    const sent = { ...document((text) => text), title: 'Plan\u202e', description: 'a\u200bb' }
    const { text, removed } = await runInTimeSlices(JOBS.revision(bytesOf(sent)), NEVER)
    expect(documentSchema.parse(JSON.parse(text))).toMatchObject({ title: sent.title, description: sent.description })
    expect(removed).toEqual([])
  })
})
