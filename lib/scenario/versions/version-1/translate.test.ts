import { describe, expect, test } from 'vitest'
import { documentSchema } from '#lib/scenario/document/document'
import { tableOf } from '#lib/scenario/testing/plans'
import { sentDocumentSchema } from '#lib/scenario/versions/sent-document'
import { readDocument } from '#lib/scenario/versions/versions'
import { findInPlan } from '#lib/scenario/wants/plan-findings'

const connector = {
  id: 'a',
  name: 'A',
  senderDomains: ['*'],
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
}
const phase = (id: string) => ({
  id,
  name: id,
  tenant: { acceptedDomains: ['contoso.com'] },
  mx: [{ domain: 'contoso.com', to: 'a' }],
  connectors: [connector],
})
const version1 = (rest: object = {}) => ({
  schemaVersion: 1,
  title: 'Switch',
  services: [
    { id: 'a', name: 'A', networks: ['192.0.2.0/24'], tls: true, shared: false },
    { id: 'scanner', name: 'Scanner', kind: 'device', networks: ['203.0.113.5'], tls: false, shared: false },
  ],
  phases: [phase('one'), phase('two'), phase('three')],
  senders: [{ id: 's', name: 'S', sourceIP: '192.0.2.1', serviceId: 'a' }],
  ...rest,
})

describe('a document of version 1', () => {
  test('keeps all that it said of services and MX', () => {
    const document = readDocument(version1())
    expect(documentSchema.parse(document)).toEqual(document)
    expect(document.phases[0]?.mx).toEqual([{ domain: 'contoso.com', to: ['a'], handedOverBy: [] }])
    expect(document.services.map(({ shared, delivery }) => [shared, delivery])).toEqual([
      ['no', null],
      ['no', 'direct'],
    ])
  })

  test('says of its samples what was expected of them', () => {
    const expected = (phaseId: string, outcome: string) => ({ phaseId, senderId: 's', outcome, connectorId: 'a' })
    const { wants } = readDocument(
      version1({ expectations: [expected('one', 'accepted'), expected('two', 'accepted')] }),
    )
    expect(wants).toMatchObject([{ who: 'sample:s', phaseIds: ['one', 'two'], want: 'accepted', connectorId: 'a' }])
  })

  test('refuses whom "nobody else" did not list, from the phase on from which it held', () => {
    const nobodyElse = {
      id: 'i',
      kind: 'nobodyElse',
      serviceIds: ['a'],
      phaseIds: ['two', 'three'],
      openPhaseIds: [],
    }
    const document = readDocument(version1({ invariants: [nobodyElse] }))
    expect(document.sideEntranceClosedFrom).toBe('two')
    expect(document.wants).toMatchObject([{ who: 'service:scanner', phaseIds: ['two', 'three'], want: 'refused' }])
    expect(tableOf(document).table['service:scanner']).toBe('lost(today) holds holds')
  })

  test('has a window of "nobody else" as an exception, and what held in some phases only for these', () => {
    const window = { id: 'i', kind: 'nobodyElse', serviceIds: ['a'], phaseIds: ['one', 'three'], openPhaseIds: ['one'] }
    const { wants, sideEntranceClosedFrom } = readDocument(version1({ invariants: [window] }))
    expect(sideEntranceClosedFrom).toBeNull()
    expect(wants.filter(({ who }) => who === 'everybodyElse')).toMatchObject([
      { phaseIds: ['three'], want: 'refused' },
      { phaseIds: ['one'], want: 'either' },
    ])
  })

  test('wants of a service that had to get through that it does', () => {
    const through = { id: 'i', kind: 'getsThrough', serviceId: 'a', phaseIds: ['one'], mailFrom: 'any' }
    expect(readDocument(version1({ invariants: [through] })).wants).toMatchObject([
      { who: 'service:a', phaseIds: ['one'], want: 'accepted' },
    ])
  })

  test('has its switches', () => {
    const { switches } = readDocument(
      version1({
        invariants: [
          { id: 'p', kind: 'noPlainText', phaseIds: ['three', 'two'] },
          { id: 'g', kind: 'noGap', phaseIds: ['two'] },
        ],
      }),
    )
    expect(switches).toEqual({ plainTextRefusedFrom: 'two', nobodyRefusedInBetween: ['two'] })
  })
})

describe('what version 1 said twice', () => {
  const nobodyElse = { id: 'n', kind: 'nobodyElse', serviceIds: ['a'], phaseIds: ['one'], openPhaseIds: [] }

  test('and differently of one service is wanted both ways, and is a finding', () => {
    const through = { id: 't', kind: 'getsThrough', serviceId: 'scanner', phaseIds: ['one'], mailFrom: 'any' }
    const document = readDocument(version1({ invariants: [nobodyElse, through] }))
    expect(findInPlan(document)).toMatchObject([
      { code: 'EXCEPTIONS_CONTRADICT', who: 'service:scanner', phaseIds: ['one'] },
    ])
    expect(tableOf(document).table['service:scanner']).toMatch(/^lost/)
  })

  test('against whoever hands mail over is a finding', () => {
    const document = readDocument(version1({ invariants: [{ ...nobodyElse, serviceIds: ['scanner'] }] }))
    expect(findInPlan(document)).toMatchObject([{ code: 'EXCEPTION_IGNORED', who: 'service:a', phaseIds: ['one'] }])
  })

  test('of a sample and of its service is a finding', () => {
    const expectation = { phaseId: 'one', senderId: 's', outcome: 'accepted', connectorId: null }
    const document = readDocument(
      version1({
        senders: [{ id: 's', name: 'S', sourceIP: '203.0.113.5', tls: false, serviceId: 'scanner' }],
        expectations: [expectation],
        invariants: [nobodyElse],
      }),
    )
    expect(findInPlan(document)).toMatchObject([{ code: 'SAMPLE_EXCEPTION_CONTRADICTS', sampleId: 's' }])
  })
})

describe('a document that is sent', () => {
  test('of version 1 is taken as its translation', () => {
    expect(sentDocumentSchema.parse(version1())).toEqual(readDocument(version1()))
  })

  test('of version 1 is refused for what is wrong with it as it was sent', () => {
    const { error } = sentDocumentSchema.safeParse(version1({ senders: [{ id: 's', serviceId: 'nobody' }] }))
    expect(error?.issues.map(({ path }) => path)).toEqual([['senders', 0, 'serviceId']])
  })

  test('of today is taken as it is, and of another version refused', () => {
    const today = readDocument(version1())
    expect(sentDocumentSchema.parse(today)).toEqual(today)
    expect(sentDocumentSchema.safeParse({ ...today, schemaVersion: 3 }).success).toBe(false)
  })
})
