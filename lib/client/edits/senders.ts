import type { QuestionId } from '#lib/matcher'
import type { Expectation, ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import type { Edit } from './edit'

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

/** Removes a sender with its expectations. */
export const removeSender =
  (senderId: string): Edit =>
  (document) => ({
    ...document,
    senders: document.senders.filter(({ id }) => id !== senderId),
    expectations: document.expectations.filter((expectation) => expectation.senderId !== senderId),
  })

type ExpectedOutcome = Pick<Expectation, 'outcome' | 'connectorId'>

/** Records an expectation of a sender for the given phases; null removes it. */
export const expectOutcome =
  (senderId: string, phaseIds: readonly string[], wish: ExpectedOutcome | null): Edit =>
  (document) => {
    const here = new Set(phaseIds)
    const others = document.expectations.filter((each) => each.senderId !== senderId || !here.has(each.phaseId))
    if (wish === null && others.length === document.expectations.length) return document
    const added = wish === null ? [] : phaseIds.map((phaseId): Expectation => ({ phaseId, senderId, ...wish }))
    return { ...document, expectations: [...others, ...added] }
  }

/** Records the team's answer to a question; null makes the question open again. */
export const answerQuestion =
  (question: QuestionId, answer: string | null): Edit =>
  (document) => {
    const { [question]: _, ...others } = document.answers
    // The caller takes the answer from the question's own list, so it has the type of the document.
    const answers = (answer === null ? others : { ...others, [question]: answer }) as ScenarioDocument['answers']
    return { ...document, answers }
  }
