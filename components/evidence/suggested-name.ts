import { useTranslations } from 'use-intl'
import type { Evidence } from '#lib/exchange/evidence/evidence'
import { LIMITS } from '#lib/scenario/document/limits'

/** A name for the sample sender that the evidence makes; '' while nothing is recognised. */
export function useSuggestedName(evidence: Evidence | null): string {
  const t = useTranslations('evidence.names')
  if (evidence === null || evidence.kind === 'unknown') return ''
  const { sourceIP, recipient } = evidence.facts
  const name =
    evidence.kind === 'bounce'
      ? t('bounce', { recipient: recipient.value ?? 'none' })
      : t(evidence.kind, { address: sourceIP.value ?? 'none' })
  return name.slice(0, LIMITS.title)
}
