import { describe, expect, it } from 'vitest'
import { survey } from '#lib/matcher'
import { addressLock, certificateLock, connector, side } from '#lib/matcher/testing/sides'
import type { Service } from '#lib/scenario/document/document'
import { newService } from '#lib/scenario/document/new-service'
import { assessDoors, isEveryRecipient } from './doors'

const service = (name: string, certificateNames: string[], shared: Service['shared']): Service =>
  newService({ id: name, name, kind: 'filter', certificateNames, tls: true, shared })
const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend: false }
const AT_A = { tenant, mx: [{ domain: 'contoso.com', to: ['a'], handedOverBy: [] }] }
const AT_MICROSOFT = { tenant, mx: [{ domain: 'contoso.com', to: ['microsoft'], handedOverBy: [] }] }
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
    expect(assessDoors(total.openTo, AT_A, services).map((door) => door.state)).toContain(standing)
    expect(assessDoors(total.openTo, AT_MICROSOFT, services).some((door) => door.state === 'open')).toBe(false)
  })
})

it("a door for the tenant's own certificate names admits no customers of anybody", () => {
  for (const name of ['*.contoso.com', 'mail.contoso.com']) {
    const { total } = survey(side([certificateLock('C', name)]))
    const door = assessDoors(total.openTo, AT_A, []).find(({ pattern }) => pattern === name)
    expect(door?.isOwn).toBe(true)
  }
  const { total } = survey(side([certificateLock('C', '*.elsewhere.example')]))
  expect(assessDoors(total.openTo, AT_A, []).some(({ isOwn }) => isOwn)).toBe(false)
})

it('a door for a name that is this tenant’s alone in a shared service admits no other customers', () => {
  const shared = service('Shared', ['contoso.shared.example', 'mx.shared.example'], 'customers')
  const own = [{ ...shared, ownCertificateNames: ['contoso.shared.example'] }]
  const doorOf = (name: string) =>
    assessDoors(survey(side([certificateLock('C', name)])).total.openTo, AT_A, own).find(
      ({ pattern }) => pattern === name,
    )
  expect(doorOf('contoso.shared.example')).toMatchObject({ state: 'closed', sharedBy: [], isOwn: true })
  for (const name of ['*.shared.example', 'mx.shared.example'])
    expect(doorOf(name)).toMatchObject({ state: 'shared', sharedBy: ['Shared'], isOwn: false })
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
