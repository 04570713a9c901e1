import { expect, it } from 'vitest'
import { runToEnd } from '#lib/matcher'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { rememberingJudge } from '#lib/scenario/wants/plan-memory'
import { mustGetIn, untestedRows, worseThanToday } from './worse-than-today'

const [OLD, NEW] = ['192.0.2.0/24', '198.51.100.0/24']
const document = plan({
  services: [filter('old', OLD), filter('new', NEW)],
  phases: [phase('p1', mx('old'), [addressLock('lock', OLD)]), phase('p2', mx('old'), [addressLock('lock', NEW)])],
})
const [today, then] = runToEnd(rememberingJudge()(document)).map(({ cells }) => cells)

it('a row that a phase shuts out is worse than today, and the others are not', () => {
  expect(worseThanToday(today ?? null, then ?? null)).toMatchObject([
    { who: 'service:old', today: { state: 'holds' }, after: { state: 'lost' } },
  ])
  expect(worseThanToday(today ?? null, today ?? null)).toEqual([])
  expect(worseThanToday(null, then ?? null)).toEqual([])
})

it('whoever hands over must get in', () => {
  expect(mustGetIn(today ?? null)).toEqual(['service:old'])
  expect(mustGetIn(today ?? null, ['contoso.com'])).toEqual(['service:old'])
  expect(mustGetIn(today ?? null, ['fabrikam.com'])).toEqual([])
  expect(mustGetIn(null)).toEqual([])
})

it('a row of which something is wanted is untested until it is tested in that very phase', () => {
  const test = (phaseId: string) => [
    { who: 'service:old', phaseId, at: '2026-12-01T00:00:00Z', by: '', outcome: 'accepted' as const, note: '' },
  ]
  expect(untestedRows(test('p1'), 'p2', then ?? null)).toContain('service:old')
  expect(untestedRows(test('p2'), 'p2', then ?? null)).not.toContain('service:old')
  expect(untestedRows([], 'p2', then ?? null)).not.toContain('service:new')
})
