import { expect, it } from 'vitest'
import { vendorSwitch } from '#lib/client/testing/examples'
import { judgePlan } from '#lib/scenario/wants/plan'
import { summarizePlan } from '#lib/scenario/wants/summary'
import { linesOfPhase } from './phase-lines'

it('the lines of a phase are those that are so in it, and no questions', () => {
  const { lists } = summarizePlan(vendorSwitch, judgePlan(vendorSwitch))
  const said = (phaseId: string) => linesOfPhase(lists, phaseId).map(({ who, state }) => `${who} ${state}`)
  expect(said('a-disabled')).toContain('service:filter-a decide')
  expect(said('as-is')).not.toContain('service:filter-a decide')
  expect(said('beside')).toContain('otherCustomers:filter-b shared')
})
