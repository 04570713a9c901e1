import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connector } from '#lib/matcher/model/connector'
import { knownScene, often, type Scene } from '#lib/matcher/testing/arbitraries'
import { connector } from '#lib/matcher/testing/sides'
import { attribute } from './attribute'
import { prepareConnector } from './prepare'
import { onPremisesKey, partnerKey, type Reach, type Traits } from './traits'

/** A connector with the flags of another connector, and otherwise unchanged. */
const withFlagsOf = (one: Connector, other: Connector): Connector => ({
  ...one,
  requireTls: other.requireTls,
  restrictDomainsToIPAddresses: other.restrictDomainsToIPAddresses,
  restrictDomainsToCertificate: other.restrictDomainsToCertificate,
})

const judged = ({ tenant, connectors, sender, answers }: Scene) => {
  const { outcome, possible, attributedTo, reply } = attribute(tenant, connectors, sender, answers)
  return { outcome, possible, attributedTo, reply }
}

describe('a property that no rule reads in the role of a connector', { timeout: 120_000 }, () => {
  it('changes no verdict: flags of an OnPremises connector', () => {
    const law = (own: Scene, { connectors: others }: Scene) => {
      const connectors = own.connectors.map((one, i) =>
        one.connectorType === 'OnPremises' ? withFlagsOf(one, others[i] ?? one) : one,
      )
      expect(judged({ ...own, connectors })).toEqual(judged(own))
    }
    fc.assert(fc.property(knownScene(), knownScene(), law), often(800))
  })

  it('changes no verdict: the scope of an OnPremises connector', () => {
    const law = (own: Scene) => {
      const connectors = own.connectors.map((one) =>
        one.connectorType === 'OnPremises'
          ? { ...one, senderDomains: ['nobody.example'], associatedAcceptedDomains: ['nobody.example'] }
          : one,
      )
      expect(judged({ ...own, connectors })).toEqual(judged(own))
    }
    fc.assert(fc.property(knownScene(), law), often(800))
  })
})

describe('the key of a connector', () => {
  const REACH: Reach = { scope: 0, takesRecipient: true, canBeLookedUp: true, needsExemption: true }
  const traitsOf = (own: Partial<Connector>): Traits => prepareConnector(connector('Any', own)).traits
  const NAMED = traitsOf({ tlsSenderCertificateName: 'mail.contoso.com' })

  it('differs for candidates that differ in their scope or in a trait that a rule reads', () => {
    const keys = [
      partnerKey(NAMED, REACH),
      partnerKey(NAMED, { ...REACH, scope: 3 }),
      partnerKey({ ...NAMED, requireTls: true }, REACH),
      partnerKey({ ...NAMED, restrictDomainsToIPAddresses: true }, REACH),
      partnerKey({ ...NAMED, restrictDomainsToCertificate: true }, REACH),
      partnerKey({ ...NAMED, hasIps: true }, REACH),
      partnerKey({ ...NAMED, hasName: false }, REACH),
    ]
    expect(new Set(keys).size).toBe(keys.length)
    expect(partnerKey({ ...NAMED, isOwnWildcard: true }, REACH)).toBe(partnerKey(NAMED, REACH))
  })

  it('depends only on what identifies senders, if the connector can only exempt them from RejectDirectSend', () => {
    const outside = { ...REACH, takesRecipient: false }
    expect(partnerKey({ ...NAMED, requireTls: true }, outside)).toBe(partnerKey(NAMED, outside))
    expect(partnerKey({ ...NAMED, hasName: false }, outside)).toBeNull()
    expect(partnerKey(NAMED, { ...outside, needsExemption: false })).toBeNull()
  })

  it('is null for a connector for another sender domain, unless a look-up by address can find it', () => {
    const elsewhere = { ...REACH, scope: -1, needsExemption: false }
    expect(partnerKey(NAMED, elsewhere)).toBeNull()
    expect(partnerKey({ ...NAMED, restrictDomainsToIPAddresses: true }, elsewhere)).not.toBeNull()
    const fixed = { ...elsewhere, canBeLookedUp: false }
    expect(partnerKey({ ...NAMED, restrictDomainsToIPAddresses: true }, fixed)).toBeNull()
  })

  it('differs for OnPremises connectors of which one has an own wildcard, and not by flags', () => {
    expect(onPremisesKey({ ...NAMED, isOwnWildcard: true })).not.toBe(onPremisesKey(NAMED))
    expect(onPremisesKey({ ...NAMED, restrictDomainsToCertificate: true })).toBe(onPremisesKey(NAMED))
  })
})
