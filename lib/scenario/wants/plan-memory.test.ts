import { expect, it } from 'vitest'
import { runToEnd } from '#lib/matcher'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { rememberingJudge, type ShownPhase } from './plan-memory'

const OLD = '192.0.2.0/24'
const document = plan({
  services: [filter('old', OLD)],
  phases: ['p1', 'p2', 'p3'].map((id) => phase(id, mx('old'), [addressLock('lock', OLD)])),
})

/** The ids of the phases that are judged, in order; those that are kept from before are none. */
function judgedPhases(judge: ReturnType<typeof rememberingJudge>, changed = document): string[] {
  const judged = new Set<number>()
  const steps = judge(changed)
  for (let step = steps.next(); step.done !== true; step = steps.next())
    if (step.value.total > 0) judged.add(step.value.phase)
  return [...judged].map((index) => changed.phases[index]?.id ?? '')
}

it('an edit has only those phases judged again that it concerns', () => {
  const judge = rememberingJudge()
  expect(judgedPhases(judge)).toEqual(['p1', 'p2', 'p3'])
  expect(judgedPhases(judge)).toEqual([])
  const unlocked = {
    ...document,
    phases: document.phases.map((one) => (one.id === 'p3' ? { ...one, connectors: [] } : one)),
  }
  expect(judgedPhases(judge, unlocked)).toEqual(['p3'])
})

it('a change of the first phase has every phase judged again, since faults are held against it', () => {
  const judge = rememberingJudge()
  judgedPhases(judge)
  const first = {
    ...document,
    phases: document.phases.map((one) => (one.id === 'p1' ? { ...one, connectors: [] } : one)),
  }
  expect(judgedPhases(judge, first)).toEqual(['p1', 'p2', 'p3'])
})

it('what is kept is what a new judge finds', () => {
  const judge = rememberingJudge()
  judgedPhases(judge)
  const changed = { ...document, answers: { Q6: 'no' as const } }
  const find = (one: ReturnType<typeof rememberingJudge>): readonly ShownPhase[] => runToEnd(one(changed))
  expect(find(judge)).toEqual(find(rememberingJudge()))
  expect(find(judge)).toEqual(find(rememberingJudge()))
})
