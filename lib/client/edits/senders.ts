import type { QuestionId } from '#lib/matcher'
import type { ScenarioDocument, ScenarioSender } from '#lib/scenario/document/document'
import type { Edit } from './edit'
import { dropFromWants } from './wants'

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

/** Takes a sender out, with what was wanted of it. */
export const removeSender =
  (senderId: string): Edit =>
  (document) => ({
    ...document,
    senders: document.senders.filter(({ id }) => id !== senderId),
    ...dropFromWants(document, (who) => who === `sample:${senderId}`),
  })

/** Records what the team found out for its tenant; null leaves the question open again. */
export const answerQuestion =
  (question: QuestionId, answer: string | null): Edit =>
  (document) => {
    const { [question]: _, ...others } = document.answers
    // The caller takes the answer from the question's own list, so it has the type of the document.
    const answers = (answer === null ? others : { ...others, [question]: answer }) as ScenarioDocument['answers']
    return { ...document, answers }
  }
