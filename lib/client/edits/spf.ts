import { type DraftEdit, keepInvalidText } from '#lib/client/draft/draft'
import type { ScenarioDocument, SpfAnswer } from '#lib/scenario/document/document'
import { LIMITS } from '#lib/scenario/document/limits'
import { type EditScope, setProperties } from './connectors'

/** Changes of the SPF answers that are kept. Each takes a document and returns the next. */
type Edit = (document: ScenarioDocument) => ScenarioDocument

/** Keeps an answer in place of the one before for its domain. Beyond the limit the one asked for longest ago goes. */
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
 * Takes a list made from an SPF record into a connector, and keeps the answer it came from: one step to undo. What could
 * not be read in the field (named as in the draft) gives way to the list.
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
