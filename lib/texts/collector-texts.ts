import { queryOptions } from '@tanstack/react-query'
import type { CollectorCode, CollectorText } from '#lib/exchange/collector/collector'
import type { Language } from './language'

type CollectorTexts = Readonly<Record<CollectorCode, CollectorText>>

/** What findings on a collected tenant say, in one language, with `{parameters}`; loaded with the first of them. */
async function loadCollectorTexts(language: Language): Promise<CollectorTexts> {
  if (language === 'de') return (await import('./de/collector-findings.json')).default
  return (await import('#lib/exchange/collector/texts')).COLLECTOR_TEXTS
}

export const collectorTextsOptions = (language: Language) =>
  queryOptions({
    queryKey: ['collector-texts', language],
    queryFn: () => loadCollectorTexts(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
