import { Check, CircleQuestionMark, DoorOpen, type LucideIcon, Minus, Scale, Shield, Users, X } from 'lucide-react'
import type { Tone } from '#lib/client/views/plan-words'

type Look = { readonly Icon: LucideIcon; readonly text: string; readonly chip: string }

/** The look of a tone: always an icon beside the word, and a ground only where something is not as wanted. */
export const TONE_LOOKS: Readonly<Record<Tone, Look>> = {
  good: { Icon: Check, text: 'text-good', chip: 'border-transparent text-good' },
  shut: { Icon: Shield, text: 'text-shut', chip: 'border-transparent text-shut' },
  lost: { Icon: X, text: 'text-lost', chip: 'border-transparent bg-lost-soft text-lost' },
  open: { Icon: DoorOpen, text: 'text-open', chip: 'border-transparent bg-open-soft text-open' },
  shared: { Icon: Users, text: 'text-shared', chip: 'border-transparent bg-shared-soft text-shared' },
  ask: { Icon: CircleQuestionMark, text: 'text-ask', chip: 'border-dashed border-ask/60 bg-ask-soft text-ask' },
  decide: { Icon: Scale, text: 'text-decide', chip: 'border-transparent bg-decide-soft text-decide' },
  quiet: { Icon: Minus, text: 'text-ink-3', chip: 'border-transparent text-ink-2' },
}

/** A word with the icon of its tone. `note` follows it in small letters. */
export function ToneChip({ tone, word, note = null }: { tone: Tone; word: string; note?: string | null }) {
  const { Icon, chip } = TONE_LOOKS[tone]
  return (
    <span
      className={`inline-flex max-w-full items-center gap-1 rounded-md border px-1.5 py-0.5 text-sm font-medium ${chip}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.4} />
      <span className="truncate">{word}</span>
      {note !== null && <span className="shrink-0 text-xs font-normal text-ink-3">{note}</span>}
    </span>
  )
}
