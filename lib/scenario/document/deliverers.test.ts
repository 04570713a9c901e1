import { describe, expect, it } from 'vitest'
import german from '#texts/de/deliverers'
import english from '#texts/en/deliverers'
import { DELIVERER_IDS } from './deliverer-ids'
import { DELIVERERS, openDeliverers } from './deliverers'
import { documentSchema } from './document'
import { SERVICE_KINDS } from './service'

const document = (deliverers?: unknown) =>
  documentSchema.safeParse({
    schemaVersion: 2,
    title: 'T',
    services: [{ id: 's', name: 'Scanner', kind: 'device' }],
    phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
    ...(deliverers === undefined ? {} : { deliverers }),
  })
const read = (deliverers?: unknown) => {
  const { data } = document(deliverers)
  if (data === undefined) throw new Error('not a document')
  return data
}

describe('questions about deliverers', () => {
  it('every question has kinds of service and texts in both languages', () => {
    expect(DELIVERERS.map(({ id }) => id)).toEqual(DELIVERER_IDS)
    for (const { kinds } of DELIVERERS) for (const kind of kinds) expect(SERVICE_KINDS).toContain(kind)
    for (const { kinds } of [english, german]) expect(Object.keys(kinds)).toEqual(DELIVERER_IDS)
  })

  it('a document without answers has all questions open', () => {
    expect(read().deliverers).toEqual([])
    expect(openDeliverers(read())).toBe(DELIVERER_IDS.length)
  })

  it('a question is answered by an existing service or by none', () => {
    const answers = [
      { id: 'devices', answer: 'service', serviceIds: ['s'] },
      { id: 'hybrid', answer: 'none', note: 'moved in 2025' },
      { id: 'phishing', answer: null, note: 'asked the provider' },
      { id: 'tenants', answer: 'service', serviceIds: [] },
    ]
    expect(openDeliverers(read(answers))).toBe(DELIVERER_IDS.length - 2)
  })

  it.each([
    ['a kind that there is not', [{ id: 'pigeon' }]],
    ['a kind twice', [{ id: 'hybrid' }, { id: 'hybrid' }]],
    ['a service that there is not', [{ id: 'hybrid', answer: 'service', serviceIds: ['x'] }]],
    ['another answer', [{ id: 'hybrid', answer: 'maybe' }]],
  ])('an answer is refused if it has %s', (_name, deliverers) => {
    expect(document(deliverers).success).toBe(false)
  })
})
