import { expect, test } from 'vitest'
import { vendorSwitch } from '#lib/client/testing/examples'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { judgePlan } from '#lib/scenario/wants/plan'
import { firstPhaseOf, questionImpacts } from './question-impacts'

const impactsOf = (document: ScenarioDocument) => {
  const cells = judgePlan(document)
  return questionImpacts(
    document,
    document.phases.map(({ id }, index) => ({ phaseId: id, cells: cells[index] ?? [] })),
  )
}

test('the impact of a question names the rows and phases that hang on it, and none once it is answered', () => {
  const [impact] = impactsOf(vendorSwitch)
  expect(impact).toEqual({ question: 'Q1', rows: [{ who: 'service:filter-a', phaseIndexes: [0] }], locked: [] })
  expect(impact && firstPhaseOf(impact)).toBe(0)
  const answered = impactsOf({ ...vendorSwitch, answers: { Q1: 'falls-back' } }).find(
    ({ question }) => question === 'Q1',
  )
  expect(answered).toEqual({ question: 'Q1', rows: [], locked: [] })
  expect(answered && firstPhaseOf(answered)).toBeNull()
})

test('the null sender is listed with the phases of a lock, though the cells take its default answer', () => {
  const ofNullSender = (document: ScenarioDocument) => impactsOf(document).find(({ question }) => question === 'Q6')
  expect(ofNullSender(vendorSwitch)).toEqual({ question: 'Q6', rows: [], locked: [0, 1, 2, 3, 4] })
  expect(ofNullSender({ ...vendorSwitch, answers: { Q6: 'yes' } })?.locked).toEqual([])
})
