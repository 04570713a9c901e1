import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Answers, attribute, runToEnd } from '#lib/matcher'
import type { ScenarioDocument, Service } from '#lib/scenario/document/document'
import { arbitraryPlan } from '#lib/scenario/testing/arbitrary-plans'
import { forEachPart } from '#lib/scenario/testing/parts-of-plan'
import { assess } from './assessment'
import { listSummaryInSteps } from './listed-summary'
import { type Cell, withNullSenderFixed } from './phase-results'
import { judgePlan } from './plan'
import { rememberingJudge } from './plan-memory'
import { reportPlanInSteps } from './plan-report'
import { byWorst, isFine, type Result } from './result-table'
import { summarizePlan } from './summary'

const RUNS = { numRuns: 60 }

it('a fault line exists for every cell that is not fine, and for no other', () => {
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

it('a cell is never better than a sample whose facts are those of its service and that has no exception', () => {
  fc.assert(
    fc.property(arbitraryPlan({ withWants: true }), fc.nat({ max: 3 }), (document, seed) => {
      // Of a service whose TLS is not known, no sample has just its facts.
      const samples = document.services.flatMap((service) => (service.tls === null ? [] : samplesOf(service, seed)))
      const whole: ScenarioDocument = { ...document, senders: samples }
      for (const [index, cells] of judgePlan(whole).entries())
        for (const sample of samples) {
          const cell = cells.find(({ who }) => who === `service:${sample.serviceId}`)
          const { state, want } = assess(whole, index, sample)
          if (cell === undefined || cell.state === 'noFacts' || want.outcome === null) continue
          if (state === 'in' || state === 'shut') continue
          const own: Result = { state: state === 'uncertain' ? 'holdsIf' : state, certainty: 'perhaps' }
          expect(byWorst(cell, own) <= 0, `${cell.who} ${cell.phaseId}: ${cell.state}, sample ${state}`).toBe(true)
        }
    }),
    RUNS,
  )
})

it('page, share page, POST /api/plan and the list of scenarios say the same of a plan', () => {
  fc.assert(
    fc.property(arbitraryPlan({ withWants: true }), arbitraryPlan({ withWants: true }), (before, other) => {
      const phases = before.phases.map((phase, index) => (index === 1 ? (other.phases[1] ?? phase) : phase))
      const document = { ...before, phases }
      const { green, lists, notJudged, cells } = runToEnd(reportPlanInSteps(document))
      // The page remembers what it judged of the plan before the edit.
      const judge = rememberingJudge()
      runToEnd(judge(before))
      const shown = runToEnd(judge(document)).map((phase) => phase.cells)
      expect(summarizePlan(document, shown)).toEqual({ green, lists, notJudged })
      expect(shown.flat().map(toHeadline)).toEqual(cells.map(toHeadline))
      const listed = runToEnd(listSummaryInSteps(document))
      expect(listed.green).toBe(green)
      for (const name of ['lost', 'entrance', 'notKnown', 'asToday'] as const) {
        expect(listed.counts[name]).toBe(lists[name].length)
        expect(listed.lists[name]).toEqual(lists[name].slice(0, listed.lists[name].length))
      }
    }),
    RUNS,
  )
})

const toHeadline = ({ who, phaseId, state, certainty }: Pick<Cell, 'who' | 'phaseId' | 'state' | 'certainty'>) =>
  `${who} ${phaseId}: ${state} ${certainty}`

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
