import { describe, expect, it } from 'vitest'
import { survey } from '#lib/matcher'
import { addressLock, certificateLock, connector, side } from '#lib/matcher/testing/sides'
import type { Service } from '#lib/scenario/document/document'
import { newService } from '#lib/scenario/document/new-service'
import type { Entrance } from '#lib/scenario/wants/entrance'
import { assessDoors, isEveryRecipient } from './doors'

const service = (name: string, certificateNames: string[], shared: Service['shared']): Service =>
  newService({ id: name, name, kind: 'filter', certificateNames, tls: true, shared })
const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
const PHASE = { tenant }
const CLOSED: Entrance = { kind: 'closed', closedFrom: null, isPlainRefused: true }
const PLANNED: readonly Entrance[] = [
  { kind: 'everybody', closedFrom: null, isPlainRefused: false },
  { kind: 'until', closedFrom: 2, isPlainRefused: false },
  { kind: 'either', closedFrom: null, isPlainRefused: false },
  { kind: 'accepted', closedFrom: null, isPlainRefused: true },
]
const services = [service('Shared', ['contoso.shared.example'], 'customers'), service('Own', ['mx.own.example'], 'no')]

describe('a door', () => {
  it.each([
    ['listed addresses', addressLock('C', ['192.0.2.0/24']), 'closed'],
    ['every host that speaks TLS', connector('C', { requireTls: true }), 'open'],
    ['every tenant of Microsoft 365', certificateLock('C', '*.protection.outlook.com'), 'open'],
    ['customers of a shared service', certificateLock('C', '*.shared.example'), 'shared'],
    ['a service with a name of its own', certificateLock('C', 'mx.own.example'), 'closed'],
    ['customers of nobody known', certificateLock('C', '*.elsewhere.example'), 'open'],
  ])('a door for %s is shown by whom it admits', (_, one, standing) => {
    const { total } = survey(side([one]))
    expect(assessDoors(total.openTo, PHASE, services, CLOSED).map((door) => door.state)).toContain(standing)
    for (const planned of PLANNED) {
      const states = assessDoors(total.openTo, PHASE, services, planned).map((door) => door.state)
      expect(states).not.toContain('open')
      expect(states.includes('planned')).toBe(standing === 'open')
    }
  })
})

it("a door for the tenant's own certificate names admits no customers of anybody", () => {
  for (const name of ['*.contoso.com', 'mail.contoso.com']) {
    const { total } = survey(side([certificateLock('C', name)]))
    const door = assessDoors(total.openTo, PHASE, [], CLOSED).find(({ pattern }) => pattern === name)
    expect(door?.isOwn).toBe(true)
  }
  const { total } = survey(side([certificateLock('C', '*.elsewhere.example')]))
  expect(assessDoors(total.openTo, PHASE, [], CLOSED).some(({ isOwn }) => isOwn)).toBe(false)
})

it('a door for a name that is this tenant’s alone in a shared service admits no other customers', () => {
  const shared = service('Shared', ['contoso.shared.example', 'mx.shared.example'], 'customers')
  const own = [{ ...shared, ownCertificateNames: ['contoso.shared.example'] }]
  const doorOf = (name: string) =>
    assessDoors(survey(side([certificateLock('C', name)])).total.openTo, PHASE, own, CLOSED).find(
      ({ pattern }) => pattern === name,
    )
  expect(doorOf('contoso.shared.example')).toMatchObject({ state: 'closed', sharedBy: [], isOwn: true })
  for (const name of ['*.shared.example', 'mx.shared.example'])
    expect(doorOf(name)).toMatchObject({ state: 'shared', sharedBy: ['Shared'], isOwn: false })
})

it('a door for those without TLS is a fault where they must stay out, though the entrance is open as planned', () => {
  const until: Entrance = { kind: 'until', closedFrom: 2, isPlainRefused: true }
  const statesOf = (requireTls: boolean) =>
    assessDoors(survey(side([connector('C', { requireTls })])).total.openTo, PHASE, [], until).map(({ state }) => state)
  expect(statesOf(false)).toEqual(['open'])
  expect(statesOf(true)).toEqual(['planned'])
})

describe('the recipients of a door', () => {
  const other = addressLock('C', ['192.0.2.0/24'], { associatedAcceptedDomains: ['contoso.com'] })
  const domains = ['contoso.com', 'fabrikam.com']
  const { openTo } = survey(side([other], { acceptedDomains: domains })).total

  it('limited recipients are named', () => {
    const everyone = openTo.find(({ to }) => to === 'everyone')
    expect(everyone?.recipient).toEqual([{ domain: 'fabrikam.com' }])
    expect(isEveryRecipient(everyone?.recipient ?? 'any', domains)).toBe(false)
  })

  it('without a limit every accepted domain is open', () => {
    const [first] = survey(side([connector('C', { requireTls: true })], { acceptedDomains: domains })).total.openTo
    expect(isEveryRecipient(first?.recipient ?? [], domains)).toBe(true)
    expect(isEveryRecipient('any', domains)).toBe(true)
  })
})
