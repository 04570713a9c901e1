'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { TimeOfEvidence } from '#lib/client/import/place-of-evidence'
import { phaseNumber } from '#lib/client/views/names'
import { FACTS } from '#lib/matcher'
import type { ScenarioDocument } from '#lib/scenario/document/document'

/** Returns a function that names facts, as the list of facts above does. */
export function useFactNames(): (facts: readonly string[]) => string {
  const t = useTranslations('verdicts.fact')
  const format = useFormatter()
  return (facts) => format.list(FACTS.filter((fact) => facts.includes(fact)).map((fact) => t(fact)))
}

/** Returns a function that says which phase was active when the evidence happened. */
export function useTimeHint(document: ScenarioDocument): (at: TimeOfEvidence) => string {
  const t = useTranslations('evidence.model')
  const format = useFormatter()
  return (time) => {
    if (time.how === 'noTime') return t('noTime')
    const day = format.dateTime(new Date(time.at), { dateStyle: 'medium', timeZone: 'UTC' })
    if (time.how !== 'on') return t(time.how, { day })
    const { first, last } = time.phases
    const nameOf = (index: number) => `${phaseNumber(index)} ${document.phases[index]?.name ?? ''}`.trim()
    return first === last
      ? t('onDay', { day, first: nameOf(first) })
      : t('onDaySeveral', { day, first: phaseNumber(first), last: phaseNumber(last) })
  }
}
