import {
  Check,
  CircleQuestionMark,
  Clock,
  DoorOpen,
  Hourglass,
  type LucideIcon,
  Minus,
  Pencil,
  Shield,
  Users,
  X,
} from 'lucide-react'
import type { Tone } from '#lib/client/views/plan-words'

type Look = {
  readonly Icon: LucideIcon
  readonly text: string
  /** the ground of a cell and the weight of its word: what is as wanted has none. Forced colours drop grounds, so a border stands for it. */
  readonly cell: string
}

/** The look of a tone: always an icon beside the word, and a ground only where something is not as wanted. */
export const TONE_LOOKS: Readonly<Record<Tone, Look>> = {
  good: { Icon: Check, text: 'text-good', cell: 'font-medium' },
  shut: { Icon: Shield, text: 'text-shut', cell: 'font-normal' },
  lost: { Icon: X, text: 'text-lost', cell: 'bg-lost-soft forced-colors:border font-semibold' },
  later: { Icon: Clock, text: 'text-ask', cell: 'bg-ask-soft forced-colors:border font-medium' },
  open: { Icon: DoorOpen, text: 'text-open', cell: 'bg-open-soft forced-colors:border font-semibold' },
  shared: { Icon: Users, text: 'text-shared', cell: 'bg-shared-soft forced-colors:border font-medium' },
  taken: { Icon: Users, text: 'text-shared', cell: 'font-medium inset-ring inset-ring-shared/35' },
  ask: {
    Icon: CircleQuestionMark,
    text: 'text-ask',
    cell: 'hatched font-medium forced-colors:border forced-colors:border-dashed',
  },
  decide: { Icon: Hourglass, text: 'text-decide', cell: 'bg-decide-soft forced-colors:border font-medium' },
  blank: { Icon: Pencil, text: 'text-decide', cell: 'border border-dashed border-decide/45 font-medium' },
  quiet: { Icon: Minus, text: 'text-ink-3', cell: 'font-normal' },
}

/** The colour of a band or a bar of this tone, as that of text. It never carries words. */
export const TONE_FILLS: Readonly<Record<Tone, string>> = {
  good: 'text-good-fill',
  shut: 'text-shut-fill',
  lost: 'text-lost-fill',
  later: 'text-ask-fill',
  open: 'text-lost-fill',
  shared: 'text-shared-fill',
  taken: 'text-shared-fill',
  ask: 'text-ask-fill',
  decide: 'text-decide-fill',
  blank: 'text-decide-fill',
  quiet: 'text-line-strong',
}

/** The icon of a tone in its colour. A word stands beside it, or is announced in its place. */
export function ToneIcon({ tone, className = 'size-3.5' }: { tone: Tone; className?: string }) {
  const { Icon, text } = TONE_LOOKS[tone]
  return <Icon aria-hidden className={`shrink-0 ${text} ${className}`} strokeWidth={2.2} />
}
