import { describe, expect, it } from 'vitest'
import { vendorSwitch } from '#lib/client/testing/examples'
import { judgePlan } from '#lib/scenario/wants/plan'
import type { WhoKey } from '#lib/scenario/wants/who'
import { type MatrixChoice, matrixRows } from './matrix-rows'

const cells = judgePlan(vendorSwitch)
const cellsOf = (who: WhoKey) => cells.flatMap((row) => row.filter((cell) => cell.who === who))
const ALL: MatrixChoice = { show: 'all', search: '', samples: true, otherwise: new Set() }
const rowsOf = (choice: Partial<MatrixChoice>) =>
  matrixRows(vendorSwitch, cellsOf, { ...ALL, ...choice }).map((row) => {
    if (row.kind === 'group') return `# ${row.group}`
    return row.kind === 'who' ? `${row.who.key} (${row.samples})` : row.sender.id
  })

describe('the rows of the matrix', () => {
  it('are each who by groups with its samples, and what goes to MX has no row of its own', () => {
    expect(rowsOf({})).toEqual([
      '# filters',
      'service:filter-a (3)',
      'internet-a',
      'release-a',
      'bank-a',
      'service:filter-b (2)',
      'internet-b',
      'bank-b',
      '# devices',
      'service:scanner (1)',
      'scanner',
      '# notInvited',
      'otherCustomers:filter-b (1)',
      'other-customer-b',
      'everybodyElse (3)',
      'stranger-tls',
      'stranger-ipv6',
      'newsletter',
    ])
  })

  it('hide samples, but for a row that is opened or in which only samples have what is searched for', () => {
    const opened = rowsOf({ samples: false, otherwise: new Set<WhoKey>(['service:filter-a']) })
    expect(opened.slice(1, 6)).toEqual([
      'service:filter-a (3)',
      'internet-a',
      'release-a',
      'bank-a',
      'service:filter-b (2)',
    ])
    expect(rowsOf({ samples: false, search: 'litware' })).toEqual(['# filters', 'service:filter-a (3)', 'release-a'])
  })

  it('of a search are those with all its words, each with its row', () => {
    expect(rowsOf({ search: 'other customers' })).toEqual([
      '# notInvited',
      'otherCustomers:filter-b (1)',
      'other-customer-b',
    ])
    expect(rowsOf({ search: '203.0.113.5' })).toContain('service:scanner (1)')
    expect(rowsOf({ search: 'nobody of that name' })).toEqual([])
  })

  it('of a filter are those that go wrong, or that are open', () => {
    expect(rowsOf({ show: 'problems' })).toContain('otherCustomers:filter-b (1)')
    expect(rowsOf({ show: 'problems' })).not.toContain('service:scanner (1)')
    expect(rowsOf({ show: 'open' })).toContain('service:filter-a (3)')
    expect(rowsOf({ show: 'open' })).not.toContain('service:scanner (1)')
  })

  it('stay while their cells are not known', () => {
    const whos = matrixRows(vendorSwitch, () => null, { ...ALL, show: 'problems' }).filter(({ kind }) => kind === 'who')
    expect(whos).toHaveLength(5)
  })
})
