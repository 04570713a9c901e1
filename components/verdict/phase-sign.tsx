import { Check, Hourglass, type LucideIcon, Minus, X } from 'lucide-react'
import type { PhaseSignName } from '#lib/client/views/plan-words'

/** A sign beside the colour, so that neither is ever alone. */
const SIGNS: Record<PhaseSignName, { Icon: LucideIcon; ring: string; fill: string }> = {
  ok: { Icon: Check, ring: 'text-good inset-ring-good', fill: 'bg-good' },
  if: { Icon: Minus, ring: 'text-ask inset-ring-ask', fill: 'bg-ask' },
  bad: { Icon: X, ring: 'text-lost inset-ring-lost', fill: 'bg-lost' },
  decide: { Icon: Hourglass, ring: 'text-decide inset-ring-decide', fill: 'bg-decide' },
  empty: { Icon: Minus, ring: 'text-ink-3 inset-ring-line-strong', fill: 'bg-ink-3' },
}

type Props = { state: PhaseSignName; className: string; isFilled?: boolean }

/** How a phase stands, in a dot; the words stand beside it. `className` gives the size; filled, it is the chosen one. */
export function PhaseSign({ state, className, isFilled = false }: Props) {
  const { Icon, ring, fill } = SIGNS[state]
  return (
    <span
      aria-hidden
      className={`grid shrink-0 place-items-center rounded-full forced-colors:border ${isFilled ? `${fill} text-paper` : `bg-paper inset-ring-[1.5px] ${ring}`} ${className}`}
    >
      {state === 'if' ? (
        <span className="text-xs leading-none font-bold">?</span>
      ) : (
        <Icon className="size-[58%]" strokeWidth={3} />
      )}
    </span>
  )
}
