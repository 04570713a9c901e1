import { describe, expect, it } from 'vitest'
import { vendorSwitch } from '#lib/client/testing/examples'
import { summarize } from '#lib/scenario/wants/assessment'
import { matrixRows, sendersShown } from './matrix-rows'

describe('the rows of the matrix', () => {
  it('rows are grouped, and other customers of a filter stand among those past it', () => {
    const groups = matrixRows(vendorSwitch, null, '').flatMap((row) => (row.kind === 'group' ? [row.group] : []))
    expect(groups).toEqual(['filter', 'past', 'own'])
    const rows = matrixRows(vendorSwitch, null, 'other customers')
    expect(rows.map((row) => (row.kind === 'group' ? row.group : row.sender.name))).toEqual([
      'past',
      'Filter B’s other customers',
    ])
  })

  it('a filter leaves the rows that go wrong, or that are not certain', () => {
    const summary = summarize(vendorSwitch)
    const names = (show: 'problems' | 'open') => {
      const shown = sendersShown(show, summary)
      return vendorSwitch.senders.filter(({ id }) => shown?.has(id)).map(({ name }) => name)
    }
    expect(names('problems')).toContain('Late quarantine release of filter A')
    expect(names('open')).toContain('Bank through filter A')
    expect(sendersShown('all', summary)).toBeNull()
  })
})
