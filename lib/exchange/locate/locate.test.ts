import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importConnectors } from '#lib/exchange/connectors/import-connectors'
import type { ExchangeProperty } from '#lib/exchange/read/properties'
import { exportConnectors } from '#lib/exchange/testing/export-connectors'
import type { Tenant } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { documentSchema, type ScenarioDocument } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { connectorsArbitrary, hostileProperty } from '#lib/scenario/testing/connectors'
import { type FreshTenant, locatePhase } from './locate'

const a = newConnector({
  id: 'a',
  name: 'Vendor A',
  senderIPAddresses: ['20.40.60.0/24', '20.40.61.0/24'],
  restrictDomainsToIPAddresses: true,
})
const b = newConnector({
  id: 'b',
  name: 'Vendor B',
  restrictDomainsToCertificate: true,
  tlsSenderCertificateName: '*.fabrikam.com',
})

/** What an export holds that has every property of every connector, and where it is a collector file the facts too. */
const whole = (connectors: FreshTenant['connectors'], tenant?: Tenant): FreshTenant => ({
  connectors,
  unknown: new Map(),
  acceptedDomains: tenant?.acceptedDomains ?? null,
  rejectDirectSend: tenant?.rejectDirectSend ?? null,
})
const locate = (document: ScenarioDocument, connectors: readonly ScenarioConnector[], tenant?: Tenant) =>
  locatePhase(document, whole(connectors, tenant))

/** As is · B beside A · A disabled · A removed. */
const plan = (...sets: readonly (readonly ScenarioConnector[])[]): ScenarioDocument =>
  documentSchema.parse({
    schemaVersion: 2,
    title: 'Switch',
    phases: sets.map((connectors, i) => ({
      id: `p${i + 1}`,
      name: `Phase ${i + 1}`,
      tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: false },
      connectors,
    })),
  })
const SWITCH = plan([a], [a, b], [{ ...a, enabled: false }, b], [b])

describe('the phase of a fresh export', () => {
  test.each([
    ['as is', [a], ['p1']],
    ['side by side', [b, a], ['p2']],
    ['A disabled', [{ ...a, enabled: false }, b], ['p3']],
    ['A removed', [b], ['p4']],
  ])('the phase is found for %s', (_name, fresh, equal) => {
    const { equal: found, phases } = locate(SWITCH, fresh)
    expect(found).toEqual(equal)
    expect(phases.map(({ phaseId }) => phaseId)[0]).toBe(equal[0])
    expect(phases[0]?.differences).toEqual([])
  })

  test('phases that only differ in MX are all equal to the tenant', () => {
    expect(locate(plan([a, b], [a, b], [b]), [a, b]).equal).toEqual(['p1', 'p2'])
  })

  test('a renamed connector is one difference, unless there are two candidates', () => {
    const { phases } = locate(SWITCH, [a, { ...b, id: 'x', name: 'The new filter' }])
    expect(phases[0]).toMatchObject({
      phaseId: 'p2',
      differences: [{ kind: 'value', property: 'Name', planned: 'Vendor B', found: 'The new filter' }],
    })
    const twins = [
      { ...b, id: 'x', name: 'One' },
      { ...b, id: 'y', name: 'Other' },
    ]
    const kinds = locate(plan([b]), twins).phases[0]?.differences.map(({ kind }) => kind)
    expect(kinds).toEqual(['missing', 'additional', 'additional'])
  })

  test('a difference to the nearest phase is named by its field', () => {
    const { equal, phases } = locate(SWITCH, [a, { ...b, requireTls: false }])
    expect(equal).toEqual([])
    expect(phases[0]).toMatchObject({
      phaseId: 'p2',
      differences: [
        { kind: 'value', connectorId: 'b', name: 'Vendor B', property: 'RequireTls', planned: true, found: false },
      ],
    })
  })

  test('a missing or additional connector is one difference', () => {
    const stranger = newConnector({ id: 's', name: 'Scanner' })
    const { phases } = locate(plan([a, b]), [a, stranger])
    expect(phases[0]?.differences).toEqual([
      { kind: 'missing', connectorId: 'b', name: 'Vendor B' },
      { kind: 'additional', connectorId: 's', name: 'Scanner', plannedIn: [] },
    ])
  })

  test('tenant facts are compared if they are given', () => {
    const tenant = { acceptedDomains: ['CONTOSO.com', 'fabrikam.com'], rejectDirectSend: true }
    expect(locate(SWITCH, [a]).equal).toEqual(['p1'])
    expect(locate(SWITCH, [a], tenant).phases[0]).toMatchObject({
      phaseId: 'p1',
      differences: [
        { connectorId: null, property: 'AcceptedDomains', missing: [], additional: ['fabrikam.com'] },
        { connectorId: null, property: 'RejectDirectSend', planned: false, found: true },
      ],
    })
  })
})

