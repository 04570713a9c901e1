import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connector } from '#lib/matcher/model/connector'
import type { Answers } from '#lib/matcher/model/questions'
import { isNotAccepted, type Verdict } from '#lib/matcher/model/verdict'
import { knownScene, often, type Scene } from '#lib/matcher/testing/arbitraries'
import { attribute } from './attribute'

const judged = ({ tenant, connectors, sender, answers }: Scene): Verdict =>
  attribute(tenant, connectors, sender, answers)
const ids = (connectors: readonly Connector[]) => connectors.map(({ id }) => id)

/** 0 not accepted, 1 uncertain, 2 accepted. */
const acceptance = (verdict: Verdict): number => (isNotAccepted(verdict) ? 0 : verdict.outcome === 'accepted' ? 2 : 1)

describe('the names of a certificate', { timeout: 120_000 }, () => {
  /** The verdict for all names, and the verdicts for each name alone. SANs count (Q19), as the join law presumes. */
  const together = (own: Scene) => {
    const answers: Answers = { ...own.answers, Q19: 'yes' }
    const names = own.sender.certificateNames ?? []
    const alone = names.map((name) => judged({ ...own, answers, sender: { ...own.sender, certificateNames: [name] } }))
    return { all: judged({ ...own, answers }), alone }
  }
  const withNames = knownScene().filter(({ sender }) => sender.certificateNames.length > 1)
  const believed = withNames.map((own) => ({ ...own, sender: { ...own.sender, certificateTrusted: true } }))

  it('get the most accepting of the verdicts on single names, if the chain is trusted', () => {
    const law = (own: Scene) => {
      const { all, alone } = together(own)
      expect(acceptance(all)).toBe(Math.max(...alone.map(acceptance)))
    }
    fc.assert(fc.property(believed, law), often(2000))
  })

  // Otherwise one name can end the way at an earlier step, so that the connectors of another name are not asked: at an
  // OnPremises connector (1), at a lock before a connector that only identifies (5 before 6), or at the closest lock
  // (Q1).
  it('are attributed to the union of the connectors, if no name can end the way at an earlier step', () => {
    const locksOnly = believed.map((own) => ({
      ...own,
      answers: { ...own.answers, Q1: own.answers.Q1 && ('falls-back' as const) },
      connectors: own.connectors.filter(isPlainLock),
    }))
    const law = (own: Scene) => {
      const { all, alone } = together(own)
      const union = new Set(alone.flatMap(({ attributedTo }) => attributedTo))
      expect(all.attributedTo).toEqual(ids(own.connectors).filter((id) => union.has(id)))
    }
    fc.assert(fc.property(locksOnly, law), often(2000))
  })

  it('get the verdict on one of the names, if the chain is not trusted', () => {
    const law = (own: Scene) => {
      const { all, alone } = together({ ...own, sender: { ...own.sender, certificateTrusted: false } })
      expect(alone.map(({ possible }) => possible)).toContainEqual(all.possible)
    }
    fc.assert(fc.property(withNames, law), often(1000))
  })

  it('have no effect as SANs of a foreign subject, if only the subject counts', () => {
    const law = (own: Scene) => {
      const answers: Answers = { ...own.answers, Q19: 'no' }
      const names = own.sender.certificateNames ?? []
      const stranger = { ...own.sender, certificateNames: ['any.example', ...names] }
      const { outcome, possible, attributedTo, reply } = judged({ ...own, answers, sender: stranger })
      const nobody = { ...own.sender, certificateNames: [] }
      expect({ outcome, possible, attributedTo, reply }).toEqual(pick(judged({ ...own, answers, sender: nobody })))
    }
    const pick = ({ outcome, possible, attributedTo, reply }: Verdict) => ({ outcome, possible, attributedTo, reply })
    fc.assert(fc.property(withNames, law), often(1000))
  })
})

const isPlainLock = (connector: Connector): boolean =>
  connector.connectorType === 'Partner' &&
  (connector.restrictDomainsToIPAddresses || connector.restrictDomainsToCertificate)
