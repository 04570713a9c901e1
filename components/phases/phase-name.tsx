'use client'

import { FreeText } from '#components/shell/free-text'

type Props = {
  /** the number of the phase, which is never cut */
  mark: string
  name: string
  className: string
}

/** The name of a phase where room is short: its number, and as much of the name as fits. Whoever shows it gives the whole name in a title. */
export function PhaseName({ mark, name, className }: Props) {
  return (
    <span className={`truncate ${className}`}>
      <FreeText>{`${mark}\u00a0${name}`}</FreeText>
    </span>
  )
}
