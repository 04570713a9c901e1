'use client'

import { useDocument } from '#components/editing/document'
import { FreeText } from '#components/shell/free-text'
import { splitAlike } from '#lib/client/views/names'

type Props = {
  /** the number of the phase, which is never cut */
  mark: string
  name: string
  className: string
  /** for the two parts of a name that begins like another one */
  splitClassName: string
}

/** The name of a phase where room is short. One that begins like another is cut where both are alike, not where they differ. */
export function PhaseName({ mark, name, className, splitClassName }: Props) {
  const phases = useDocument((document) => document.phases)
  const { start, end } = splitAlike(
    name,
    phases.map((phase) => phase.name),
  )
  if (end === '')
    return (
      <span className={`truncate ${className}`}>
        <FreeText>{`${mark}\u00a0${name}`}</FreeText>
      </span>
    )
  return (
    <span className={`flex ${splitClassName}`}>
      <span className="min-w-0 truncate whitespace-pre">
        <FreeText>{`${mark}\u00a0${start}`}</FreeText>
      </span>
      <span className="max-w-3/5 shrink-0 truncate group-data-[narrow]/matrix:max-w-full max-slim:!max-w-3/5">
        <FreeText>{end}</FreeText>
      </span>
    </span>
  )
}
