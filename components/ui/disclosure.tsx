'use client'

import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'

/** A section that is folded until the user opens it. Its content is rendered only while it is open. */
export function Disclosure({ label, note, children }: { label: string; note?: ReactNode; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="rounded-xl border border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-9 w-full flex-wrap items-center gap-x-2 rounded-xl px-3 py-1.5 text-left text-sm font-medium hover:bg-sunken"
      >
        <ChevronRight aria-hidden className={`size-4 shrink-0 text-ink-3 ${isOpen ? 'rotate-90' : ''}`} />
        {label}
        {note && <span className="ml-auto text-xs font-normal text-ink-3">{note}</span>}
      </button>
      <div id={id} hidden={!isOpen} className="border-t border-line px-3 py-3">
        {isOpen && children}
      </div>
    </div>
  )
}
