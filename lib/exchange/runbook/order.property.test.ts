import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attribute, runToEnd } from '#lib/matcher'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { arbitraryPlan } from '#lib/scenario/testing/arbitrary-plans'
import { filter, phase, plan } from '#lib/scenario/testing/plans'
import { assess } from '#lib/scenario/wants/assessment'
import { withNullSenderFixed } from '#lib/scenario/wants/phase-results'
import { whoOfSample } from '#lib/scenario/wants/who'
import type { Change } from './change'
import { findChanges, isTowardMicrosoft } from './changes'
import { findOrderInSteps } from './order'
import { Proofs } from './proofs'

const RUNS = { numRuns: 40 }
/** All orders of more changes are too many to try. */
const MOST_CHANGES = 6

const subsetsOf = <T>(all: readonly T[]): T[][] =>
  all.reduce<T[][]>((known, one) => known.concat(known.map((own) => [...own, one])), [[]])

function* ordersOf<T>(all: readonly T[]): Generator<T[]> {
  if (all.length === 0) yield []
  for (const [index, one] of all.entries()) for (const rest of ordersOf(all.toSpliced(index, 1))) yield [one, ...rest]
}

const proofsOf = (document: ScenarioDocument): Proofs | null => {
  const [first, last, ...later] = document.phases
  if (first === undefined || last === undefined) throw new Error('A phase is missing.')
  const changes = findChanges(first, last, isTowardMicrosoft([first, last, ...later])).filter(
    ({ hasEffect }) => hasEffect,
  )
  return changes.length > MOST_CHANGES ? null : new Proofs(document, [0, 1], first, changes)
}

const idsOf = (changes: readonly Change[]) => new Set(changes.map(({ id }) => id))

const NETWORKS = ['192.0.2.7', '198.51.100.7', '203.0.113.7', '203.0.113.200', '8.8.8.8']
const NAMES = [[], ['mail.filter.example'], ['x.filter.example'], ['out.site.example']]
const FROMS = ['a@contoso.com', 'a@bank.example', 'a@other.example', '']

/** Senders of every kind that the small plans tell apart, each of the first service, of the second, or of nobody. */
function samples(): ScenarioSender[] {
  const found: ScenarioSender[] = []
  for (const serviceId of ['a', 'b', null])
    for (const sourceIP of NETWORKS)
      for (const certificateNames of NAMES)
        for (const tls of certificateNames.length > 0 ? [true] : [true, false])
          for (const mailFrom of FROMS)
            for (const recipient of ['b@contoso.com', 'b@fabrikam.com'])
              found.push({
                id: `s${found.length}`,
                name: '',
                serviceId,
                otherCustomer: false,
                sourceIP,
                tls,
                certificateNames,
                certificateTrusted: true,
                certificateClientAuth: true,
                mailFrom,
                recipient,
              })
  return found
}

/** Reports whether the sample can be a sender of its service, so that the cell speaks of it. */
function isOwn(document: ScenarioDocument, { serviceId, sourceIP, certificateNames, tls }: ScenarioSender): boolean {
  const service = document.services.find(({ id }) => id === serviceId)
  if (service === undefined || service.networks.length === 0) return false
  if (service.tls !== null && service.tls !== tls) return false
  const presented = certificateNames ?? []
  const named =
    service.certificateNames.length === 0
      ? presented.length === 0
      : presented.every((name) => service.certificateNames.includes(name)) && presented.length === 1
  const starts = {
    '192.0.2.7': '192.0.2.',
    '198.51.100.7': '198.51.',
    '203.0.113.7': '203.0.113.0/',
    '203.0.113.200': '203.0.113.128/',
  }
  const start = Object.entries(starts).find(([ip]) => ip === sourceIP)?.[1]
  return named && start !== undefined && service.networks.some((network) => network.startsWith(start))
}

const isAcceptedInBoth = ({ phases }: ScenarioDocument, recipient: string | null): boolean =>
  phases
    .slice(0, 2)
    .every(({ tenant }) => tenant.acceptedDomains.some((domain) => recipient?.endsWith(`@${domain}`) === true))

