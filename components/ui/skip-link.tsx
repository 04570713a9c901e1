import type { ReactNode } from 'react'

type Props = {
  /** ids of the elements that it may lead to; it takes the first that is on the page */
  to: readonly [string, ...string[]]
  children: ReactNode
}

/** A link that is seen while it has the focus. It moves the focus without changing the address, which may hold a token. */
export function SkipLink({ to, children }: Props) {
  return (
    <a
      href={`#${to[0]}`}
      onClick={(event) => {
        event.preventDefault()
        const target = to.map((id) => document.getElementById(id)).find((element) => element !== null)
        target?.scrollIntoView({ block: 'start' })
        target?.focus({ preventScroll: true })
      }}
      className="sr-only z-40 rounded-md bg-ink text-paper focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:px-3 focus:py-2"
    >
      {children}
    </a>
  )
}
