import { expect, test } from 'vitest'
import { openDeliverers } from '#lib/scenario/deliverers'
import { documentSchema } from '#lib/scenario/document'
import { removeService } from './draft-services'

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
