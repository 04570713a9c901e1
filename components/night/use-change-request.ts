'use client'

import type { Block } from '#lib/client/report/blocks'
import { firstPage, ticketText } from './first-page'
import { planPages } from './plan-pages'
import { type RequestFacts, useRequestWords } from './request-words'
import { wayPages } from './way-pages'

export type ChangeRequestTexts = { readonly blocks: () => Block[]; readonly ticket: () => string }

/** The change request of a runbook in the language of the page: whole, and as a few lines for a ticket system. */
export function useChangeRequest(facts: RequestFacts): ChangeRequestTexts {
  const words = useRequestWords(facts.document)
  return {
    blocks: () => [...firstPage(facts, words), ...planPages(facts, words), ...wayPages(facts, words)],
    ticket: () => ticketText(facts, words),
  }
}
