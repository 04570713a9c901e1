'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { cellWords, type Tone } from '#lib/client/views/plan-words'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import { usePlan } from './plan-provider'

type CellTexts = { readonly tone: Tone; readonly word: string; readonly note: string | null }

/** The word of a cell, and what is noted beside it: that it is as today, or planned. */
export function useCellTexts(): (cell: ShownCell | null) => CellTexts {
  const t = useTranslations('plan')
  const { isBrokenOff } = usePlan()
  return useMemo(
    () => (cell) => {
      if (cell === null)
        return isBrokenOff
          ? { tone: 'ask', word: t('cell.unproved'), note: null }
          : { tone: 'quiet', word: t('cell.checking'), note: null }
      const { tone, key, values } = cellWords(cell)
      const plain = t(`cell.${key}`)
      const some = values.failing === undefined ? plain : t('some', { word: plain, ...values })
      const isPerhaps = cell.certainty === 'perhaps' && cell.state !== 'holdsIf' && cell.state !== 'decide'
      const faulty = cell.parts.filter(({ state }) => state === cell.state)
      const isAsToday = tone !== 'good' && faulty.length > 0 && faulty.every((part) => part.isAsToday)
      const note = isAsToday ? t('asToday') : cell.isPlanned && tone === 'good' ? t('planned') : null
      return { tone, word: isPerhaps ? t('perhaps', { word: some }) : some, note }
    },
    [t, isBrokenOff],
  )
}
