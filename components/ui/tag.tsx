import type { ReactNode } from 'react'

/** A small grey word beside a name. */
export function Tag({ children, struck = false }: { children: ReactNode; struck?: boolean }) {
  return (
    <span
      className={`inline-block rounded-md border border-line bg-sunken px-1.5 py-px text-xs font-normal whitespace-nowrap text-ink-2 ${struck ? 'line-through' : ''}`}
    >
      {children}
    </span>
  )
}
