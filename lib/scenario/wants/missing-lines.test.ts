import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { untestedLines } from './missing-lines'
import { judgePlan } from './plan'

const OLD = '192.0.2.0/24'
const lock = addressLock('lock', OLD)

/** A plan of which the rows were tested in these phases. */
const linesWith = (tested: Readonly<Record<string, readonly string[]>>) => {
  const evidence = Object.entries(tested).flatMap(([phaseId, whos]) =>
    whos.map((who) => ({ who, phaseId, outcome: 'accepted', at: '2026-11-29T20:00:00.000Z', by: 'Anna', note: '' })),
  )
  const document = plan({
    services: [filter('old', OLD)],
    phases: ['p1', 'p2', 'p3'].map((id) => phase(id, mx('old'), [lock])),
    evidence,
  })
  return untestedLines(document, judgePlan(document)).map(({ phaseIds, whos }) => [...phaseIds, ...whos])
}

it('rows that are not tested are those of the first phase that really has any', () => {
  expect(linesWith({})).toEqual([['p2', 'service:old', 'everybodyElse']])
  expect(linesWith({ p2: ['service:old'] })).toEqual([['p2', 'everybodyElse']])
  expect(linesWith({ p2: ['service:old', 'everybodyElse'] })).toEqual([['p3', 'service:old', 'everybodyElse']])
  const all = ['service:old', 'everybodyElse']
  expect(linesWith({ p2: all, p3: all })).toEqual([])
})
