import { queryOptions } from '@tanstack/react-query'
import type { EvidenceProblemCode } from '#lib/exchange/evidence/evidence'
import type { Language } from './language'

type EvidenceTexts = Readonly<Record<EvidenceProblemCode, string>>

/** What is said of evidence that is doubtful, in one language, with `{value}`; loaded with the first problem. */
export async function loadEvidenceTexts(language: Language): Promise<EvidenceTexts> {
  if (language === 'de') return (await import('./de/evidence-problems.json')).default
  return (await import('#lib/exchange/evidence/evidence')).EVIDENCE_PROBLEMS
}

export const evidenceTextsOptions = (language: Language) =>
  queryOptions({
    queryKey: ['evidence-texts', language],
    queryFn: () => loadEvidenceTexts(language),
    staleTime: Number.POSITIVE_INFINITY,
  })
