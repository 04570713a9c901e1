import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Side } from '#lib/matcher/cells/sides'
import { compare } from '#lib/matcher/compare/compare'
import { attribute } from '#lib/matcher/rules/attribute'
import { knownScene, often, type Scene } from '#lib/matcher/testing/arbitraries'
import type { KnownSender } from '#lib/matcher/testing/oracle'
import { regionReader } from '#lib/matcher/testing/regions'
import { survey } from './survey'

/** Laws that hold for every side. */

const sideOf = ({ tenant, connectors }: Scene): Side => ({ tenant, connectors })
/** The sender with at most so many names and with clientAuth, of which regions speak (`bounds`). */
const senderOf = ({ sender }: Scene<KnownSender>, names: number): KnownSender => ({
  ...sender,
  certificateClientAuth: true,
  certificateNames: sender.certificateNames.slice(0, names),
})

describe('a survey', { timeout: 120_000 }, () => {
  it('has a sender in exactly one region if attribute accepts it, and in none otherwise', () => {
    const law = (scenes: Scene<KnownSender>[]) => {
      const [own] = scenes as [Scene<KnownSender>]
      const found = survey(sideOf(own), own.answers)
      const holds = regionReader([sideOf(own)], own.answers)
      for (const scene of scenes) {
        const sender = senderOf(scene, 2)
        const { outcome } = attribute(own.tenant, own.connectors, sender, own.answers)
        const ways = found.total.ways.filter((way) => holds(way, sender)).length
        expect({ sender, ways }).toEqual({ sender, ways: outcome === 'accepted' ? 1 : 0 })
      }
    }
    fc.assert(fc.property(fc.array(knownScene(), { minLength: 1, maxLength: 10, size: 'max' }), law), often(400))
  })

  it('has a sender under each connector that admits it, or without connector if none does', () => {
    const law = (scenes: Scene<KnownSender>[]) => {
      const [own] = scenes as [Scene<KnownSender>]
      const found = survey(sideOf(own), own.answers)
      const holds = regionReader([sideOf(own)], own.answers)
      for (const scene of scenes) {
        const sender = senderOf(scene, 1)
        const { outcome, attributedTo } = attribute(own.tenant, own.connectors, sender, own.answers)
        const by = found.connectors.filter(({ ways }) => ways.some((way) => holds(way, sender)))
        expect(by.map(({ connectorId }) => connectorId)).toEqual(outcome === 'accepted' ? attributedTo : [])
        const isAlone = found.withoutConnector.ways.some((way) => holds(way, sender))
        expect(isAlone).toBe(outcome === 'accepted' && attributedTo.length === 0)
      }
    }
    fc.assert(fc.property(fc.array(knownScene(), { minLength: 1, maxLength: 10, size: 'max' }), law), often(400))
  })

  it('gives witnesses that get in, under the answers it names', () => {
    const law = (own: Scene) => {
      const { total, connectors } = survey(sideOf(own), own.answers)
      const judged = (sender: KnownSender, answers = own.answers) =>
        attribute(own.tenant, own.connectors, sender, answers)
      if (total.witness) expect(judged(total.witness).outcome).toBe('accepted')
      for (const { connectorId, witness, ifAnswered } of connectors) {
        if (witness) expect(judged(witness).attributedTo).toContain(connectorId)
        for (const { given, witness: possible } of ifAnswered) {
          const said = Object.fromEntries(given.map(({ question, answer }) => [question, answer]))
          const verdict = judged(possible, { ...own.answers, ...said })
          expect(verdict.outcome).toBe('accepted')
          expect(verdict.attributedTo).toContain(connectorId)
        }
      }
    }
    fc.assert(fc.property(knownScene(), law), often(300))
  })

  it('agrees with a comparison against no connectors: exactly those who do not get in are accepted there', () => {
    const law = (scenes: Scene<KnownSender>[]) => {
      const [{ tenant, connectors, answers }] = scenes as [Scene<KnownSender>]
      const before: Side = { tenant: { ...tenant, rejectDirectSend: false }, connectors }
      const after: Side = { ...before, connectors: [] }
      const { changes } = compare(before, after, answers, { mostRegions: Number.POSITIVE_INFINITY })
      const { total } = survey(before, answers)
      const holds = regionReader([before], answers)
      const lost = changes.filter((change) => change.after.outcome === 'accepted')
      for (const scene of scenes) {
        const sender = senderOf(scene, 1)
        const isOurs = attribute(after.tenant, [], sender, answers).outcome === 'accepted'
        const isLetIn = total.ways.some((way) => holds(way, sender))
        const isShutOut = lost.some(({ regions }) => regions.some((region) => holds(region, sender)))
        if (isOurs) expect(isShutOut).toBe(!isLetIn)
      }
    }
    fc.assert(fc.property(fc.array(knownScene(), { minLength: 1, maxLength: 10, size: 'max' }), law), often(300))
  })
})
