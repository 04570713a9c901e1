import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attribute } from '#lib/matcher/index'
import { knownScene, often, type Scene, scene } from '#lib/matcher/testing/arbitraries'
import { disagreements } from '#lib/matcher/testing/oracle-agreement'
import { oracleVerdict } from '#lib/matcher/testing/oracle-verdict'

function expectAgreement({ tenant, connectors, sender, answers }: Scene): void {
  const verdict = attribute(tenant, connectors, sender, answers)
  expect(disagreements(verdict, oracleVerdict(tenant, connectors, sender, answers))).toEqual([])
}

describe('the engine and the oracle', { timeout: 60_000 }, () => {
  it('agree on senders of whom everything is known', () => {
    fc.assert(fc.property(knownScene(), expectAgreement), often(6000))
  })

  it('agree on senders of whom up to two facts are unknown', () => {
    fc.assert(fc.property(scene(2), expectAgreement), often(400))
  })
})
