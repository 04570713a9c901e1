'use client'

import type { Block } from '#lib/client/report/blocks'
import type { Flows } from '#lib/client/workers/find-flows'
import { firstPage, ticketText } from './first-page'
import { otherFlowPages } from './flow-pages'
import { planPages } from './plan-pages'
import { type RequestFacts, useRequestWords } from './request-words'
import { scriptPages, wayPages } from './way-pages'

export type ChangeRequestTexts = {
  /** `flows`: of all phases of the document */
  readonly blocks: (flows: Flows) => Block[]
  readonly ticket: () => string
}

/** The change request of a runbook in the language of the page: whole, and as a few lines for a ticket system. */
export function useChangeRequest(facts: RequestFacts): ChangeRequestTexts {
  const words = useRequestWords(facts.document)
  return {
    blocks: (flows) => [
      ...firstPage(facts, words),
      ...planPages(facts, flows, words),
      ...wayPages(facts, words),
      ...otherFlowPages(facts, flows, words),
      ...scriptPages(facts, words),
    ],
    ticket: () => ticketText(facts, words),
  }
}
