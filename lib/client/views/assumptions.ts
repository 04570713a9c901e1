import { type Answers, type ExplainedVerdict, type Label, QUESTIONS, type QuestionId } from '#lib/matcher'

/** An answer to an open question that a verdict takes, and how well it is known. */
export type Assumption = { readonly question: QuestionId; readonly answer: string; readonly label: Label }

/**
 * The answers that the checks of a verdict took, each once: one that the team has recorded, else the default. A question
 * that has neither is not assumed but open, and left out.
 */
export function assumptionsOf({ trace }: Pick<ExplainedVerdict, 'trace'>, answers: Answers): Assumption[] {
  const asked = new Set(trace.flatMap(({ detail }) => detail.question ?? []))
  return [...asked].flatMap((question): Assumption[] => {
    const { answers: possible, default: byDefault, label } = QUESTIONS[question]
    const recorded = answers[question]
    if (recorded !== undefined) return [{ question, answer: recorded, label: 'YOURS' }]
    return byDefault === null ? [] : [{ question, answer: possible[byDefault], label }]
  })
}
