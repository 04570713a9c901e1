'use client'

import { useViewing } from '#components/viewing/viewing'
import type { LineTexts } from './line-texts'

/** Returns a function that tells how to open what a line of the lists speaks of: its cell, or its question; null for neither. */
export function useOpenLine(): (target: LineTexts['target'], kind: string) => (() => void) | null {
  const { select, selectWho, showView } = useViewing()
  return (target, kind) => {
    if (target !== null) {
      const { phaseId, who, sampleId } = target
      return () => (sampleId === undefined ? selectWho(phaseId, who) : select(phaseId, sampleId))
    }
    return kind === 'question' ? () => showView('proof') : null
  }
}
