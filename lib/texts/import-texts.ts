import { queryOptions } from '@tanstack/react-query'
import type { ImportProblemCode } from '#lib/exchange/read/problems'
import type { Language } from './language'

type ImportTexts = Readonly<Record<ImportProblemCode, string>>

/** What an import says, in one language, with `{parameters}`; loaded with the first problem. */
async function loadImportTexts(language: Language): Promise<ImportTexts> {
  if (language === 'de') return (await import('./de/import-problems.json')).default
  const { IMPORT_PROBLEMS } = await import('#lib/exchange/read/problems')
  return Object.fromEntries(Object.entries(IMPORT_PROBLEMS).map(([code, { text }]) => [code, text])) as ImportTexts
}

export const importTextsOptions = (language: Language) =>
  queryOptions({
    queryKey: ['import-texts', language],
    queryFn: () => loadImportTexts(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
