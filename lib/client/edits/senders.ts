import type { QuestionId } from '#lib/matcher'
import type { Expectation, ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'

/** Changes of senders, expectations and answers. Each takes a document and returns the next; untouched parts stay the same objects. */
type Edit = (document: ScenarioDocument) => ScenarioDocument

export const putSenders =
  (senders: readonly ScenarioSender[]): Edit =>
  (document) => {
    const known = new Set(document.senders.map(({ id }) => id))
    const changed = new Map(senders.map((sender) => [sender.id, sender]))
    return {
      ...document,
      senders: [
        ...document.senders.map((sender) => changed.get(sender.id) ?? sender),
        ...senders.filter(({ id }) => !known.has(id)),
      ],
    }
  }

/** Takes a sender out, with what was expected of it. */
export const removeSender =
  (senderId: string): Edit =>
  (document) => ({
    ...document,
    senders: document.senders.filter(({ id }) => id !== senderId),
    expectations: document.expectations.filter((expectation) => expectation.senderId !== senderId),
  })

type ExpectedOutcome = Pick<Expectation, 'outcome' | 'connectorId'>

/** Expects an outcome of a sender in the given phases; null clears what was expected there. */
export const expectOutcome =
  (senderId: string, phaseIds: readonly string[], wish: ExpectedOutcome | null): Edit =>
  (document) => {
    const here = new Set(phaseIds)
    const others = document.expectations.filter((each) => each.senderId !== senderId || !here.has(each.phaseId))
    if (wish === null && others.length === document.expectations.length) return document
    const added = wish === null ? [] : phaseIds.map((phaseId): Expectation => ({ phaseId, senderId, ...wish }))
    return { ...document, expectations: [...others, ...added] }
  }

/** Records what the team found out for its tenant; null leaves the question open again. */
export const answerQuestion =
  (question: QuestionId, answer: string | null): Edit =>
  (document) => {
    const { [question]: _, ...others } = document.answers
    // The answer comes from the question's own list, which is what the type asks for.
    const answers = (answer === null ? others : { ...others, [question]: answer }) as ScenarioDocument['answers']
    return { ...document, answers }
  }
