'use client'

import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { nameOfConnector } from '#lib/client/view-names'
import type { Cell } from '#lib/scenario/assessment'
import type { Phase } from '#lib/scenario/document'

export type CellWords = { readonly word: string; readonly label: string }

/** The words of a cell: the connector's name where exactly one lets the sender in, else the mark. */
export function useCellWords(): (cell: Cell, phase: Phase) => CellWords {
  const t = useTranslations('verdicts')
  const ws = useTranslations('workspace.matrix')
  return useMemo(
    () => (cell, phase) => {
      const { mark, verdict, hangsOn } = cell
      const word = t(`mark.${mark}`)
      if (mark !== 'in' && mark !== 'elsewhere') return { word, label: word }
      const [first, ...others] = verdict.attributedTo
      const name =
        first === undefined
          ? ws('noConnector')
          : others.length > 0
            ? ws('oneOf', { name: nameOfConnector(phase, first), count: others.length })
            : nameOfConnector(phase, first)
      const conditional = hangsOn.length > 0 ? ws('conditional', { name }) : name
      return { word: conditional, label: `${word}: ${conditional}` }
    },
    [t, ws],
  )
}
