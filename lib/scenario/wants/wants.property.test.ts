import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Answers, attribute, formatIp, type KnownSender, type Outcome, parseIp } from '#lib/matcher'
import type { Phase, ScenarioDocument, Service } from '#lib/scenario/document/document'
import { arbitraryPlan } from '#lib/scenario/testing/arbitrary-plans'
import { assess, isBad } from './assessment'
import { type Cell, type Part, withNullSenderFixed } from './phase-results'
import { judgePlan } from './plan'
import { byWorst, isFine, outcomeSet, type Result, resultOf, worstOf } from './result-table'
import { summarizePlan } from './summary'

const RUNS = { numRuns: 60 }

const forEachPart = (document: ScenarioDocument, visit: (part: Part, cell: Cell, phase: Phase) => void) => {
  for (const [index, cells] of judgePlan(document).entries()) {
    const phase = document.phases[index]
    if (phase === undefined) throw new Error('A phase is missing.')
    for (const cell of cells) for (const part of cell.parts) visit(part, cell, phase)
  }
}

it('a line exists for every cell that is not fine, and for no other', () => {
  fc.assert(
    fc.property(arbitraryPlan({ withWants: true }), (document) => {
      const cells = judgePlan(document)
      const { lists } = summarizePlan(document, cells)
      const lines = [...lists.lost, ...lists.entrance, ...lists.notKnown, ...lists.asToday].filter(
        (line) => line.kind === 'fault',
      )
      const isSaid = ({ who, phaseId }: Cell) =>
        lines.some((line) => line.who === who && line.phaseIds.includes(phaseId))
      for (const cell of cells.flat())
        expect(isSaid(cell), `${cell.who} ${cell.phaseId} ${cell.state}`).toBe(!isFine(cell.state))
      for (const line of lines) expect(line.phaseIds.length).toBeGreaterThan(0)
    }),
    RUNS,
  )
})

it('the matcher confirms every witness: it goes wrong under the answers that are given', () => {
  fc.assert(
    fc.property(arbitraryPlan({ withWants: true }), (document) => {
      forEachPart(document, ({ failures, spec }, _, { tenant, connectors }) => {
        for (const { witness, given, outcome } of failures) {
          const answers: Answers = {
            ...withNullSenderFixed(document.answers),
            ...Object.fromEntries(given.map(({ question, answer }) => [question, answer])),
          }
          const { possible } = attribute(tenant, connectors, witness, answers)
          const isIn = possible.join() === 'accepted'
          expect(spec.wish === 'refused' ? isIn : !possible.includes('accepted'), JSON.stringify(witness)).toBe(true)
          expect(spec.wish === 'refused' ? 'accepted' : outcome).toBe(outcome)
        }
      })
    }),
    RUNS,
  )
})

it('a cell is never better than a sample of its service', () => {
  fc.assert(
    fc.property(arbitraryPlan(), fc.nat({ max: 3 }), (document, seed) => {
      const samples = document.services.flatMap((service) => samplesOf(service, seed))
      const whole: ScenarioDocument = { ...document, senders: samples }
      for (const [index, cells] of judgePlan(whole).entries())
        for (const sample of samples) {
          const cell = cells.find(({ who }) => who === `service:${sample.serviceId}`)
          const { state } = assess(whole, index, sample)
          if (cell === undefined || cell.state === 'noFacts' || !isBad(state)) continue
          const worst: Result = { state: state === 'in' ? 'holds' : (state as Result['state']), certainty: 'perhaps' }
          const isNoBetter = byWorst(cell, worst) <= 0 || cell.state === 'holdsIf' || cell.state === 'decide'
          expect(isNoBetter, `${cell.who} ${cell.phaseId}: ${cell.state}, sample ${state}`).toBe(true)
        }
    }),
    RUNS,
  )
})

function samplesOf({ id, networks, certificateNames, tls }: Service, seed: number): ScenarioDocument['senders'] {
  const network = networks[seed % Math.max(1, networks.length)]
  const address = network?.split('/')[0] ?? null
  if (address === null) return []
  const names = tls === false ? [] : certificateNames.slice(0, 1)
  return ['anyone@fabrikam.example', 'user@contoso.com'].map((mailFrom, index) => ({
    id: `${id}-${index}`,
    name: '',
    sourceIP: address,
    tls: tls ?? names.length > 0,
    certificateNames: names,
    certificateTrusted: true,
    certificateClientAuth: true,
    mailFrom,
    recipient: 'user@contoso.com',
    serviceId: id,
    otherCustomer: false,
  }))
}

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
    { numRuns: 100 },
  )
})

it('the addresses of the small world are read as they are written', () => {
  for (const address of ADDRESSES) expect(formatIp(parseIp(address) ?? 0)).toBe(address)
})
