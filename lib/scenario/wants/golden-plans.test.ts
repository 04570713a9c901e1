import { describe, expect, it } from 'vitest'
import { GOLDEN_PLANS } from '#lib/scenario/testing/golden-plans/golden-plans'
import { plan, tableOf } from '#lib/scenario/testing/plans'

describe.each(GOLDEN_PLANS)('%s', (_, plans) => {
  it.each(plans.map((one) => [one.name, one] as const))('%s', (_name, { document, table, green }) => {
    const found = tableOf(plan(document))
    expect(found.table).toEqual(table)
    expect(found.summary.green, JSON.stringify(found.summary.lists)).toBe(green)
  })
})
