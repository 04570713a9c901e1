import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan, tableOf } from '#lib/scenario/testing/plans'
import { contradictionsIn, faultsIn, partOfRow } from './phase-faults'

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

it('two lines of one row in one phase speak of a part of its senders each', () => {
  const line = (who: 'everybodyElse' | 'otherCustomers:a', phaseIds: string[], state: 'open' | 'holdsIf' = 'open') =>
    ({ kind: 'fault', list: 'entrance', who, state, certainty: 'certain', phaseIds, accepted: null }) as const
  const [first, second] = [line('otherCustomers:a', ['p1', 'p2']), line('otherCustomers:a', ['p2'], 'holdsIf')]
  const [elsewhere, alone] = [line('otherCustomers:a', ['p3']), line('everybodyElse', ['p2'])]
  const lines = [first, second, elsewhere, alone]
  expect(lines.map((one) => partOfRow(lines, one))).toEqual(['some', 'others', null, null])
})

it('a test that disagrees with the model is told of the phases it was made in', () => {
  const evidence = [
    { who: 'service:old', phaseId: 'p1', outcome: 'rejected', at: '2026-11-29T20:00:00.000Z', by: 'Anna', note: '' },
  ]
  const { summary } = tableOf(toMicrosoft({ evidence }))
  expect(contradictionsIn(summary, ['p1', 'p2'])).toMatchObject([{ who: 'service:old', outcome: 'rejected' }])
  expect(contradictionsIn(summary, ['p2', 'p3'])).toEqual([])
  expect(contradictionsIn(null, ['p1'])).toEqual([])
})
