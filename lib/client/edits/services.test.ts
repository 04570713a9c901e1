import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isEqual } from '#lib/client/draft/structural-sharing'
import { threePhases } from '#lib/client/testing/three-phases'
import { openDeliverers } from '#lib/scenario/document/deliverers'
import { documentSchema, type Service } from '#lib/scenario/document/document'
import { newService } from '#lib/scenario/document/new-service'
import { serviceSchema } from '#lib/scenario/document/service'
import { connectionOf } from '#lib/scenario/services/service-senders'
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

const [ADDRESSES, CERTIFICATES, TLS] = [
  [[], ['192.0.2.32/27'], ['192.0.2.7', '198.18.0.0/24'], ['203.0.113.0/24']],
  [[], ['mx.filter.example'], ['*.filter.example', 'mx.filter.example']],
  [true, false, null],
] as const
const anyService = fc
  .record({
    networks: fc.constantFrom(...ADDRESSES),
    names: fc.constantFrom(...CERTIFICATES),
    tls: fc.constantFrom(...TLS),
  })
  .map(({ networks, names, tls }) =>
    serviceSchema.parse({ id: 's', name: 'S', networks, tls, certificateNames: tls === false ? [] : names }),
  )
const anySample = fc
  .record({
    sourceIP: fc.constantFrom(null, '192.0.2.33', '192.0.2.7', '203.0.113.9'),
    tls: fc.constantFrom(...TLS),
    certificateNames: fc.constantFrom(null, ...CERTIFICATES),
    certificateTrusted: fc.constantFrom(true, null),
  })
  .filter(({ tls, certificateNames }) => tls !== false || (certificateNames ?? []).length === 0)

const withSamples = (service: Service, samples: readonly object[]) =>
  documentSchema.parse({
    schemaVersion: 2,
    title: 'T',
    services: [service],
    phases: [{ id: 'p', name: 'As is', tenant: { acceptedDomains: ['contoso.com'] } }],
    senders: samples.map((sample, i) => ({ id: `x${i}`, serviceId: 's', ...sample })),
  })

test('a sample with the connection of its service follows every edit; one that differs in any fact keeps all of them', () => {
  fc.assert(
    fc.property(anyService, fc.array(anyService, { minLength: 1 }), anySample, (first, edits, stated) => {
      const before = withSamples(first, [connectionOf(first), stated])
      const after = edits.reduce((document, service) => putService(service)(document), before)
      expect(documentSchema.safeParse(after).success).toBe(true)
      expect(after.senders[0]).toMatchObject(connectionOf(edits.at(-1) ?? first))
      const once = putService(edits[0] ?? first)(before)
      if (!isEqual(connectionOf(first), stated)) expect(once.senders[1]).toBe(before.senders[1])
    }),
  )
})

test('a sample whose address was left open keeps it open, and its TLS, when TLS of its service is no longer known', () => {
  const service = serviceSchema.parse({ id: 's', name: 'Filter', networks: ['192.0.2.32/27'], tls: true })
  const before = withSamples(service, [{ sourceIP: null, tls: true, certificateNames: [] }])
  expect(putService({ ...service, tls: null })(before).senders).toEqual(before.senders)
})

test('a sample of which evidence speaks keeps its facts, also where they are those of its service', () => {
  const service = serviceSchema.parse({ id: 's', name: 'Filter' })
  const before = {
    ...withSamples(service, [connectionOf(service), connectionOf(service)]),
    evidence: [
      {
        who: 'sample:x0' as const,
        phaseId: 'p',
        at: '2026-11-29T10:00:00Z',
        by: '',
        outcome: 'rejected' as const,
        note: '',
      },
    ],
  }
  const { senders } = putService({ ...service, networks: ['192.0.2.7'], tls: true })(before)
  expect(senders.map(({ sourceIP, tls }) => [sourceIP, tls])).toEqual([
    [null, null],
    ['192.0.2.7', true],
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
        sourceIP: '192.0.2.7',
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
