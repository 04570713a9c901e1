'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { phaseNumber } from '#lib/client/views/names'
import type { CellState } from '#lib/exchange/runbook/cell-changes'
import type { ScenarioDocument } from '#lib/scenario/document/document'
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

/** Returns a function for the words of how a row stands after a step: its state, or what a phase allows of it meanwhile. */
export function useStateWords({ phases }: Pick<ScenarioDocument, 'phases'>): (state: CellState) => string {
  const t = useTranslations('night.meanwhile')
  const plan = useTranslations('plan')
  const wordOf = useResultWords()
  return useCallback(
    (state) => {
      const { meanwhile, certainty } = state
      if (meanwhile === null) return wordOf(state)
      const index = phases.findIndex(({ id }) => id === meanwhile.phaseId)
      const word = t(meanwhile.code, { phase: phaseNumber(index) })
      return certainty === 'perhaps' ? plan('perhaps', { word }) : word
    },
    [t, plan, wordOf, phases],
  )
}
