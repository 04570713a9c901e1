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

it('a cell that lacks a fact in one part is not counted as proved, however its other parts stand', () => {
  const servers = { id: 'own', name: 'own', kind: 'onPremises', networks: ['203.0.113.0/24'], shared: 'no' }
  const withLock = (requireTls: boolean, networks = ['192.0.2.0/24', '203.0.113.0/24']) =>
    judgePlan(
      plan({
        services: [filter('old', '192.0.2.0/24'), servers],
        phases: [phase('p1', mx('old'), [addressLock('lock', networks, { requireTls })])],
      }),
    ).flat()
  const [holds, holdsIf, lost] = [withLock(false), withLock(true), withLock(false, ['192.0.2.0/24'])]
  const stateOf = (cells: typeof holds) => cells.find(({ who }) => who === 'service:own')?.state
  expect([holds, holdsIf, lost].map(stateOf)).toEqual(['noFacts', 'holdsIf', 'lost'])
  for (const cells of [holds, holdsIf, lost])
    expect(provedCells(cells)).toEqual({ proved: cells.length - 1, count: cells.length })
})
