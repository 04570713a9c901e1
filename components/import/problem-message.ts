'use client'

import { useEngineTexts } from '#lib/client/api/engine-texts'
import type { ImportProblem } from '#lib/exchange/read/problems'
import { fillIn } from '#lib/texts/format'

/** Returns a function for the sentence of a problem: '' while the texts are fetched, the code if that failed. */
export function useProblemMessage(): (problem: ImportProblem) => string {
  const { data: texts, isError } = useEngineTexts('import-problems')
  return ({ code, parameters }) => (texts === undefined ? (isError ? code : '') : fillIn(texts[code], parameters))
}
