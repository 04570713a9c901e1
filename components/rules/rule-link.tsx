'use client'

import type { ReactNode } from 'react'
import { useEditing } from '#components/editing/editing'

type Props = {
  /** the anchor on the page of rules: a question, a code, `label-…`, `source-…` or `reply-…` */
  to: string
  className?: string
  title?: string
  children: ReactNode
}

/** A link to what the page of rules says; to the one that needs no sign-in where the scenario is read by a share link. */
export function RuleLink({ to, children, ...rest }: Props) {
  const isReader = useEditing() === null
  return (
    <a href={`${isReader ? '/s/rules' : '/rules'}#${to}`} target="_blank" rel="noopener" {...rest}>
      {children}
    </a>
  )
}
