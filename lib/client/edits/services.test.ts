import { expect, test } from 'vitest'
import { threePhases } from '#lib/client/testing/three-phases'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import { documentSchema } from '#lib/scenario/document/document'
import { newService } from '#lib/scenario/document/new-service'
import { hasFactsOf, serviceOfVendor, VENDORS } from '#lib/scenario/services/vendors'
import { dropNotes, putService, removeService } from './services'

test('a removed service answers no question about deliverers, and the document stays valid', () => {
  const before = documentSchema.parse({
    schemaVersion: 2,
    title: 'T',
    services: [{ id: 's', name: 'Scanner', kind: 'device' }],
    phases: [
      {
        id: 'p',
        name: 'As is',
        tenant: { acceptedDomains: ['contoso.com'] },
        mx: [{ domain: 'contoso.com', to: ['s'] }],
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

test('senders follow the facts of their service, except for facts of their own', () => {
  const before = documentSchema.parse({
    schemaVersion: 2,
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

test('a removed service leaves its senders without a service, and MX without a target', () => {
  const next = removeService('a')(threePhases())
  expect(next.senders[0]).toMatchObject({ serviceId: null, otherCustomer: false })
  expect(next.phases.every(({ mx }) => mx.length === 0)).toBe(true)
})

test('a service that is there already is changed in place', () => {
  const [service] = threePhases().services
  if (service === undefined) throw new Error('the scenario has a service')
  expect(putService({ ...service, name: 'B' })(threePhases()).services).toMatchObject([{ id: 'a', name: 'B' }])
})

test('another certificate of the service leaves its key usage unknown; the same one keeps what is known', () => {
  const before = documentSchema.parse({
    schemaVersion: 2,
    title: 'T',
    services: [
      { id: 's', name: 'Filter', networks: ['192.0.2.7'], tls: true, certificateNames: ['mx.filter.example'] },
    ],
    phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
    senders: [
      {
        id: 'x',
        serviceId: 's',
        tls: true,
        certificateNames: ['mx.filter.example'],
        certificateTrusted: true,
        certificateClientAuth: false,
      },
    ],
  })
  const [filter] = before.services
  if (filter === undefined) throw new Error('no service')
  const moved = putService({ ...filter, networks: ['198.18.0.7'] })(before)
  expect(moved.senders).toMatchObject([{ sourceIP: '198.18.0.7', certificateClientAuth: false }])
  const renewed = putService({ ...filter, certificateNames: ['mx2.filter.example'] })(before)
  expect(renewed.senders).toMatchObject([{ certificateNames: ['mx2.filter.example'], certificateClientAuth: null }])
})

test('lines of the description that speak of replaced facts go, and all others stay', () => {
  const noted = { ...threePhases(), description: 'Mine\nFilter: as seen\nAlso mine' }
  expect(dropNotes(['Filter: as seen'])(noted).description).toBe('Mine\nAlso mine')
  expect(dropNotes(['Filter'])(noted)).toBe(noted)
})

test('a service has the facts of a vendor example until its networks or names change', () => {
  const vendor = VENDORS.find(({ id }) => id === 'mimecast')
  if (vendor === undefined) throw new Error('There is no such vendor.')
  expect(vendor.networks.length, 'the catalogue has its addresses').toBeGreaterThan(0)
  const service = { ...serviceOfVendor(vendor), id: 's' }
  expect(hasFactsOf(vendor, service)).toBe(true)
  expect(hasFactsOf(vendor, { ...service, networks: ['192.0.2.0/24'] })).toBe(false)
  expect(
    hasFactsOf({ ...vendor, networks: [], certificateNames: [] }, newService({ id: 's', name: 'S', kind: 'filter' })),
  ).toBe(false)
})
