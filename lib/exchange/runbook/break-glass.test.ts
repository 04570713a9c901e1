import { describe, expect, it } from 'vitest'
import { runToEnd } from '#lib/matcher'
import { GOLDEN_PLANS } from '#lib/scenario/testing/golden-plans/golden-plans'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { judgeEverybodyInSteps } from '#lib/scenario/wants/opened'
import { proveBreakGlassInSteps } from './break-glass'

describe.each(GOLDEN_PLANS)('nobody is refused once the locks are opened: %s', (_, plans) => {
  it.each(plans.map((one) => [one.name, one] as const))('%s', (_name, { document }) => {
    const whole = plan(document)
    for (const [index] of whole.phases.entries())
      expect(runToEnd(proveBreakGlassInSteps(whole, index))).toMatchObject({ state: 'proved', witness: null })
  })
})

it('nothing is proved of a phase that accepts no domain', () => {
  const empty = plan({ phases: [phase('p1', [], [], { tenant: { acceptedDomains: [] } })] })
  expect(runToEnd(proveBreakGlassInSteps(empty, 0))).toMatchObject({ state: 'unproved' })
})

it('somebody is refused while the locks stand', () => {
  const locked = plan({
    services: [filter('old', '192.0.2.0/24')],
    phases: [phase('p1', mx('old'), [addressLock('lock', '192.0.2.0/24')])],
  })
  const [first] = locked.phases
  if (first === undefined) throw new Error('A phase is missing.')
  expect(runToEnd(judgeEverybodyInSteps(locked, 0, first))).toMatchObject({ state: 'lost' })
})
