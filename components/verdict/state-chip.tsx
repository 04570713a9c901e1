import { Check, CircleQuestionMark, Clock, DoorOpen, Scale, Shield, Shuffle, Users, X } from 'lucide-react'
import type { SampleState } from '#lib/scenario/wants/assessment'

/** The icon of each state. A chip always shows icon, colour and word together. */
const STATE_ICONS = {
  in: Check,
  shut: Shield,
  lost: X,
  delayed: Clock,
  decide: Scale,
  open: DoorOpen,
  shared: Users,
  elsewhere: Shuffle,
  uncertain: CircleQuestionMark,
} as const satisfies Record<SampleState, typeof Check>

/**
 * The icons are created once. A table has hundreds of them, and React skips an element that is identical to the last
 * one.
 */
const STATE_SIGNS = new Map(
  Object.entries(STATE_ICONS).map(([state, Icon]) => [
    state,
    <Icon key={state} aria-hidden className="size-3.5 shrink-0" strokeWidth={2.4} />,
  ]),
)

const STATE_TONES: Record<SampleState, string> = {
  in: 'bg-good-soft text-good border-transparent',
  shut: 'bg-shut-soft text-shut border-transparent',
  lost: 'bg-lost-soft text-lost border-transparent',
  delayed: 'bg-ask-soft text-ask border-ask/40',
  decide: 'bg-decide-soft text-decide border-transparent',
  open: 'bg-open-soft text-open border-transparent',
  shared: 'bg-shared-soft text-shared border-transparent',
  elsewhere: 'bg-ask-soft text-ask border-ask/40',
  uncertain: 'hatched text-ask border-ask/50',
}

type Chip = { state: SampleState; word: string; end?: string; isConditional?: boolean }

/**
 * A verdict in one chip. In a narrow cell `word` is truncated and `end` stays visible. `isConditional` draws a dashed
 * border: another answer to an open question would change the verdict.
 */
export function StateChip({ state, word, end = '', isConditional = false }: Chip) {
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 rounded-md border px-1.5 py-0.5 text-sm font-medium ${STATE_TONES[state]} ${isConditional ? 'border-dashed !border-ask' : ''}`}
    >
      {STATE_SIGNS.get(state)}
      <span className="flex min-w-0 text-left">
        <span className="truncate whitespace-pre max-sm:line-clamp-2 max-sm:break-words max-sm:whitespace-pre-wrap">
          {word}
        </span>
        {end !== '' && <span className="shrink-0 whitespace-pre">{end}</span>}
      </span>
    </span>
  )
}
