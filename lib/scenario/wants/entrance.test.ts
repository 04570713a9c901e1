import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { entranceOf } from './entrance'

const OLD = '192.0.2.0/24'
const lock = addressLock('lock', OLD)
const kindsOf = (document: ReturnType<typeof plan>) =>
  document.phases.map((_, index) => {
    const { kind, closedFrom } = entranceOf(document, index)
    return closedFrom === null ? kind : `${kind} ${closedFrom}`
  })

it('the side entrance is open as planned until the phase that closes it', () => {
  const phases = ['p1', 'p2', 'p3'].map((id, at) => phase(id, mx('old'), at === 2 ? [lock] : []))
  expect(kindsOf(plan({ services: [filter('old', OLD)], phases }))).toEqual(['until 2', 'until 2', 'closed'])
  const named = plan({ services: [filter('old', OLD)], phases, sideEntranceClosedFrom: 'p2' })
  expect(kindsOf(named)).toEqual(['until 1', 'closed', 'closed'])
})

it('everybody delivers from the phase before MX points to Microsoft', () => {
  const phases = [phase('p1', mx('old'), [lock]), phase('p2', mx('old'), []), phase('p3', mx('microsoft'), [])]
  expect(kindsOf(plan({ services: [filter('old', OLD)], phases }))).toEqual(['closed', 'everybody', 'everybody'])
})

it('a risk that somebody accepted by name is no open side entrance, and an exception may ask for nothing', () => {
  const phases = ['p1', 'p2', 'p3'].map((id) => phase(id, mx('old'), [lock]))
  const document = plan({
    services: [filter('old', OLD)],
    phases,
    wants: [{ id: 'w', who: 'everybodyElse', phaseIds: ['p3'], want: 'either', reason: 'window', by: 'Anna' }],
    acceptedRisks: [
      {
        who: 'everybodyElse',
        phaseIds: ['p2'],
        state: 'open',
        certainty: 'certain',
        reason: 'for a day',
        by: 'Anna',
        at: '2026-11-29T20:00:00.000Z',
      },
    ],
  })
  expect(kindsOf(document)).toEqual(['closed', 'accepted', 'either'])
})

it('experiments side by side have no phase that closes later', () => {
  const phases = [phase('p1', mx('old'), []), phase('p2', mx('old'), [lock])]
  expect(kindsOf(plan({ unordered: true, services: [filter('old', OLD)], phases }))).toEqual(['either', 'closed'])
})
