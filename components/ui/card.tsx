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
    <section aria-label={label} className={`rounded-xl border border-line bg-surface ${className}`}>
      {title !== undefined && (
        <header className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2">
          <h2 className="text-base font-semibold tracking-tight">{title}</h2>
          {note !== undefined && <p className="text-xs text-ink-3">{note}</p>}
          {actions && <div className="ml-auto flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}

/** A part of a card, with a line above it. */
export function CardSection({ className = '', children }: { className?: string; children: ReactNode }) {
  return <div className={`border-t border-line px-4 py-3 ${className}`}>{children}</div>
}

/** What a card says in place of its content: that there is nothing, or that something is on its way. */
export function CardNote({ live = false, children }: { live?: boolean; children: ReactNode }) {
  return (
    <p role={live ? 'status' : undefined} className="border-t border-line px-4 py-6 text-sm text-ink-2">
      {children}
    </p>
  )
}
