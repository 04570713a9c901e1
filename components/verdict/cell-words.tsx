'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { distinguishingEnd, nameOfConnector } from '#lib/client/views/names'
import type { Phase } from '#lib/scenario/document/document'
import type { AssessedSample } from '#lib/scenario/wants/assessment'

/**
 * `word` says all; where it is cut short, `start` gives way, and `end` stays: what tells a name from others that begin
 * alike, and how many more it may be.
 */
type CellWords = { readonly word: string; readonly start: string; readonly end: string; readonly label: string }

/** The words of a cell: the connector's name where exactly one lets the sender in, else the state. */
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
