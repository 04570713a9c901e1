import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connector } from '#lib/matcher/model/connector'
import { BASES } from '#lib/matcher/model/labels'
import { type Answers, QUESTIONS } from '#lib/matcher/model/questions'
import type { Sender } from '#lib/matcher/model/sender'
import { TRACE_CODES } from '#lib/matcher/model/trace'
import type { Given, Verdict } from '#lib/matcher/model/verdict'
import { knownScene, OPEN_FACTS, often, type Scene, scene } from '#lib/matcher/testing/arbitraries'
import type { KnownSender } from '#lib/matcher/testing/oracle'
import { keyOf, waysThrough } from '#lib/matcher/testing/oracle-verdict'
import { attribute } from './attribute'
import { explain } from './explain'

/** Laws that hold for all connectors and senders. */

const judged = ({ tenant, connectors, sender, answers }: Scene): Verdict =>
  attribute(tenant, connectors, sender, answers)

/** A verdict without how well it is known. */
const withoutBasis = ({ basis: _, ...rest }: Verdict) => rest

const ids = (connectors: readonly Connector[]) => connectors.map(({ id }) => id)

describe('connectors', { timeout: 120_000 }, () => {
  it('that are disabled change only how well the verdict is known', () => {
    const twoScenes = fc.tuple(scene(1), knownScene(1), fc.nat())
    const law = ([own, { connectors: others }, place]: [Scene, Scene, number]) => {
      const disabled = others.map((connector) => ({ ...connector, id: 'off', enabled: false }))
      const at = place % (own.connectors.length + 1)
      const connectors = [...own.connectors.slice(0, at), ...disabled, ...own.connectors.slice(at)]
      expect(withoutBasis(judged({ ...own, connectors }))).toEqual(withoutBasis(judged(own)))
    }
    fc.assert(fc.property(twoScenes, law), often(1000))
  })

  it('in another order give the same verdict, with ids in that order', () => {
    const law = (known: Scene, seed: number) => {
      const connectors = [...known.connectors].sort((a, b) => shuffled(a.id, seed) - shuffled(b.id, seed))
      const inOrder = (attributedTo: readonly string[]) => ids(connectors).filter((id) => attributedTo.includes(id))
      const [before, after] = [judged(known), judged({ ...known, connectors })]
      expect({ ...after, alternatives: [] }).toEqual({
        ...before,
        alternatives: [],
        attributedTo: inOrder(before.attributedTo),
      })
      if (before.moreAlternatives > 0) return
      const outcomes = (verdict: Verdict) =>
        verdict.alternatives
          .map(({ outcome, attributedTo, reply }) =>
            [outcome, inOrder(attributedTo).join(), reply?.enhancedCode].join(' '),
          )
          .sort()
      expect(outcomes(after)).toEqual(outcomes(before))
    }
    fc.assert(fc.property(knownScene(), fc.nat(), law), often(1500))
  })

  it('with other ids and names give the same verdict, with those ids', () => {
    const rename = (id: string) => `${id} of Fabrikam`
    const law = (own: Scene) => {
      const connectors = own.connectors.map((connector) => ({ ...connector, id: rename(connector.id), name: 'Any' }))
      const renamed = (attributedTo: readonly string[]) => attributedTo.map(rename)
      const before = judged(own)
      expect(judged({ ...own, connectors })).toEqual({
        ...before,
        attributedTo: renamed(before.attributedTo),
        alternatives: before.alternatives.map((alternative) => ({
          ...alternative,
          attributedTo: renamed(alternative.attributedTo),
        })),
      })
    }
    fc.assert(fc.property(scene(1), law), often(1000))
  })
})

/** A pseudo-random place of an id, which depends on the seed only. */
const shuffled = (id: string, seed: number): number => (Number(id.slice(1)) * 7919 + seed * 104729) % 101

