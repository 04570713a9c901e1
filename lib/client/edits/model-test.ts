import type { QuestionId } from '#lib/matcher'
import type { CellEvidence } from '#lib/scenario/document/document'
import type { Edit } from './edit'
import { answerQuestion } from './senders'
import { addEvidence } from './wants'

type Answered = { readonly question: QuestionId; readonly answer: string }

/** Records what a real message showed of a cell, and the answers to open questions that it gives; the test names them. */
export const recordModelTest =
  (test: CellEvidence, answered: readonly Answered[]): Edit =>
  (document) => {
    const given = answered.map(({ question, answer }) => `${question}: ${answer}`)
    const tested = addEvidence({ ...test, note: [test.note, ...given].filter((line) => line !== '').join('\n') })
    return answered.reduce((own, { question, answer }) => answerQuestion(question, answer)(own), tested(document))
  }
