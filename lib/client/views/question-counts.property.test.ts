import fc from 'fast-check'
import { expect, it } from 'vitest'
import { QUESTION_IDS, QUESTIONS } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { arbitraryPlan } from '#lib/scenario/testing/arbitrary-plans'
import { judgePlan } from '#lib/scenario/wants/plan'
import type { QuestionLine } from '#lib/scenario/wants/question-lines'
import { summarizePlan } from '#lib/scenario/wants/summary'
import { cellChanges, cellStates } from './plan-effect'

/** Q6 is told by phases, since all cells take its default answer. */
const QUESTIONS_OF_CELLS = QUESTION_IDS.filter((id) => id !== 'Q6')

const statesOf = (document: ScenarioDocument) =>
  cellStates(judgePlan(document).map((cells, index) => ({ phaseId: document.phases[index]?.id ?? '', cells })))

it('a recorded answer changes no more cells than the line of the question counts', () => {
  const some = fc.uniqueArray(fc.constantFrom(...QUESTIONS_OF_CELLS), { minLength: 2, maxLength: 2 })
  fc.assert(
    fc.property(arbitraryPlan({ withWants: true }), some, fc.constantFrom(0, 1), (document, questions, place) => {
      const before = statesOf(document)
      const lines = summarizePlan(document, judgePlan(document)).lists.notKnown
      for (const question of questions.filter((id) => document.answers[id] === undefined)) {
        const line = lines.find((one): one is QuestionLine => one.kind === 'question' && one.question === question)
        const answers = { ...document.answers, [question]: QUESTIONS[question].answers[place] }
        const changes = cellChanges(before, statesOf({ ...document, answers } as ScenarioDocument))
        expect(changes.length, question).toBeLessThanOrEqual(line?.cells ?? 0)
      }
    }),
    { numRuns: 12 },
  )
})
