import { z } from 'zod'
import { QUESTION_IDS, QUESTIONS, type QuestionId } from '#lib/matcher'

type AnswersShape = {
  [Id in QuestionId]: z.ZodOptional<z.ZodEnum<{ [A in (typeof QUESTIONS)[Id]['answers'][number]]: A }>>
}

/** Made from the table of questions. That each question has its own answers is lost on the way, and said again here. */
const answersShape = Object.fromEntries(
  QUESTION_IDS.map((id) => [id, z.enum(QUESTIONS[id].answers).optional()]),
) as unknown as AnswersShape

/** Answers to open questions that the team has found out for its tenant. */
export const answersSchema = z.strictObject(answersShape)