describe('a domain or certificate name', { timeout: 120_000 }, () => {
  it('in capitals and with a trailing dot gives the same verdict', () => {
    const loud = (text: string) => (text === '' || text === '*' ? text : `${text.toUpperCase()}.`)
    const law = ({ tenant, connectors, sender, answers }: Scene) => {
      const louder: Scene = {
        tenant: { ...tenant, acceptedDomains: tenant.acceptedDomains.map(loud) },
        connectors: connectors.map((connector) => ({
          ...connector,
          senderDomains: connector.senderDomains.map(loud),
          associatedAcceptedDomains: connector.associatedAcceptedDomains.map(loud),
          tlsSenderCertificateName:
            connector.tlsSenderCertificateName === null ? null : ` ${loud(connector.tlsSenderCertificateName)}`,
        })),
        sender: {
          ...sender,
          certificateNames: sender.certificateNames?.map(loud) ?? null,
          mailFrom: sender.mailFrom === null ? null : loud(sender.mailFrom),
          recipient: sender.recipient === null ? null : loud(sender.recipient),
        },
        answers,
      }
      expect(judged(louder)).toEqual(judged({ tenant, connectors, sender, answers }))
    }
    fc.assert(fc.property(scene(1), law), often(1000))
  })
})

describe('recorded answers and known facts', { timeout: 120_000 }, () => {
  it('a recorded answer that is the default does not change the verdict', () => {
    const { Q4: _, ...fixed } = QUESTIONS // Q4 has its default in some contexts only
    const defaults: Answers = Object.fromEntries(
      Object.entries(fixed).flatMap(([id, { answers, default: index }]) =>
        index === null ? [] : [[id, answers[index]]],
      ),
    )
    const law = (own: Scene) => {
      const { outcome, possible, attributedTo, reply } = judged(own)
      expect(judged({ ...own, answers: { ...defaults, ...own.answers } })).toMatchObject({
        outcome,
        possible,
        attributedTo,
        reply,
      })
    }
    fc.assert(fc.property(scene(1), law), often(1000))
  })

  it('a fact that becomes known only removes possible outcomes and connectors', () => {
    const facts = fc.uniqueArray(fc.constantFrom(...OPEN_FACTS), { maxLength: 2 })
    const law = (known: Scene, unknown: string[]) => {
      const forgotten = { ...known.sender, ...Object.fromEntries(unknown.map((fact) => [fact, null])) }
      const [more, less] = [judged(known), judged({ ...known, sender: forgotten })]
      expect(less.possible).toEqual(expect.arrayContaining([...more.possible]))
      expect(less.attributedTo).toEqual(expect.arrayContaining([...more.attributedTo]))
    }
    fc.assert(fc.property(knownScene(3), facts, law), often(500))
  })
})

describe('a certificate without clientAuth', { timeout: 120_000 }, () => {
  /** What the sender is told and who admits it, without how well that is known. */
  const told = (own: Scene) => {
    const { outcome, possible, attributedTo, reply } = judged(own)
    return { outcome, possible, attributedTo, reply }
  }
  const withQ21 = (own: Scene, answer: 'counts' | 'does-not-count', sender: Partial<Sender>): Scene => ({
    ...own,
    answers: { ...own.answers, Q21: answer },
    sender: { ...own.sender, ...sender },
  })
  const without = { certificateClientAuth: false }

  it('is told what the same certificate with clientAuth is told, where it counts', () => {
    const law = (own: Scene) => {
      expect(told(withQ21(own, 'counts', without))).toEqual(
        told(withQ21(own, 'counts', { certificateClientAuth: true })),
      )
    }
    fc.assert(fc.property(scene(2), law), often(600))
  })

  it('is told what no certificate is told, where it does not count', () => {
    const law = (own: Scene<KnownSender>) => {
      const none = { certificateNames: [], certificateClientAuth: true }
      expect(told(withQ21(own, 'does-not-count', without))).toEqual(told(withQ21(own, 'does-not-count', none)))
    }
    fc.assert(fc.property(knownScene(), law), often(1000))
  })

  it('counts where it is not known whether it has clientAuth, and Q21 is not asked', () => {
    const law = (own: Scene) => {
      const unknown = { ...own, sender: { ...own.sender, certificateClientAuth: null } }
      expect(judged(unknown)).toEqual(judged({ ...own, sender: { ...own.sender, certificateClientAuth: true } }))
      const asked = judged(unknown).alternatives.flatMap(({ given }) => given)
      expect(asked.some((one) => 'question' in one && one.question === 'Q21')).toBe(false)
    }
    fc.assert(fc.property(scene(1), law), often(600))
  })
})

