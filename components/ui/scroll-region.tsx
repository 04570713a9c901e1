import type { CSSProperties, ReactNode, Ref } from 'react'

type Props = {
  label: string
  ref?: Ref<HTMLElement>
  id?: string
  className?: string
  style?: CSSProperties | undefined
  children: ReactNode
}

/** A region that scrolls on its own, by keyboard too, if its content is wider than the region. */
export function ScrollRegion({ label, className = '', children, ...place }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section {...place} aria-label={label} tabIndex={0} className={`overflow-x-auto ${className}`}>
      {children}
    </section>
  )
}
