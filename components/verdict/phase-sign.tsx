import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PhaseSignName } from '#lib/client/views/plan-words'

/** A sign beside the colour, so that neither is ever alone. */
const SIGNS: Record<PhaseSignName, { sign: ReactNode; tone: string }> = {
  ok: { sign: <Check className="size-[1em]" strokeWidth={3} />, tone: 'border-good text-good' },
  if: { sign: '?', tone: 'border-ask text-ask' },
  bad: { sign: '!', tone: 'border-lost text-lost' },
  decide: { sign: '=', tone: 'border-decide text-decide' },
  empty: { sign: '–', tone: 'border-line-strong text-ink-3' },
}

/** How a phase stands, in a dot; the words stand beside it. `className` gives the size. */
export function PhaseSign({ state, className }: { state: PhaseSignName; className: string }) {
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
