import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isQuestionId } from '#lib/matcher/model/questions'
import type { TraceEntry } from '#lib/matcher/model/trace'
import type { ExplainedVerdict, Outcome } from '#lib/matcher/model/verdict'
import { knownScene, often, type Scene, scene } from '#lib/matcher/testing/arbitraries'
import type { KnownSender } from '#lib/matcher/testing/oracle'
import { type Way, waysThrough } from '#lib/matcher/testing/oracle-verdict'
import { explain } from './explain'

const explained = ({ tenant, connectors, sender, answers }: Scene): ExplainedVerdict =>
  explain(tenant, connectors, sender, answers)

const keyOf = ({ connectorId, code }: TraceEntry): string => `${connectorId} ${code}`

/** Reports whether a check can be what decides for an outcome. */
function decides({ code, result }: TraceEntry, outcome: Outcome): boolean {
  if (outcome === 'not-ours') return code === 'RECIPIENT_NOT_ACCEPTED'
  if (outcome === 'accepted') return ['pass', 'unknown'].includes(result) || code === 'NOT_RESTRICTED'
  return ['fail', 'unknown'].includes(result) && code !== 'RECIPIENT_NOT_ACCEPTED'
}

describe('the trace of an uncertain verdict', { timeout: 120_000 }, () => {
  it('has a deciding check for every possible outcome', () => {
    const law = (own: Scene) => {
      const { outcome, possible, trace } = explained(own)
      if (outcome !== 'uncertain') return
      for (const one of possible)
        expect({ one, found: trace.some((entry) => decides(entry, one)) }).toMatchObject({ found: true })
    }
    fc.assert(fc.property(scene(2), law), often(1000))
    fc.assert(fc.property(knownScene(), law), often(1500))
  })

  it('has the checks of every way, and marks the checks that some way does not have', () => {
    const law = (own: Scene<KnownSender>) => {
      const { outcome, trace } = explained(own)
      if (outcome !== 'uncertain') return
      for (const { answers } of defaultWays(own)) {
        const way = explained({ ...own, answers: { ...own.answers, ...answers } }).trace.map(keyOf)
        expect(trace.map(keyOf)).toEqual(expect.arrayContaining(way))
        const always = trace.filter(({ dependsOn }) => dependsOn === undefined).map(keyOf)
        expect(way).toEqual(expect.arrayContaining(always))
      }
    }
    fc.assert(fc.property(knownScene(), law), often(1500))
  })

  it('has each check once, marked only with open questions and unknown facts', () => {
    const law = (own: Scene) => {
      const { outcome, trace } = explained(own)
      const keys = trace.map((entry) => `${keyOf(entry)} ${entry.detail.question}`)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { dependsOn } of trace) {
        if (outcome !== 'uncertain') expect(dependsOn).toBeUndefined()
        if (dependsOn === undefined) continue
        expect(dependsOn.length).toBeGreaterThan(0)
        for (const one of dependsOn) expect({ one, isOpen: isOpen(own, one) }).toEqual({ one, isOpen: true })
      }
    }
    fc.assert(fc.property(scene(2), law), often(1000))
  })
})

/** The ways of a sender of whom everything is known, as the oracle finds them. */
const defaultWays = ({ tenant, connectors, sender, answers }: Scene<KnownSender>): Way[] =>
  waysThrough(tenant, connectors, sender, answers).filter(({ underDefaults }) => underDefaults)

function isOpen({ sender, answers }: Scene, one: NonNullable<TraceEntry['dependsOn']>[number]): boolean {
  return isQuestionId(one) ? answers[one] === undefined : sender[one] === null
}
