import { queryOptions } from '@tanstack/react-query'
import type { SpfReason } from '#lib/exchange/spf/flattened-spf'
import type { SpfProblemCode } from '#lib/exchange/spf/texts'
import type { Language } from './language'

type SpfTexts = {
  readonly problems: Readonly<Record<SpfProblemCode, string>>
  readonly reasons: Readonly<Record<SpfReason, string>>
}

/** What can be wrong with an SPF record, and why something of it cannot go in, in one language; loaded with the first answer. */
export async function loadSpfTexts(language: Language): Promise<SpfTexts> {
  if (language === 'de') return (await import('./de/spf-problems.json')).default
  const { REASON_TEXTS, SPF_PROBLEMS } = await import('#lib/exchange/spf/texts')
  const problems = Object.fromEntries(Object.entries(SPF_PROBLEMS).map(([code, [, text]]) => [code, text]))
  return { problems: problems as SpfTexts['problems'], reasons: REASON_TEXTS }
}

export const spfTextsOptions = (language: Language) =>
  queryOptions({
    queryKey: ['spf-texts', language],
    queryFn: () => loadSpfTexts(language),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** The sentence for a problem, with what it is about; the server's own where this page does not know the code. */
export function problemText(texts: SpfTexts | undefined, code: string, value: string, otherwise: string): string {
  const known: Readonly<Record<string, string>> = texts?.problems ?? {}
  return Object.hasOwn(known, code) ? (known[code] ?? '').replace('{value}', () => value) : otherwise
}
