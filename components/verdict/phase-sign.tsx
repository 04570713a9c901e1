import type { Tone } from '#lib/client/views/plan-words'
import { TONE_LOOKS } from './tones'

type Props = { tone: Tone; className: string; isFilled?: boolean }

/**
 * How a phase stands, in a dot: the mark that its worst cells have too, so that one legend explains both. The words stand
 * beside it. `className` gives the size; filled, it is the chosen one.
 */
export function PhaseSign({ tone, className, isFilled = false }: Props) {
  const { Icon, text } = TONE_LOOKS[tone]
  const ring = tone === 'quiet' ? 'inset-ring-line-strong' : 'inset-ring-current'
  return (
    <span
      aria-hidden
      className={`grid shrink-0 place-items-center rounded-full forced-colors:border ${text} ${isFilled ? 'bg-current' : `bg-paper inset-ring-[1.5px] ${ring}`} ${className}`}
    >
      <span className={`grid size-full place-items-center ${isFilled ? 'text-paper' : ''}`}>
        {/* The mark of a question is a ring itself. */}
        {tone === 'ask' ? (
          <span className="text-xs leading-none font-bold">?</span>
        ) : (
          <Icon className="size-[58%]" strokeWidth={3} />
        )}
      </span>
    </span>
  )
}