describe('a verdict', { timeout: 120_000 }, () => {
  it('is uncertain if and only if more than one outcome is possible, and rests on one of the known grounds', () => {
    const law = (own: Scene) => {
      const { outcome, possible, attributedTo, reply, basis } = judged(own)
      expect(new Set(possible).size).toBe(possible.length)
      expect(possible.length > 1 ? ['uncertain'] : possible).toEqual([outcome])
      expect(reply === null).toBe(outcome === 'accepted' || outcome === 'uncertain')
      expect(attributedTo.length > 0 && !possible.includes('accepted')).toBe(false)
      expect(BASES).toContain(basis)
    }
    fc.assert(fc.property(scene(2), law), often(600))
  })

  it('of explain is that of attribute, with a trace in the order of the connectors and with registered codes', () => {
    const law = (own: Scene) => {
      const { trace, ...verdict } = explain(own.tenant, own.connectors, own.sender, own.answers)
      expect(verdict).toEqual(judged(own))
      const places = trace.map(({ connectorId }) =>
        connectorId === null ? own.connectors.length : ids(own.connectors).indexOf(connectorId),
      )
      expect(places).toEqual([...places].sort((a, b) => a - b))
      expect(places).not.toContain(-1)
      for (const { code, check, result, source } of trace)
        expect(TRACE_CODES[code]).toMatchObject({ check, result, source })
      const disabled = own.connectors.filter(({ enabled }) => !enabled)
      expect(trace.filter(({ code }) => code === 'CONNECTOR_DISABLED').map(({ connectorId }) => connectorId)).toEqual(
        ids(disabled),
      )
    }
    fc.assert(fc.property(scene(1), law), often(600))
  })
})

describe('an alternative', { timeout: 120_000 }, () => {
  it('is the verdict if its givens hold, and names no question or fact twice', () => {
    const law = (own: Scene) => {
      for (const { outcome, attributedTo, reply, given } of judged(own).alternatives) {
        const asked = given.map((one) => ('question' in one ? one.question : one.fact))
        expect(new Set(asked).size).toBe(asked.length)
        expect(judged(grant(own, given))).toMatchObject({ outcome, attributedTo, reply })
      }
    }
    fc.assert(fc.property(scene(2), law), often(600))
  })

  it('needs each of its givens: without one, the oracle finds another result under the defaults', () => {
    const law = (known: Scene<KnownSender>) => {
      for (const alternative of judged(known).alternatives) {
        const { outcome, attributedTo, reply, given } = alternative
        const key = keyOf({ outcome, attributedTo, replyCode: reply?.enhancedCode ?? null })
        for (const needed of given) {
          const { answers } = grant(
            known,
            given.filter((one) => one !== needed),
          )
          const ways = waysThrough(known.tenant, known.connectors, known.sender, answers)
          expect(ways.filter(({ underDefaults }) => underDefaults).some(({ result }) => keyOf(result) !== key)).toBe(
            true,
          )
        }
      }
    }
    fc.assert(fc.property(knownScene(), law), often(600))
  })
})

function grant(own: Scene, given: readonly Given[]): Scene {
  const answers = Object.fromEntries(given.flatMap((one) => ('question' in one ? [[one.question, one.answer]] : [])))
  const facts: Partial<Sender> = Object.fromEntries(
    given.flatMap((one) => ('fact' in one ? [[one.fact, one.value]] : [])),
  )
  return { ...own, sender: { ...own.sender, ...facts }, answers: { ...own.answers, ...answers } }
}