describe('connectors that are equal', () => {
  test.each<readonly [string, Partial<ScenarioConnector>]>([
    ['a name in other letters', { name: ' VENDOR a' }],
    ['addresses in another order', { senderIPAddresses: ['20.40.61.0/24', '20.40.60.0/24'] }],
    ['networks that were merged', { senderIPAddresses: ['20.40.60.0/23'] }],
    [
      'networks that were split',
      { senderIPAddresses: ['20.40.60.0/25', '20.40.60.128/25', '20.40.61.0-20.40.61.255'] },
    ],
    ['host bits', { senderIPAddresses: ['20.40.60.7/24', '20.40.61.0/24'] }],
    ['a domain twice', { senderDomains: ['*', '*'] }],
    ['a comment', { comment: 'changed' }],
    ['a source', { connectorSource: 'AdminUI' }],
    ['a cost', { otherProperties: [['SenderDomains', ['smtp:*;5']]] }],
    ['a date', { otherProperties: [['WhenChanged', '2026-11-24']] }],
  ])('%s', (_name, changes) => {
    expect(locate(plan([a]), [{ ...a, ...changes }]).equal).toEqual(['p1'])
  })

  test('differences that do not count are listed', () => {
    const planned = { ...a, otherProperties: [['Guid', 'x']] as ScenarioConnector['otherProperties'] }
    const found: ScenarioConnector = {
      ...a,
      name: 'VENDOR A',
      comment: 'new',
      otherProperties: [
        ['SenderDomains', ['smtp:*;5']],
        ['guid', 'y'],
      ],
    }
    expect(locate(plan([planned]), [found]).phases[0]?.ignored).toEqual([
      { connectorId: 'a', name: 'Vendor A', property: 'SenderDomains', planned: 'smtp:*;1', found: 'smtp:*;5' },
      { connectorId: 'a', name: 'Vendor A', property: 'guid', planned: 'x', found: 'y' },
      { connectorId: 'a', name: 'Vendor A', property: 'Comment', planned: '', found: 'new' },
      { connectorId: 'a', name: 'Vendor A', property: 'Name', planned: 'Vendor A', found: 'VENDOR A' },
    ])
  })
})

describe('connectors that differ', () => {
  test.each<readonly [string, Partial<ScenarioConnector>, Record<string, unknown>]>([
    [
      'addresses, by the fewest networks',
      { senderIPAddresses: ['20.40.60.0/24', '20.40.62.0/24', '2001:db8::1'] },
      { property: 'SenderIPAddresses', missing: ['20.40.61.0/24'], additional: ['20.40.62.0/24', '2001:db8::1'] },
    ],
    [
      'sender domains',
      { senderDomains: ['contoso.com'] },
      { property: 'SenderDomains', missing: ['*'], additional: ['contoso.com'] },
    ],
    [
      'a certificate name',
      { tlsSenderCertificateName: 'mail.contoso.com' },
      { property: 'TlsSenderCertificateName', planned: null },
    ],
    ['a type', { connectorType: 'OnPremises' }, { property: 'ConnectorType', found: 'OnPremises' }],
    [
      'recipients of Enhanced Filtering',
      { efUsers: ['a@contoso.com'] },
      { property: 'EFUsers', additional: ['a@contoso.com'] },
    ],
  ])('%s', (_name, changes, expected) => {
    expect(locate(plan([a]), [{ ...a, ...changes }]).phases[0]?.differences).toMatchObject([expected])
  })

  test('two connectors of the same name are paired with two', () => {
    expect(locate(plan([a, { ...b, name: a.name }]), [a]).phases[0]?.differences).toMatchObject([{ kind: 'missing' }])
  })
})

