import { type Answers, QUESTION_IDS, type QuestionId } from '#lib/matcher'

type RecordedAnswer = { readonly question: QuestionId; readonly answer: string }

/** The answers that a team has recorded, in the order of the questions. */
export const recordedAnswers = (answers: Answers): readonly RecordedAnswer[] =>
  QUESTION_IDS.flatMap((question) => {
    const answer = answers[question]
    return answer === undefined ? [] : [{ question, answer }]
  })
