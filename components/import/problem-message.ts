'use client'

import { useEngineTexts } from '#lib/client/api/engine-texts'
import type { ImportProblem } from '#lib/exchange/read/problems'
import { fillIn } from '#lib/texts/format'

/** The sentence of a problem in the language of the page: nothing while it is fetched, its code where that failed. */
export function useProblemMessage(): (problem: ImportProblem) => string {
  const { data: texts, isError } = useEngineTexts('import-problems')
  return ({ code, parameters }) => (texts === undefined ? (isError ? code : '') : fillIn(texts[code], parameters))
}
