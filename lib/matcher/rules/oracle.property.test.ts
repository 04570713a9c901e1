import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownScene, OPEN_FACTS, often, type Scene, scene } from '#lib/matcher/testing/arbitraries'
import { disagreements } from '#lib/matcher/testing/oracle-agreement'
import { oracleVerdict } from '#lib/matcher/testing/oracle-verdict'
import { worldsOf } from '#lib/matcher/testing/oracle-worlds'
import { attribute } from './attribute'

function expectAgreement({ tenant, connectors, sender, answers }: Scene): void {
  const verdict = attribute(tenant, connectors, sender, answers)
  expect(disagreements(verdict, oracleVerdict(tenant, connectors, sender, answers))).toEqual([])
}

describe('the engine and the oracle', { timeout: 120_000 }, () => {
  it('agree on senders of whom everything is known', () => {
    fc.assert(fc.property(knownScene(), expectAgreement), often(6000))
  })

  it('agree on senders of whom one or two facts are unknown', () => {
    fc.assert(fc.property(scene(2), expectAgreement), often(500))
  })

  it.each(OPEN_FACTS)('agree on senders who present a certificate, if only %s is unknown', (fact) => {
    const law = (known: Scene) => {
      const sender = { ...known.sender, tls: true, certificateTrusted: true, [fact]: null }
      expectAgreement({ ...known, sender })
    }
    fc.assert(fc.property(knownScene(), law), often(500))
  })

  // Without a recorded Q1: with `shadows`, two names together can be attributed to a connector that neither reaches
  // alone.
  it('agree on unknown certificates with up to two names, although the engine tries single names', () => {
    const law = ({ tenant, connectors, sender: known, answers: recorded }: Scene) => {
      const { Q1: _, ...answers } = recorded
      const sender = { ...known, certificateNames: null }
      const oracle = oracleVerdict(tenant, connectors, sender, answers, worldsOf(tenant, connectors, sender, true))
      const { outcome, possible, attributedTo } = attribute(tenant, connectors, sender, answers)
      expect({ outcome, possible, attributedTo }).toEqual({
        outcome: oracle.outcome,
        possible: oracle.possible,
        attributedTo: oracle.attributedTo,
      })
    }
    fc.assert(fc.property(knownScene(3), law), often(60))
  })
})
