'use client'

import { useAskForFact } from '#components/viewing/fact-field'
import { useViewing } from '#components/viewing/viewing'
import type { Line, LineTexts } from './line-texts'

/** Returns a function that tells how to open what a line of the lists speaks of: its cell, its question, or the facts that are missing; null for none. */
export function useOpenLine(): (target: LineTexts['target'], line: Line) => (() => void) | null {
  const { select, selectWho, showView, onView } = useViewing()
  const askFor = useAskForFact()
  return (target, line) => {
    if (target !== null) {
      const { phaseId, who, sampleId } = target
      return () => (sampleId === undefined ? selectWho(phaseId, who) : select(phaseId, sampleId))
    }
    const [phase = null] = line.phaseIds
    if (line.kind === 'missing')
      return () => {
        askFor(line.fact)
        onView({ name: 'facts', fact: 'phase', phase }, 'step')
      }
    if (line.kind === 'untested') return () => select(phase, null)
    return line.kind === 'question' ? () => showView('proof') : null
  }
}
