import type { ReactNode } from 'react'
import { useTabTitle } from './tab-title'

/** The content of a page without data: what happened, and what to do next. */
export function DeadEnd({ title, detail, children }: { title: string; detail: ReactNode; children: ReactNode }) {
  useTabTitle(title)
  return (
    <div className="mx-auto max-w-lg pt-[12vh]">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <p className="mt-2 text-ink-2">{detail}</p>
      <div className="mt-5 flex flex-wrap gap-2">{children}</div>
    </div>
  )
}
