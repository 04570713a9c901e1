import { expect, it } from 'vitest'
import { QUESTION_IDS, QUESTIONS, type QuestionId } from '#lib/matcher/model/questions'
import { explain } from '#lib/matcher/rules/explain'
import { completeConnector, completeSender, type GoldenCase, loadCases } from '#lib/matcher/testing/cases'
import { ONLY_THE_REPLY } from './deciding-questions'

/** Reports whether an answer to the question decides that the sender of the case may get in. */
function decidesWhoGetsIn(question: QuestionId, { tenant, connectors, sender, answers }: GoldenCase): boolean {
  const [one, other] = QUESTIONS[question].answers.map((answer) => {
    const given = { ...answers, [question]: answer }
    return explain(tenant, connectors.map(completeConnector), completeSender(sender), given).possible
  })
  return one?.includes('accepted') !== other?.includes('accepted')
}

it('exactly the questions that decide only the reply let nobody in or out in any golden case', () => {
  const cases = loadCases()
  const harmless = QUESTION_IDS.filter((question) => !cases.some((golden) => decidesWhoGetsIn(question, golden)))
  expect(harmless).toEqual(ONLY_THE_REPLY)
})
