import { expect, test } from 'vitest'
import { threePhases } from '#lib/client/testing/three-phases'
import { findDifferences } from './differences'

test('differences between two documents are listed part by part, with the names of what differs', () => {
  const mine = threePhases({ title: 'Mine', senders: [] })
  const theirs = threePhases({ phases: threePhases().phases.slice(0, 2) })
  expect(findDifferences(mine, theirs)).toEqual([
    { part: 'title', onlyMine: [], onlyTheirs: [], changed: [] },
    { part: 'phases', onlyMine: ['three'], onlyTheirs: [], changed: [] },
    { part: 'senders', onlyMine: [], onlyTheirs: ['Internet through Filter A'], changed: [] },
  ])
  expect(findDifferences(mine, mine)).toEqual([])
})
