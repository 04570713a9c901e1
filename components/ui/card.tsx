import type { ReactNode } from 'react'

type Props = {
  title?: ReactNode
  note?: ReactNode
  actions?: ReactNode
  label?: string
  className?: string
  children: ReactNode
}

/** A section of a page with a heading, a note beside it and actions at the right. */
export function Card({ title, note, actions, label, className = '', children }: Props) {
  return (
    <section aria-label={label} className={`rounded-xl border border-line bg-surface shadow-lift ${className}`}>
      {title !== undefined && (
        <header className="flex flex-wrap items-center gap-x-2.5 gap-y-2 px-4 pt-3.5 pb-2.5 sm:px-4.5">
          <h2 className="text-base font-semibold tracking-tight">{title}</h2>
          {note !== undefined && <p className="text-sm text-ink-3">{note}</p>}
          {actions && <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
