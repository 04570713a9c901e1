import { expect, test } from 'vitest'
import { vendorSwitch } from '#lib/client/testing/examples'
import { summarize } from '#lib/scenario/wants/assessment'
import { conditionsOf } from './conditions'

test('the conditions of a phase are the answers under which it does what is wanted', () => {
  const index = vendorSwitch.phases.findIndex(({ id }) => id === 'as-is')
  const { conditional } = summarize(vendorSwitch).phases[index] ?? { conditional: [] }
  expect(conditionsOf(vendorSwitch, index, conditional)).toEqual([
    { kind: 'answer', question: 'Q1', answer: 'falls-back' },
  ])
})
