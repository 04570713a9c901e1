import {
  CircleDashed,
  CirclePause,
  CircleQuestionMark,
  DoorOpen,
  LoaderCircle,
  Minus,
  ShieldCheck,
  X,
} from 'lucide-react'
import type { ShownState } from '#lib/client/views/proved-phases'

const ICONS: Record<ShownState, typeof X> = {
  holds: ShieldCheck,
  partial: CircleDashed,
  hangs: CircleQuestionMark,
  fails: X,
  open: DoorOpen,
  unchecked: Minus,
  waiting: LoaderCircle,
  stopped: CirclePause,
}

const TONES: Record<ShownState, string> = {
  holds: 'text-good',
  partial: 'text-ink-2',
  hangs: 'text-ask',
  fails: 'text-lost',
  open: 'text-open',
  unchecked: 'text-ink-3',
  waiting: 'text-ink-3',
  stopped: 'text-ink-3',
}

const BOXES: Record<ShownState, string> = {
  holds: 'bg-good-soft',
  partial: 'bg-sunken',
  hangs: 'hatched',
  fails: 'bg-lost-soft',
  open: 'bg-open-soft',
  unchecked: '',
  waiting: '',
  stopped: '',
}

/** The state of a gate as icon and word; `boxed` for cells of a table. */
export function GateSign({ state, word, boxed = false }: { state: ShownState; word: string; boxed?: boolean }) {
  const Icon = ICONS[state]
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 ${TONES[state]} ${boxed ? `rounded-md px-1.5 py-0.5 text-sm font-medium ${BOXES[state]}` : ''}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.4} />
      <span className={boxed ? 'truncate' : 'min-w-0 [overflow-wrap:anywhere]'}>{word}</span>
    </span>
  )
}
