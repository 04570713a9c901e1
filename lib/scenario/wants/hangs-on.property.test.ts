import fc from 'fast-check'
import { expect, it } from 'vitest'
import { QUESTION_IDS, QUESTIONS, type QuestionId } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { arbitraryPlan } from '#lib/scenario/testing/arbitrary-plans'
import { addressLock, filter, mx, phase, plan } from '#lib/scenario/testing/plans'
import { examplesIn } from '#lib/scenario/testing/texts'
import type { Cell } from './phase-results'
import { judgePlan } from './plan'
import { type QuestionLine, questionsOfCell } from './question-lines'
import { byWorst } from './result-table'
import { summarizePlan } from './summary'

/**
 * Reports whether what a cell hangs on does not explain the change that an answer makes. A cell gets worse by an answer on which
 * it hangs. It can get better also by one that only keeps others, on which it hangs, from deciding.
 */
function isUnexplained(before: Cell, after: Cell, question: QuestionId): boolean {
  const hangsOn = questionsOfCell(before)
  const isWorse = byWorst({ ...after, certainty: null }, { ...before, certainty: null }) < 0
  return before.state !== after.state && (isWorse ? !hangsOn.has(question) : hangsOn.size === 0)
}

/** Q6 stays at its default in the cells. */
const QUESTIONS_OF_CELLS = QUESTION_IDS.filter((id) => id !== 'Q6')

it('every cell that gets worse with a recorded answer hangs on the question, and one that gets better on some', () => {
  const some = fc.uniqueArray(fc.constantFrom(...QUESTIONS_OF_CELLS), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(arbitraryPlan({ withWants: true }), some, fc.constantFrom(0, 1), (document, questions, place) => {
      const before = judgePlan(document).flat()
      const unsaid = questions
        .filter((question) => document.answers[question] === undefined)
        .flatMap((question) => {
          const answers = { ...document.answers, [question]: QUESTIONS[question].answers[place] }
          const after = judgePlan({ ...document, answers } as ScenarioDocument).flat()
          return before
            .filter((cell, index) => {
              const then = after[index]
              return then !== undefined && isUnexplained(cell, then, question)
            })
            .map(({ who, phaseId }) => `${question} ${who} ${phaseId}`)
        })
      expect(unsaid).toEqual([])
    }),
    { numRuns: 25 },
  )
})

it('a cell is as today whose parts without a want hang on the question too', () => {
  const [, vendorSwitch] = examplesIn('en')
  const lines = summarizePlan(vendorSwitch, judgePlan(vendorSwitch)).lists.notKnown
  expect(lines.filter((line) => line.kind === 'question')).toMatchObject([
    { question: 'Q1', cells: 1, cellsAsToday: 1, changesState: false },
    // Other customers get in anyway; through this answer more of them do.
    { question: 'Q11-apex', cells: 4, cellsAsToday: 0, changesState: false },
    { question: 'Q6', cells: null, changesState: false },
  ])
})

const BOTH = addressLock('both', '192.0.2.0/24', {
  tlsSenderCertificateName: 'mail.a.example',
  restrictDomainsToCertificate: true,
})
const document = plan({
  services: [filter('a', '192.0.2.0/24', { certificateNames: ['other.example'] })],
  phases: [phase('p1', mx('a'), [BOTH]), phase('p2', mx('a'), [BOTH])],
})

const lineOf = (cells: Cell[][]) =>
  summarizePlan(document, cells).lists.notKnown.find(
    (line): line is QuestionLine => line.kind === 'question' && line.question === 'Q3',
  )

it('a question counts the cells that are lost by its default answer, and says how many are as today', () => {
  const cells = judgePlan(document)
  expect(cells.flat().find(({ who }) => who === 'service:a')).toMatchObject({ state: 'lost', certainty: 'byDefault' })
  expect(cells.flat().find(({ who }) => who === 'service:a')?.parts[0]?.hangsOn).toEqual([
    { question: 'Q3', answer: 'and' },
  ])
  expect(lineOf(cells)).toMatchObject({ cells: 4, cellsAsToday: 4, changesState: false, phaseIds: ['p1', 'p2'] })
})

it('whatever is not certain names the question or the fact that decides', () => {
  fc.assert(
    fc.property(arbitraryPlan({ withWants: true }), (document) => {
      const unsaid = judgePlan(document)
        .flat()
        .flatMap(({ who, phaseId, parts }) =>
          parts
            .filter(({ faults }) =>
              faults.some(({ certainty }) => certainty === 'perhaps' || certainty === 'byDefault'),
            )
            .filter(({ hangsOn }) => hangsOn.length === 0)
            .map(({ state, faults }) => `${who} ${phaseId} ${state} ${JSON.stringify(faults)}`),
        )
      expect(unsaid).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('other customers of a service whose TLS nobody knows hang on it where a lock asks for TLS', () => {
  const lock = addressLock('lock', '192.0.2.0/24', { requireTls: true })
  const hangsOnOf = (tls: boolean | null) => {
    const shared = filter('a', '192.0.2.0/24', { shared: 'customers', tls })
    const plans = plan({ services: [shared], phases: [phase('p1', mx('a'), [lock]), phase('p2', mx('a'), [lock])] })
    const cell = judgePlan(plans)[1]?.find(({ who }) => who === 'otherCustomers:a')
    return cell?.parts.flatMap(({ hangsOn }) => hangsOn)
  }
  expect(hangsOnOf(null)).toContainEqual({ fact: 'tls' })
  expect(hangsOnOf(true)).toEqual([])
})
