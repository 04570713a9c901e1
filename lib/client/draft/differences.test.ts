import { expect, test } from 'vitest'
import { threePhases } from '#lib/client/testing/three-phases'
import { differingParts } from './differences'

test('the parts in which two documents differ are listed, and phases are left out', () => {
  const mine = threePhases({ title: 'Mine', senders: [] })
  const theirs = threePhases({ phases: threePhases().phases.slice(0, 2) })
  expect(differingParts(mine, theirs)).toEqual(['title', 'senders'])
  expect(differingParts(mine, structuredClone(mine))).toEqual([])
})
