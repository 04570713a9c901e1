'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { distinguishingEnd, nameOfConnector } from '#lib/client/views/names'
import type { Phase } from '#lib/scenario/document/document'
import type { AssessedSample } from '#lib/scenario/wants/assessment'

/**
 * The text of a cell. `word` is the whole text. In a narrow cell `start` is truncated and `end` stays visible: `end`
 * tells a name from others with the same beginning, and holds the count of further connectors.
 */
type CellWords = { readonly word: string; readonly start: string; readonly end: string; readonly label: string }

/**
 * Returns a function for the text of a cell: the name of the connector that admits the sender, else the sample's state.
 */
export function useCellWords(): (cell: AssessedSample, phase: Phase) => CellWords {
  const t = useTranslations('verdicts')
  const ws = useTranslations('workspace.matrix')
  return useMemo(
    () => (cell, phase) => {
      const { state, verdict, hangsOn } = cell
      const word = t(`state.${state}`)
      if (state !== 'in' && state !== 'elsewhere') return { word, start: word, end: '', label: word }
      const [first, ...others] = verdict.attributedTo
      const own = first === undefined ? ws('noConnector') : nameOfConnector(phase, first)
      const count = others.length
      const name = count > 0 ? ws('oneOf', { name: own, count }) : own
      const isConditional = hangsOn.length > 0
      const conditional = isConditional ? ws('conditional', { name }) : name
      const kept = distinguishingEnd(phase, own)
      return {
        word: conditional,
        start: own.slice(0, own.length - kept.length),
        end: `${kept}${count > 0 ? `\u00a0${ws('oneOfShort', { count })}` : ''}${isConditional ? ws('conditionalShort') : ''}`,
        label: `${word}: ${conditional}`,
      }
    },
    [t, ws],
  )
}
