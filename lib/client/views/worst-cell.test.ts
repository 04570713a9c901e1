import { describe, expect, it } from 'vitest'
import { getSender, vendorSwitch } from '#lib/client/testing/examples'
import { assess } from '#lib/scenario/wants/assessment'
import { findWorstCell } from './worst-cell'

describe('the first selection', () => {
  it('the first selection is a verdict that loses mail', () => {
    const worst = findWorstCell(vendorSwitch)
    expect(worst).not.toBeNull()
    if (worst === null) return
    expect(
      assess(
        vendorSwitch,
        vendorSwitch.phases.findIndex(({ id }) => id === worst.phaseId),
        getSender(vendorSwitch, worst.senderId),
      ).state,
    ).toBe('lost')
  })

  it('a scenario without sample senders has no first selection', () => {
    expect(findWorstCell({ ...vendorSwitch, senders: [] })).toBeNull()
  })
})
