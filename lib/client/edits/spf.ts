import { type DraftEdit, keepInvalidText } from '#lib/client/draft/draft'
import type { SpfAnswer } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { type EditScope, setProperties } from './connectors'
import type { Edit } from './edit'

/** Stores an answer in place of the earlier one of its domain. Beyond the limit, the oldest answer is removed. */
export const keepSpfAnswer =
  (answer: SpfAnswer): Edit =>
  (document) => {
    const others = document.spfAnswers.filter(({ domain }) => domain !== answer.domain)
    const newest = [...others].sort((a, b) => b.askedAt.localeCompare(a.askedAt)).slice(0, LIMITS.spfAnswers - 1)
    return { ...document, spfAnswers: [...others.filter((other) => newest.includes(other)), answer] }
  }

export const forgetSpfAnswer =
  (domain: string): Edit =>
  (document) => ({ ...document, spfAnswers: document.spfAnswers.filter((answer) => answer.domain !== domain) })

/**
 * Sets the addresses of a connector to a list made from an SPF record, and stores the answer, in one undo step. The
 * invalid text of the field is removed.
 */
export const takeSpfInto =
  (scope: EditScope, field: string, networks: string[], answer: SpfAnswer | null): DraftEdit =>
  (draft) => {
    const document = setProperties(scope, { senderIPAddresses: networks })(draft.document)
    return {
      ...draft,
      document: answer === null ? document : keepSpfAnswer(answer)(document),
      invalidText: keepInvalidText(draft.invalidText, field, null),
    }
  }
