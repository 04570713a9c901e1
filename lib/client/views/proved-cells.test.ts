import { expect, it } from 'vitest'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { judgePlan } from '#lib/scenario/wants/plan'
import { provedCells } from './proved-cells'

it('a cell that lacks a fact is not counted as proved', () => {
  const lock = addressLock('lock', '192.0.2.0/24')
  const unknown = { id: 'unknown', name: 'unknown', tls: true, shared: 'no' }
  const cells = judgePlan(
    plan({
      services: [filter('old', '192.0.2.0/24'), unknown],
      phases: [phase('p1', mx('old unknown'), [lock]), phase('p2', mx('old unknown'), [lock])],
    }),
  ).flat()
  const blank = cells.filter(({ state }) => state === 'noFacts').length
  expect(blank).toBe(2)
  expect(provedCells(cells)).toEqual({ proved: cells.length - blank, count: cells.length })
})
