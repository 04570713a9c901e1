import { describe, expect, it } from 'vitest'
import { survey } from '#lib/matcher/survey'
import { addressLock, certificateLock, connector, side } from '#lib/matcher/testing/sides'
import type { Service } from '#lib/scenario/document'
import { standingOf } from './view-doors'

const service = (name: string, certificateNames: string[], shared: boolean | null): Service => ({
  id: name,
  name,
  kind: 'filter',
  networks: [],
  certificateNames,
  tls: true,
  shared,
})
const AT_A = { mx: [{ domain: 'contoso.com', to: 'a' }] }
const AT_MICROSOFT = { mx: [{ domain: 'contoso.com', to: 'microsoft' }] }
const services = [service('Shared', ['contoso.shared.example'], true), service('Own', ['mx.own.example'], false)]

describe('a door', () => {
  it.each([
    ['listed addresses', addressLock('C', ['192.0.2.0/24']), 'closed'],
    ['every host that speaks TLS', connector('C', { requireTls: true }), 'open'],
    ['every tenant of Microsoft 365', certificateLock('C', '*.protection.outlook.com'), 'open'],
    ['customers of a shared service', certificateLock('C', '*.shared.example'), 'shared'],
    ['a service with a name of its own', certificateLock('C', 'mx.own.example'), 'closed'],
    ['customers of nobody known', certificateLock('C', '*.elsewhere.example'), 'open'],
  ])('for %s stands as it must', (_, one, standing) => {
    const { total } = survey(side([one]))
    expect(standingOf(total.openTo, AT_A, services).map((door) => door.standing)).toContain(standing)
    expect(standingOf(total.openTo, AT_MICROSOFT, services).some((door) => door.standing === 'open')).toBe(false)
  })
})
