import type { Ref } from 'react'
import type { Phase } from '#lib/scenario/document/document'

type Props = {
  readonly index: number
  readonly name: string
  readonly phases: readonly Phase[]
  /** the phase on screen, whose column is marked */
  readonly phaseId: string
  readonly measure: Ref<HTMLTableRowElement> | undefined
}

/** The name of a group of rows. The column of the phase on screen goes on behind it. */
export function GroupRow({ index, name, phases, phaseId, measure }: Props) {
  return (
    <tr data-index={index} ref={measure} aria-rowindex={index + 2} className="h-[25px]">
      <th
        scope="rowgroup"
        className="sticky left-0 z-[1] bg-paper pt-1.5 text-left align-middle text-xs font-normal text-ink-3 max-slim:static"
      >
        {name}
      </th>
      {phases.map(({ id }) => (
        <td key={id} className={id === phaseId ? 'bg-accent-soft/60' : 'max-slim:hidden'} />
      ))}
    </tr>
  )
}
