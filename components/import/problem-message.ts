'use client'

import { useQuery } from '@tanstack/react-query'
import { useLocale } from 'use-intl'
import type { ImportProblem } from '#lib/exchange/read/problems'
import { fillIn } from '#lib/scenario/document/message-text'
import { importTextsOptions } from '#lib/texts/import-texts'

/** The sentence of a problem in the language of the page; in English until the other texts are there. */
export function useProblemMessage(): (problem: ImportProblem) => string {
  const { data: texts } = useQuery(importTextsOptions(useLocale()))
  return ({ code, message, parameters }) => (texts === undefined ? message : fillIn(texts[code], parameters))
}
