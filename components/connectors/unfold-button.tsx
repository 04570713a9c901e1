import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  isOpen: boolean
  onToggle: () => void
  /** how many of what are folded */
  title: string
  /** their names */
  children: ReactNode
}

/** A line beneath the table that shows or folds some of its rows or columns. */
export function UnfoldButton({ isOpen, onToggle, title, children }: Props) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onToggle}
      className="sticky left-0 flex min-h-9 max-w-full items-center gap-1.5 rounded-md text-ink-2 hover:text-ink"
    >
      <ChevronRight aria-hidden className={`size-3.5 shrink-0 transition-transform ${isOpen ? 'rotate-90' : ''}`} />
      <span className="shrink-0">{title}</span>
      <span className="min-w-0 truncate pl-2 text-xs text-ink-3">{children}</span>
    </button>
  )
}
