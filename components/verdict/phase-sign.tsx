import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PhaseAssessment } from '#lib/scenario/wants/assessment'

/** Sign and colour of each state. A sign is always shown with its colour. */
const SIGNS: Record<PhaseAssessment['state'], { sign: ReactNode; tone: string }> = {
  ok: { sign: <Check className="size-[1em]" strokeWidth={3} />, tone: 'border-good text-good' },
  if: { sign: '?', tone: 'border-ask text-ask' },
  bad: { sign: '!', tone: 'border-lost text-lost' },
  empty: { sign: '–', tone: 'border-line-strong text-ink-3' },
}

/** The state of a phase as a dot; the caller shows the words beside it. `className` sets the size. */
export function PhaseSign({ state, className }: { state: PhaseAssessment['state']; className: string }) {
  const { sign, tone } = SIGNS[state]
  return (
    <span
      aria-hidden
      className={`grid place-items-center rounded-full border-2 bg-surface font-bold ${tone} ${className}`}
    >
      {sign}
    </span>
  )
}
