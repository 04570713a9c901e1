import { env } from 'node:process'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Side } from '#lib/matcher/cells/sides'
import type { Connector } from '#lib/matcher/model/connector'
import { CONNECTOR_DEFAULTS } from '#lib/matcher/model/defaults'
import { type Answers, QUESTION_IDS } from '#lib/matcher/model/questions'
import { attribute } from '#lib/matcher/rules/attribute'
import { often } from '#lib/matcher/testing/arbitraries'
import { startZ3, type Z3Judge } from '#lib/matcher/testing/z3'
import { compare } from './compare'

/**
 * z3 as a judge that is independent of the engine: pairs of sides are formulas over bit-vectors, with free sender and
 * answers. `Z3_PAIRS` is the number of pairs, PROPERTY_SEED selects them.
 */

const PAIRS = Number(env.Z3_PAIRS ?? 100)

const some = (texts: readonly string[], minLength: number, maxLength: number) =>
  fc.uniqueArray(fc.constantFrom(...texts), { minLength, maxLength })

const arbitraryConnector: fc.Arbitrary<Omit<Connector, 'id' | 'name'>> = fc.record({
  connectorType: fc.constant('Partner'),
  enabled: fc.constantFrom(true, true, true, true, false),
  senderDomains: some(['*', '*', '*', 'partner.example', '*.partner.example', 'contoso.com'], 1, 2),
  senderIPAddresses: some(['192.0.2.0/24', '192.0.2.128/25', '192.0.2.7', '198.51.100.16/28', '0.0.0.0/1'], 0, 3),
  restrictDomainsToIPAddresses: fc.boolean(),
  requireTls: fc.boolean(),
  restrictDomainsToCertificate: fc.constantFrom(true, false, false),
  tlsSenderCertificateName: fc.option(
    fc.constantFrom('mail.contoso.com', '*.contoso.com', 'contoso.com', '*.fabrikam.com', 'mx.fabrikam.com'),
  ),
  associatedAcceptedDomains: fc.constant([]),
})

const named = (connectors: readonly Omit<Connector, 'id' | 'name'>[]): Connector[] =>
  connectors.map((connector, i) => ({ ...connector, id: `c${i}`, name: `Connector ${i}` }))

/**
 * Q4 is always recorded. Its default depends on what else fails, so sides could differ only in how sure they are, which
 * a formula does not express.
 */
const arbitraryAnswers: fc.Arbitrary<Answers> = fc.record(
  {
    Q4: fc.constantFrom('deferred' as const, 'rejected' as const),
    Q1: fc.constantFrom('shadows' as const, 'falls-back' as const),
    Q2: fc.constantFrom('no' as const, 'rescues' as const),
    Q12: fc.constantFrom('admits' as const, 'ignored' as const),
    Q19: fc.constantFrom('yes' as const, 'no' as const),
    Q21: fc.constantFrom('counts' as const, 'does-not-count' as const),
  },
  { requiredKeys: ['Q4'] },
)

/** The second side is often the first one with one property changed, so that many pairs are nearly equivalent. */
const arbitraryPair: fc.Arbitrary<{ before: Side; after: Side; answers: Answers }> = fc
  .record({
    connectors: fc.array(arbitraryConnector, { maxLength: 3, size: 'max' }),
    others: fc.array(arbitraryConnector, { minLength: 1, maxLength: 3, size: 'max' }),
    property: fc.constantFrom(
      'all',
      'all',
      'senderDomains',
      'senderIPAddresses',
      'requireTls',
      'tlsSenderCertificateName',
      'enabled',
    ),
    rejectDirectSend: fc.boolean(),
    answers: arbitraryAnswers,
  })
  .map(({ connectors, others, property, rejectDirectSend, answers }) => {
    const tenant = { acceptedDomains: ['contoso.com'], rejectDirectSend }
    const [first, ...rest] = connectors
    const edited =
      first === undefined ? others : [{ ...first, [property]: Reflect.get(others[0] ?? first, property) }, ...rest]
    return {
      answers,
      before: { tenant, connectors: named(connectors) },
      after: { tenant, connectors: named(property === 'all' ? others : edited) },
    }
  })

const told = ({ tenant, connectors }: Side, sender: Parameters<typeof attribute>[2], answers: Answers): string => {
  const { outcome, reply, attributedTo } = attribute(tenant, connectors, sender, answers)
  const names = connectors.filter(({ id }) => attributedTo.includes(id)).map(({ name }) => name)
  return `${outcome} ${reply?.enhancedCode} ${[...new Set(names)].sort().join()}`
}

describe('z3 and comparing', { timeout: 120_000 + 2_000 * PAIRS }, () => {
  let z3: Z3Judge
  beforeAll(async () => {
    z3 = await startZ3()
  })

  it('know the same questions, but for those that only OnPremises connectors raise', () => {
    const byAddress: Connector = {
      ...CONNECTOR_DEFAULTS,
      id: 'a',
      name: 'A',
      senderDomains: ['*'],
      senderIPAddresses: ['192.0.2.0/24'],
      restrictDomainsToIPAddresses: true,
      requireTls: true,
      tlsSenderCertificateName: 'mx.fabrikam.com',
    }
    const byBoth = { ...byAddress, id: 'b', name: 'B', restrictDomainsToCertificate: true }
    const open = { ...byAddress, id: 'c', name: 'C', restrictDomainsToIPAddresses: false }
    const connectors = [byAddress, byBoth, { ...open, tlsSenderCertificateName: '*.contoso.com' }]
    const asked = z3.questionsOf({ tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: true }, connectors })
    expect(QUESTION_IDS.filter((id) => !asked.has(id))).toEqual(['Q7', 'Q17'])
  })

  it('give the same answer, and accept each other’s witnesses', async () => {
    const count = { equivalent: 0, different: 0 }
    const law = async ({ before, after, answers: recorded }: { before: Side; after: Side; answers: Answers }) => {
      const found = compare(before, after, recorded)
      const counterexample = await z3.findDifference(before, after, recorded)
      expect({ equivalent: found.equivalent, counterexample }).toEqual({
        equivalent: counterexample === null,
        counterexample,
      })
      count[found.equivalent ? 'equivalent' : 'different'] += 1
      if (counterexample !== null) {
        const { sender, answers } = counterexample
        expect(told(before, sender, answers)).not.toBe(told(after, sender, answers))
      }
      const witnesses = [
        ...found.changes.map(({ witness }) => ({ witness, given: [] })),
        ...found.possibleChanges,
        ...found.attributionChanges.map(({ witness, given = [] }) => ({ witness, given })),
      ]
      for (const { witness, given } of witnesses) {
        const answers: Answers = {
          ...recorded,
          ...Object.fromEntries(given.map(({ question, answer }) => [question, answer])),
        }
        expect({ witness, accepted: await z3.differs(before, after, witness, answers) }).toEqual({
          witness,
          accepted: true,
        })
      }
    }
    await fc.assert(fc.asyncProperty(arbitraryPair, law), often(PAIRS))
    expect(count.different).toBeGreaterThan(0)
  })
})
