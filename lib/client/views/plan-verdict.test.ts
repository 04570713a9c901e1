import { expect, it } from 'vitest'
import type { FaultLine } from '#lib/scenario/wants/fault-lines'
import type { SummaryLists } from '#lib/scenario/wants/summary'
import { verdictOf } from './plan-verdict'

const LINE: FaultLine = {
  kind: 'fault',
  list: 'lost',
  who: 'service:a',
  state: 'lost',
  certainty: 'certain',
  phaseIds: ['p1'],
  accepted: null,
}
const NONE: SummaryLists = { lost: [], entrance: [], notKnown: [], asToday: [] }
const phases = [{ id: 'p1' }, { id: 'p2' }]
const keyOf = (lists: Partial<SummaryLists>) => verdictOf({ green: true, lists: { ...NONE, ...lists }, phases })?.key

it('a plan that is not green has no good verdict', () => {
  expect(verdictOf({ green: false, lists: NONE, phases })).toBeNull()
})

it('a plan is called well only if nothing of it fails or hangs on a question as today', () => {
  expect(keyOf({})).toBe('green')
  expect(keyOf({ asToday: [LINE] })).toBe('greenButToday')
  expect(keyOf({ asToday: [{ ...LINE, state: 'holdsIf', phaseIds: ['p1', 'p2'] }] })).toBe('greenNotKnown')
})

it('what only the present hangs on is behind the plan', () => {
  expect(keyOf({ asToday: [{ ...LINE, state: 'holdsIf' }] })).toBe('green')
})

it('where somebody gets in who is accepted by name, it does not say that nobody else gets in', () => {
  const accepted = { reason: 'until May', by: 'Kim', at: null }
  expect(keyOf({ entrance: [{ ...LINE, list: 'entrance', state: 'shared', accepted }] })).toBe('greenAccepted')
})

it('where somebody gets in as planned, it does not say that nobody else gets in', () => {
  const accepted = { reason: 'until May', by: 'Kim', at: null }
  const planned = { kind: 'open-until-closed', who: 'everybodyElse', phaseIds: ['p1'] } as const
  expect(keyOf({ entrance: [planned] })).toBe('greenPlanned')
  const fault: FaultLine = { ...LINE, list: 'entrance', state: 'shared', accepted }
  expect(keyOf({ entrance: [planned, fault] })).toBe('greenPlannedAccepted')
})
