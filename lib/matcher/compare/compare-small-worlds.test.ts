import { describe, expect, it } from 'vitest'
import type { Side } from '#lib/matcher/cells/sides'
import type { Connector } from '#lib/matcher/model/connector'
import { attribute } from '#lib/matcher/rules/attribute'
import type { KnownSender } from '#lib/matcher/testing/oracle'
import { type Way, waysThrough } from '#lib/matcher/testing/oracle-verdict'
import { regionReader } from '#lib/matcher/testing/regions'
import { connector, side } from '#lib/matcher/testing/sides'
import { compare } from './compare'

/**
 * All sets of none, one and two connectors over two lists, TLS, two certificate names and two sender domains, each
 * compared with itself and with each other, in one direction or the other: that both give the same is a law of its own
 * (`compare.property.test.ts`). For every sender, `compare` must agree with asking `attribute` about it.
 */

const ONE = ['192.0.2.10']
const TWO = ['192.0.2.10', '192.0.2.11']
const HOST = 'mail.contoso.com'
const WILDCARD = '*.fabrikam.com'

const LOCKS: Partial<Connector>[] = [
  { senderIPAddresses: ONE, restrictDomainsToIPAddresses: true },
  { senderIPAddresses: TWO, restrictDomainsToIPAddresses: true, requireTls: true },
  { tlsSenderCertificateName: HOST, restrictDomainsToCertificate: true, requireTls: true },
  {
    tlsSenderCertificateName: WILDCARD,
    restrictDomainsToCertificate: true,
    senderIPAddresses: ONE,
    restrictDomainsToIPAddresses: true,
  },
]
const OTHERS: Partial<Connector>[] = [{ requireTls: true }, { senderIPAddresses: TWO }]

const everyConnector: Partial<Connector>[] = [
  ...[...LOCKS, ...OTHERS],
  ...LOCKS.map((lock) => ({ ...lock, senderDomains: ['partner.example'] })),
]

const setOf = (connectors: readonly Partial<Connector>[]): Side =>
  side(connectors.map((own, i) => connector(nameOf(own), { ...own, id: `c${i}` })))

/** The same connector has the same name in every set, so that attribution can be compared. */
const nameOf = (own: Partial<Connector>): string => `Connector ${everyConnector.indexOf(own)}`

const sets: Side[] = [
  [],
  ...everyConnector.map((one) => [one]),
  ...everyConnector.flatMap((one, i) => everyConnector.slice(i + 1).map((other) => [one, other])),
].map(setOf)

const certificates = [[], [HOST], ['mx.fabrikam.com'], [HOST, 'mx.fabrikam.com'], ['any.mail.contoso.com']]
const channels = [
  { tls: false, certificateNames: [], certificateTrusted: true, certificateClientAuth: true },
  ...certificates.flatMap((certificateNames) =>
    [true, false].map((certificateTrusted) => ({
      tls: true,
      certificateNames,
      certificateTrusted,
      certificateClientAuth: true,
    })),
  ),
  { tls: true, certificateNames: [HOST], certificateTrusted: true, certificateClientAuth: false },
]
const senders: KnownSender[] = ['192.0.2.10', '192.0.2.11', '203.0.113.66', '2001:db8::1'].flatMap((sourceIP) =>
  channels.flatMap((channel) =>
    ['a@partner.example', 'a@other.example', ''].map((mailFrom) => ({
      ...channel,
      sourceIP,
      mailFrom,
      recipient: 'u@contoso.com',
    })),
  ),
)

const describeWay =
  ({ connectors }: Side) =>
  ({ result: { outcome, replyCode, attributedTo }, answers }: Way) => {
    const names = connectors.filter(({ id }) => attributedTo.includes(id)).map(({ name }) => name)
    return { answers: Object.entries(answers), result: `${outcome} ${replyCode} ${names.sort().join()}` }
  }

/** For each set and sender, the short verdict and every way through the rules. */
const answered = sets.map((set) =>
  senders.map((sender) => {
    const { outcome, possible, reply } = attribute(set.tenant, set.connectors, sender)
    const ways = waysThrough(set.tenant, set.connectors, sender, {})
    return { short: `${outcome} ${possible.join()} ${reply?.enhancedCode}`, ways: ways.map(describeWay(set)) }
  }),
)

type Described = ReturnType<ReturnType<typeof describeWay>>

/** Reports whether the results differ under some answers that are consistent with a way of each side. */
const canDiffer = (before: readonly Described[], after: readonly Described[]): boolean =>
  before.some((one) =>
    after.some(
      (other) =>
        one.result !== other.result &&
        one.answers.every(([id, answer]) => !other.answers.some(([also, said]) => also === id && said !== answer)),
    ),
  )

/** The senders for whom `compare` and `attribute` disagree, one sentence each. */
function disagreements(before: number, after: number): string[] {
  const sides = [sets[before] as Side, sets[after] as Side] as const
  const { changes, equivalent } = compare(...sides, {}, { mostRegions: Number.POSITIVE_INFINITY })
  const said = changes.flatMap(({ before: was, after: is, regions }) =>
    regions.map((region) => ({ region, key: [was, is].map(shortKey).join(' → ') })),
  )
  const holds = regionReader(sides, {})
  return senders.flatMap((sender, i) => {
    const [was, is] = [answered[before]?.[i], answered[after]?.[i]]
    if (!was || !is) return ['no answer']
    const wanted = was.short === is.short ? '' : `${was.short} → ${is.short}`
    const found = said.filter(({ region }) => holds(region, sender)).map(({ key }) => key)
    // Regions speak of certificates with clientAuth only; `equivalent` holds for the others too (`clientAuthBounds`).
    const isTold = !sender.certificateClientAuth || found.join(' and ') === wanted
    const problems = isTold ? [] : [`${found.join(' and ')} instead of ${wanted}`]
    if (equivalent && canDiffer(was.ways, is.ways)) problems.push('called equivalent')
    return problems.map((problem) => `${before} ${after} ${JSON.stringify(sender)}: ${problem}`)
  })
}

const shortKey = ({ outcome, possible, reply }: ReturnType<typeof compare>['changes'][number]['before']): string =>
  `${outcome} ${possible.join()} ${reply?.enhancedCode}`

describe('in every pair of small worlds', { timeout: 600_000 }, () => {
  it('comparing agrees with asking about every sender', () => {
    const found: string[] = []
    for (let one = 0; one < sets.length && found.length < 5; one++)
      for (let other = one; other < sets.length; other++)
        found.push(...((one + other) % 2 === 0 ? disagreements(one, other) : disagreements(other, one)))
    expect(found.slice(0, 5)).toEqual([])
  })
})
