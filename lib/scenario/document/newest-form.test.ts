import { describe, expect, it } from 'vitest'
import { examplesIn } from '#lib/scenario/testing/texts'
import { documentSchema } from './document'
import { hasNewestForm } from './newest-form'

/** One of everything that a document can hold, in the shortest form that is taken. */
const sent = {
  schemaVersion: 2,
  title: 'T',
  services: [{ id: 's', name: 'S', certificates: [{}] }],
  phases: [
    {
      id: 'p',
      name: 'P',
      tenant: { acceptedDomains: [] },
      mx: [{ domain: 'contoso.com', to: ['s'] }],
      connectors: [{ id: 'c', name: 'C', senderDomains: ['*'] }],
      changeRequest: {},
    },
  ],
  senders: [{ id: 'x' }],
  deliverers: [{ id: 'devices' }],
  spfAnswers: [{ domain: 'contoso.com', askedAt: '2026-03-01T10:00:00Z', isComplete: true }],
  domainRecords: [
    {
      domain: 'contoso.com',
      askedAt: '2026-03-01T10:00:00Z',
      mx: { state: 'none' },
      mtaSts: { state: 'none' },
      dmarc: { state: 'none' },
      tlsa: [{ host: 'mx.contoso.com', state: 'none' }],
    },
  ],
  wants: [{ id: 'w', who: 'service:s', phaseIds: ['p'], want: 'accepted' }],
  switches: {},
  acceptedRisks: [{ who: 'everybodyElse', state: 'open' }],
  evidence: [{ who: 'service:s', phaseId: 'p', at: '2026-03-01T10:00:00Z', outcome: 'accepted' }],
  collected: { at: '', findings: [] },
}
const newest = documentSchema.parse(sent)

/** The document without one of its members, for each member of each object in it that could be left out when it was sent. */
function* withoutOne(full: unknown, short: unknown, path = ''): Generator<[string, unknown]> {
  if (Array.isArray(full) && Array.isArray(short)) {
    for (const [i, one] of full.entries())
      for (const [name, inner] of withoutOne(one, short[i], `${path}[${i}]`)) yield [name, full.with(i, inner)]
    return
  }
  if (typeof full !== 'object' || full === null || typeof short !== 'object' || short === null) return
  const shorter = new Map<string, unknown>(Object.entries(short))
  for (const [name, value] of Object.entries(full)) {
    const where = `${path}.${name}`
    const others = Object.entries(full).filter(([other]) => other !== name)
    if (!shorter.has(name)) yield [where, Object.fromEntries(others)]
    else
      for (const [inside, inner] of withoutOne(value, shorter.get(name), where))
        yield [inside, { ...full, [name]: inner }]
  }
}

describe('the newest form of a stored document', () => {
  it('is that of every document that is saved today', () => {
    for (const document of [newest, ...examplesIn('en')]) expect(hasNewestForm(document)).toBe(true)
  })

  it.each([...withoutOne(newest, sent)])('is not that of a document without %s', (_, older) => {
    expect(hasNewestForm(older)).toBe(false)
  })

  it.each([
    ['of another schema version', { ...newest, schemaVersion: 1 }],
    ['that is none', 'T'],
  ])('is not that of a document %s', (_, older) => expect(hasNewestForm(older)).toBe(false))
})
