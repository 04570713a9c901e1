import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan, tableOf } from '#lib/scenario/testing/plans'
import { faultsIn } from './phase-faults'

const lock = addressLock('lock', '192.0.2.0/24')
const opened = { ...lock, restrictDomainsToIPAddresses: false }
const tenant = { tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'] } }
const at = (contoso: string, fabrikam: string) => mx({ 'contoso.com': contoso, 'fabrikam.com': fabrikam })
const toMicrosoft = (rest: object = {}) =>
  plan({
    services: [filter('old', '192.0.2.0/24')],
    phases: [
      phase('p1', at('old', 'old'), [lock], tenant),
      phase('p2', at('old', 'old'), [opened], tenant),
      phase('p3', at('microsoft', 'old'), [opened], tenant),
      phase('p4', at('microsoft', 'microsoft'), [opened], tenant),
    ],
    ...rest,
  })

it('the side entrance of a domain that moves on a later day stands open as soon as the lock is off', () => {
  const { summary } = tableOf(toMicrosoft())
  expect(faultsIn(summary, 'p1')).toEqual([])
  expect(faultsIn(summary, 'p2')).toMatchObject([{ who: 'everybodyElse', state: 'open' }])
  expect(faultsIn(null, 'p2')).toEqual([])
})

it('what the team has accepted by name is no fault', () => {
  const risk = {
    who: 'everybodyElse',
    phaseIds: ['p2'],
    state: 'open',
    reason: 'two days',
    by: 'Anna',
    at: '2026-12-01T10:00:00Z',
  }
  const { summary } = tableOf(toMicrosoft({ acceptedRisks: [risk] }))
  expect(faultsIn(summary, 'p2')).toEqual([])
})
