import { queryOptions } from '@tanstack/react-query'
import type { FindingCode, FindingText } from '#lib/scenario/findings/findings'
import type { Language } from './language'

export type FindingTexts = Readonly<Record<FindingCode, FindingText>>

/** The sentences of all findings in one language, with `{parameters}`. Loaded on use: a page shows verdicts before findings. */
export async function loadFindingTexts(language: Language): Promise<FindingTexts> {
  if (language === 'de') return (await import('./de/findings.json')).default
  return (await import('#lib/scenario/findings/texts')).FINDING_TEXTS
}

export const findingTextsOptions = (language: Language) =>
  queryOptions({
    queryKey: ['finding-texts', language],
    queryFn: () => loadFindingTexts(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