test('the export of a phase equals that phase, whatever its names', () => {
  fc.assert(
    fc.property(connectorsArbitrary(hostileProperty), (connectors) => {
      const named = connectors.map((connector, i) => ({ ...connector, name: `${i} ${connector.name}` }))
      const fresh = importConnectors(exportConnectors(named)).connectors
      const document: ScenarioDocument = {
        ...SWITCH,
        phases: [{ ...SWITCH.phases[0], id: 'p', name: 'P', connectors: named } as ScenarioDocument['phases'][number]],
      }
      expect(locate(document, [...fresh].reverse())).toEqual({
        equal: ['p'],
        phases: [{ phaseId: 'p', differences: [], ignored: [], notCompared: [] }],
      })
    }),
  )
}, 60_000)

test('a connector of a later phase is planned, though not in this one', () => {
  const compared = locate(SWITCH, [a, b, newConnector({ id: 'x', name: 'X' })]).phases
  const [first] = compared.filter(({ phaseId }) => phaseId === 'p1')
  expect(first?.differences).toMatchObject([
    { kind: 'additional', name: 'Vendor B', plannedIn: ['p2', 'p3', 'p4'] },
    { kind: 'additional', name: 'X', plannedIn: [] },
  ])
})

describe('what the export does not hold', () => {
  const partial = (connectors: FreshTenant['connectors'], properties: readonly ExchangeProperty[]): FreshTenant => ({
    ...whole(connectors),
    unknown: new Map((connectors ?? []).map(({ id }) => [id, new Set(properties)])),
  })

  test('is not compared, and is named', () => {
    const withoutDomains = { ...a, senderDomains: [] }
    const { equal, phases } = locatePhase(SWITCH, partial([withoutDomains], ['SenderDomains', 'Comment']))
    expect(equal).toEqual(['p1'])
    expect(phases[0]?.notCompared).toEqual([{ connectorId: 'a', name: 'Vendor A', property: 'SenderDomains' }])
  })

  test('pairs no connectors of different names', () => {
    const unnamed = { ...b, id: 'x', name: 'The new filter', tlsSenderCertificateName: null }
    const { phases } = locatePhase(SWITCH, partial([a, unnamed], ['TlsSenderCertificateName']))
    expect(phases.find(({ phaseId }) => phaseId === 'p2')?.differences).toMatchObject([
      { kind: 'missing', connectorId: 'b' },
      { kind: 'additional', connectorId: 'x' },
    ])
  })

  test('a tenant without connectors is in the phase without connectors', () => {
    expect(locatePhase(plan([a], []), whole([])).equal).toEqual(['p2'])
  })

  test('an export without the connectors is compared by the facts of the tenant alone', () => {
    const tenant = { acceptedDomains: ['fabrikam.com'], rejectDirectSend: false }
    expect(locatePhase(SWITCH, whole(null, tenant)).phases[0]?.differences).toMatchObject([
      { property: 'AcceptedDomains' },
    ])
  })

  test('RejectDirectSend that could not be read is no difference', () => {
    const known = plan([{ ...a }])
    const fresh = { ...whole([a]), acceptedDomains: ['contoso.com'] }
    const on = {
      ...known,
      phases: known.phases.map((one) => ({ ...one, tenant: { ...one.tenant, rejectDirectSend: true } })),
    }
    expect(locatePhase(on, fresh).equal).toEqual(['p1'])
  })
})
