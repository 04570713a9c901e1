import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attribute, fitName, formatIp, type KnownSender, normalizeDomain, type Outcome, parseIp } from '#lib/matcher'
import type { ScenarioDocument, Service } from '#lib/scenario/document/document'
import { arbitraryPlan } from '#lib/scenario/testing/arbitrary-plans'
import { forEachPart } from '#lib/scenario/testing/parts-of-plan'
import { type Part, withNullSenderFixed } from './phase-results'
import { byWorst, outcomeSet, resultOf, worstOf } from './result-table'

const RUNS = { numRuns: 60 }

/** One address in each network and one in none; MAIL FROM and recipients that the small plans tell apart. */
const ADDRESSES = ['192.0.2.9', '198.51.100.9', '203.0.113.9', '203.0.113.200', '8.8.8.8', '2001:db8:9::9']
const MAIL_FROM = ['a@bank.example', 'a@contoso.com', 'a@fabrikam.com', 'a@elsewhere.example', '']
const RECIPIENTS = ['b@contoso.com', 'b@fabrikam.com', 'b@outside.example']
const NAME_SETS = [
  [],
  ['mail.filter.example'],
  ['*.filter.example'],
  ['out.site.example'],
  ['other.filter.example'],
  ['x.other.example'],
]

const SENDERS: readonly KnownSender[] = ADDRESSES.flatMap((sourceIP) =>
  MAIL_FROM.flatMap((mailFrom) =>
    RECIPIENTS.flatMap((recipient) => [
      {
        sourceIP,
        tls: false,
        certificateNames: [],
        certificateTrusted: true,
        certificateClientAuth: true,
        mailFrom,
        recipient,
      },
      ...NAME_SETS.map((certificateNames) => ({
        sourceIP,
        tls: true,
        certificateNames,
        certificateTrusted: true,
        certificateClientAuth: true,
        mailFrom,
        recipient,
      })),
    ]),
  ),
)

const OCTETS = {
  '192.0.2.0/24': '192.0.2.9',
  '198.51.100.0/24': '198.51.100.9',
  '203.0.113.0/25': '203.0.113.9',
  '203.0.113.128/25': '203.0.113.200',
} as const
const isFrom = ({ networks }: Service, address: string): boolean =>
  networks.some((network) => OCTETS[network as keyof typeof OCTETS] === address)

/** The senders of a service of which everything is known, asked for one by one. */
function sendersOf(service: Service, part: Part): KnownSender[] {
  const presents = service.certificateNames.length > 0 && service.tls !== false
  return SENDERS.filter(({ sourceIP, tls, certificateNames, mailFrom, recipient }) => {
    if (!isFrom(service, sourceIP) || tls !== service.tls) return false
    const [name] = certificateNames
    if (presents ? name === undefined || !service.certificateNames.includes(name) : name !== undefined) return false
    return isInPart(part, mailFrom, recipient)
  })
}

function isInPart({ spec }: Part, mailFrom: string, recipient: string): boolean {
  const [from, to] = [mailFrom, recipient].map((address) => address.slice(address.lastIndexOf('@') + 1))
  if (spec.domains === null || !spec.domains.includes(to ?? '')) return false
  if (spec.mailFrom === 'any') return true
  return typeof spec.mailFrom !== 'string' && spec.mailFrom.includes(from ?? '')
}

it('of a service of which everything is known, the result is that of asking for its senders one by one', () => {
  fc.assert(
    fc.property(arbitraryPlan(), (document) => {
      const answers = withNullSenderFixed(document.answers)
      forEachPart(document, (part, cell, { tenant, connectors }) => {
        const { spec, missing } = part
        const service = spec.who.kind === 'service' ? spec.who.service : null
        if (service === null || missing !== null || service.networks.length === 0 || service.tls === null) return
        if (typeof spec.wish !== 'string' || spec.wish === 'either' || spec.domains === null || spec.tls !== null)
          return
        if (spec.mailFrom === 'own' || spec.mailFrom === 'ownAndNull' || spec.mailFrom === 'foreign') return
        const { wish } = spec
        const results = sendersOf(service, part).map((sender) => {
          const { possible, alternatives } = attribute(tenant, connectors, sender, answers)
          const all: Outcome[] = [...possible, ...alternatives.map(({ outcome }) => outcome)]
          return resultOf(wish, outcomeSet(possible), outcomeSet(all))
        })
        expect({ state: part.state, certainty: part.certainty }, `${cell.who} ${cell.phaseId} ${spec.because}`).toEqual(
          worstOf(results),
        )
      })
    }),
    { numRuns: 60 },
  )
})

/** Senders of the small world who come from no network of a service, and present no name of one or of its customers. */
const strangersIn = ({ services }: ScenarioDocument): KnownSender[] =>
  SENDERS.filter(
    ({ sourceIP, certificateNames }) =>
      !services.some(
        (service) => isFrom(service, sourceIP) || certificateNames.some((name) => isNameOf(service, name)),
      ),
  )

const isNameOf = ({ certificateNames, shared }: Service, name: string): boolean =>
  certificateNames.some(
    (own) =>
      fitName(normalizeDomain(own), normalizeDomain(name)) !== null ||
      (shared !== 'no' && lastLabels(own) === lastLabels(name)),
  )

const lastLabels = (name: string): string => name.split('.').slice(-2).join('.')

it('of everybody else the result is no better than that of any stranger who is asked for alone', () => {
  fc.assert(
    fc.property(arbitraryPlan(), (document) => {
      const answers = withNullSenderFixed(document.answers)
      const strangers = strangersIn(document)
      forEachPart(document, (part, cell, { tenant, connectors }) => {
        const { spec, missing } = part
        if (spec.who.kind !== 'everybodyElse' || missing !== null || spec.wish !== 'refused') return
        for (const sender of strangers) {
          if (!isInPart(part, sender.mailFrom, sender.recipient) || (spec.tls !== null && spec.tls !== sender.tls))
            continue
          const { possible, alternatives } = attribute(tenant, connectors, sender, answers)
          const all: Outcome[] = [...possible, ...alternatives.map(({ outcome }) => outcome)]
          const own = resultOf('refused', outcomeSet(possible), outcomeSet(all), spec.gettingIn)
          expect(
            byWorst(part, own) <= 0,
            `${cell.phaseId}: ${part.state}, ${own.state} of ${JSON.stringify(sender)}`,
          ).toBe(true)
        }
      })
    }),
    RUNS,
  )
})

it('the addresses of the small world are read as they are written', () => {
  for (const address of ADDRESSES) expect(formatIp(parseIp(address) ?? 0)).toBe(address)
})
