'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { Result } from '#lib/scenario/wants/result-table'

/** Returns a function for the word of a state, as the cells of the plan have it. */
export function useResultWords(): (result: Result) => string {
  const t = useTranslations('plan')
  return useCallback(
    ({ state, certainty }) => {
      const word = t(`phase.${state}`)
      return certainty === 'perhaps' && state !== 'holdsIf' && state !== 'decide' ? t('perhaps', { word }) : word
    },
    [t],
  )
}
