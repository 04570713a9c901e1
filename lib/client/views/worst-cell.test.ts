import { describe, expect, it } from 'vitest'
import { getSender, vendorSwitch } from '#lib/client/testing/examples'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { assess } from '#lib/scenario/wants/assessment'
import { findWorstCell } from './worst-cell'

function stateOfFirst(document: ScenarioDocument): string | null {
  const worst = findWorstCell(document)
  if (worst === null) return null
  const index = document.phases.findIndex(({ id }) => id === worst.phaseId)
  return assess(document, index, getSender(document, worst.senderId)).state
}

const withoutFilterA: ScenarioDocument = {
  ...vendorSwitch,
  phases: vendorSwitch.phases.map((phase) => ({
    ...phase,
    connectors: phase.connectors.filter(({ id }) => id !== 'filter-a'),
  })),
}

describe('the first selection', () => {
  it('the first selection is a verdict that loses mail', () => {
    expect(stateOfFirst(withoutFilterA)).toBe('lost')
  })

  it('where no mail is lost, what is surely wrong comes before what is not certain', () => {
    expect(stateOfFirst(vendorSwitch)).toBe('shared')
  })

  it('a scenario without sample senders has no first selection', () => {
    expect(findWorstCell({ ...vendorSwitch, senders: [] })).toBeNull()
  })
})
