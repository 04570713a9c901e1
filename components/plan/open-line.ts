'use client'

import { useViewing } from '#components/viewing/viewing'
import type { LineTexts } from './line-texts'

/** Returns a function that tells how to open what a line of the lists speaks of: its cell, or its question; null for neither. */
export function useOpenLine(): (target: LineTexts['target'], kind: string) => (() => void) | null {
  const { selectWho, showView } = useViewing()
  return (target, kind) => {
    if (target !== null) return () => selectWho(target.phaseId, target.who)
    return kind === 'question' ? () => showView('proof') : null
  }
}
