'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { PhaseStanding } from '#lib/scenario/wants/phase-state'

/**
 * Returns a function for how a phase stands, in words: its worst, and whether that is as today or accepted by name.
 * `phaseShort` is for the head of a column.
 */
export function usePhaseText(
  words: 'phase' | 'phaseShort' = 'phase',
): (standing: Omit<PhaseStanding, 'count'>) => string {
  const t = useTranslations('plan')
  return useMemo(
    () =>
      ({ state, isAsToday, isAccepted }) => {
        const word = t(`${words}.${state}`)
        if (isAccepted) return t('phaseAccepted', { state: word })
        return isAsToday ? t('phaseAsToday', { state: word }) : word
      },
    [t, words],
  )
}
