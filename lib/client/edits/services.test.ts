import { expect, test } from 'vitest'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import { documentSchema } from '#lib/scenario/document/document'
import { putService, removeService } from './services'

test('a service that is taken out is no answer any more, and the scenario can still be saved', () => {
  const before = documentSchema.parse({
    schemaVersion: 1,
    title: 'T',
    services: [{ id: 's', name: 'Scanner', kind: 'device' }],
    phases: [
      {
        id: 'p',
        name: 'As is',
        tenant: { acceptedDomains: ['contoso.com'] },
        mx: [{ domain: 'contoso.com', to: 's' }],
      },
    ],
    senders: [{ id: 'x', serviceId: 's' }],
    deliverers: [{ id: 'devices', answer: 'service', serviceIds: ['s'], note: 'second floor' }],
  })
  const after = removeService('s')(before)
  expect(documentSchema.safeParse(after).success).toBe(true)
  expect(after.deliverers).toEqual([{ id: 'devices', answer: 'service', serviceIds: [], note: 'second floor' }])
  expect(openDeliverers(after)).toBe(openDeliverers(before) + 1)
})

test('what the senders of a service have from it follows it, and what is theirs alone stays', () => {
  const before = documentSchema.parse({
    schemaVersion: 1,
    title: 'T',
    services: [{ id: 's', name: 'Scanner', kind: 'device', networks: ['192.0.2.7'], tls: null }],
    phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
    senders: [
      { id: 'unknown', serviceId: 's' },
      { id: 'inherited', serviceId: 's', sourceIP: '192.0.2.7' },
      { id: 'named', serviceId: 's', sourceIP: '203.0.113.9', tls: true, certificateNames: ['own.example'] },
      { id: 'stranger', sourceIP: null },
    ],
  })
  const [scanner] = before.services
  if (scanner === undefined) throw new Error('no service')
  const { senders } = putService({ ...scanner, networks: ['198.18.0.7'], tls: false })(before)
  expect(senders.map(({ id, sourceIP, tls, certificateNames }) => [id, sourceIP, tls, certificateNames])).toEqual([
    ['unknown', '198.18.0.7', false, []],
    ['inherited', '198.18.0.7', false, []],
    ['named', '203.0.113.9', true, ['own.example']],
    ['stranger', null, null, null],
  ])
})