describe('the proof of what is between two phases', () => {
  it('finds whoever is accepted for sure before, wanted by both phases, and refused for sure meanwhile', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (document) => {
        const proofs = proofsOf(document)
        if (proofs === null) return
        const subsets = subsetsOf(proofs.changes)
        runToEnd(proofs.judgeInSteps(subsets.map(idsOf)))
        const answers = withNullSenderFixed(document.answers)
        const [first] = document.phases
        if (first === undefined) return
        const own = samples().filter((sample) => isOwn(document, sample))
        // Mail to a domain that only one of the phases accepts is of another part there: the cells of the phases say so.
        const wanted = own
          .filter(({ recipient }) => isAcceptedInBoth(document, recipient))
          .filter((sample) =>
            [0, 1].every((index) => assess({ ...document, senders: own }, index, sample).want.outcome === 'accepted'),
          )
        for (const made of subsets) {
          const world = proofs.worldOf(idsOf(made))
          const { faults, isComplete } = proofs.verdictOf(idsOf(made))
          for (const sample of wanted) {
            const [before, now] = [first, world].map(({ tenant, connectors }) =>
              attribute(tenant, connectors, sample, answers),
            )
            const isFine =
              before?.outcome === 'accepted' && before.alternatives.every(({ outcome }) => outcome === 'accepted')
            const isLost = now !== undefined && !now.possible.includes('accepted')
            if (!isFine || !isLost || !isComplete) continue
            const service = document.services.find(({ id }) => id === sample.serviceId)
            // What is not known of a service takes every value, and senders of one class are judged together.
            if (service?.tls === null) continue
            expect(
              faults.map(({ who }) => who),
              JSON.stringify(sample),
            ).toContain(whoOfSample(sample))
          }
        }
      }),
      RUNS,
    )
  })

  it('shows each fault by a sender of whom the matcher says the same', () => {
    fc.assert(fc.property(arbitraryPlan({ withWants: true }), checkWitnesses), RUNS)
  })

  it('shows it also of a service of which no network is known', () => {
    const byName = newConnector({
      id: 'lock',
      name: 'lock',
      senderIPAddresses: ['192.0.2.0/24'],
      requireTls: false,
      restrictDomainsToCertificate: true,
      tlsSenderCertificateName: '*.filter.example',
    })
    const to = (service: string) => [{ domain: 'contoso.com', to: [service], handedOverBy: [] }]
    checkWitnesses(
      plan({
        services: [
          { ...filter('a', ''), networks: [] },
          { ...filter('b', ''), networks: [], certificateNames: ['*.filter.example'] },
        ],
        phases: [phase('p1', to('b'), [byName]), phase('p2', to('a'), []), phase('p3', to('a'), [])],
      }),
    )
  })
})

/** Expects of every set of changes that the matcher says of each witness what the proof says. */
function checkWitnesses(document: ScenarioDocument): void {
  const proofs = proofsOf(document)
  if (proofs === null) return
  const subsets = subsetsOf(proofs.changes)
  runToEnd(proofs.judgeInSteps(subsets.map(idsOf)))
  for (const made of subsets) {
    const { tenant, connectors } = proofs.worldOf(idsOf(made))
    for (const { witness, given, want } of proofs.verdictOf(idsOf(made)).faults) {
      if (witness === null) continue
      const answers = {
        ...withNullSenderFixed(document.answers),
        ...Object.fromEntries(given.map(({ question, answer }) => [question, answer])),
      }
      const { possible } = attribute(tenant, connectors, witness, answers)
      expect(want === 'refused' ? possible.includes('accepted') : possible.join() !== 'accepted').toBe(true)
    }
  }
}

describe('the order of changes', () => {
  it('is found where one of all orders is safe, and every beginning and every subset between two waits is safe', () => {
    fc.assert(
      fc.property(arbitraryPlan(), (document) => {
        const proofs = proofsOf(document)
        if (proofs === null) return
        const order = runToEnd(findOrderInSteps(proofs))
        runToEnd(proofs.judgeInSteps(subsetsOf(proofs.changes).map(idsOf)))
        const isAllowed = (made: readonly Change[]) =>
          made.every(({ after }, index) => {
            const ids = idsOf(proofs.changes)
            return after === null || !ids.has(after) || idsOf(made.slice(0, index)).has(after)
          })
        const isSafe = (made: readonly Change[]) =>
          isAllowed(made) && made.every((_, index) => proofs.isSafe(idsOf(made.slice(0, index + 1))))
        const exists = [...ordersOf(proofs.changes)].some(isSafe)
        expect(order.isExhausted).toBe(true)
        expect(order.groups.some(({ proof }) => proof.state !== 'proved')).toBe(!exists && proofs.changes.length > 0)
        if (!exists) return
        expect(order.groups.flatMap(({ changes }) => changes)).toHaveLength(proofs.changes.length)
        const settled: Change[] = []
        for (const { changes } of order.groups) {
          for (const own of subsetsOf(changes)) expect(proofs.isSafe(idsOf([...settled, ...own]))).toBe(true)
          settled.push(...changes)
        }
      }),
      RUNS,
    )
  })
})
