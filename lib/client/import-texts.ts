import { queryOptions } from '@tanstack/react-query'
import type { ImportProblemCode } from '#lib/exchange/import/problems'
import type { Language } from '#lib/scenario/language'

export type ImportTexts = Readonly<Record<ImportProblemCode, string>>

/** What an import says, in one language, with `{parameters}`; loaded with the first problem. */
async function loadImportTexts(language: Language): Promise<ImportTexts> {
  if (language === 'de') return (await import('./messages/de/import.json')).default
  const { IMPORT_PROBLEMS } = await import('#lib/exchange/import/problems')
  return Object.fromEntries(Object.entries(IMPORT_PROBLEMS).map(([code, { text }]) => [code, text])) as ImportTexts
}

export const importTextsOptions = (language: Language) =>
  queryOptions({
    queryKey: ['import-texts', language],
    queryFn: () => loadImportTexts(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
