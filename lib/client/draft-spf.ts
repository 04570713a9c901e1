import type { ScenarioDocument, SpfAnswer } from '#lib/scenario/document'
import { LIMITS } from '#lib/scenario/limits'

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
