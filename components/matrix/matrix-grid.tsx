'use client'

import { type KeyboardEvent, memo, type Ref, type RefObject, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { useNearRows } from '#components/ui/near-rows'
import { ScrollRegion } from '#components/ui/scroll-region'
import { useScrolledIntoView } from '#components/ui/scrolled-into-view'
import type { MatrixRow } from '#lib/client/views/matrix-rows'
import { phaseNumber } from '#lib/client/views/names'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { WhoKey } from '#lib/scenario/wants/who'
import { useFocusCell } from './grid-focus'
import { nextPosition, positionOf } from './grid-keys'
import { GroupRow } from './group-row'
import { SampleRow } from './sample-row'
import { WhoRow } from './who-row'

/** What is looked at: a phase, and a sample or a *who* in it. */
export type Selected = {
  readonly phaseId: string
  readonly senderId: string | null
  readonly who: WhoKey | null
}

type Props = {
  /** of the element that scrolls sideways */
  ref: RefObject<HTMLElement | null>
  document: ScenarioDocument
  rows: readonly MatrixRow[]
  selected: Selected
  onSelect: (phaseId: string, senderId: string, isByKey?: boolean) => void
  onSelectWho: (phaseId: string, who: WhoKey, isByKey?: boolean) => void
  onToggle: (who: WhoKey) => void
  onEditSender: ((senderId: string) => void) | null
}

/** Pixels of a row that was not measured yet. */
const ROW_HEIGHT = 36

/**
 * The grid of cells: one tab stop, arrow keys, Enter opens the panel. While the panel is open it shows the cell that is
 * moved to.
 */
export const MatrixGrid = memo(function MatrixGrid(props: Props) {
  const { ref: region, document, rows, selected, onEditSender } = props
  const { phaseId, senderId, who } = selected
  const plan = useTranslations('plan')
  const { phases } = document
  const keys = useMemo(() => rows.map(keyOf), [rows])
  const near = useNearRows(region, keys, ROW_HEIGHT)
  useScrolledIntoView(region, '[aria-current=true]', `${phaseId} ${senderId} ${who}`)
  const onKeyDown = useArrowKeys(props, near.scrollTo)
  const tabStop = findTabStop(
    near.indexes.map((index) => rows[index]),
    selected,
  )
  return (
    <ScrollRegion
      ref={region}
      id="cells"
      label={plan('title')}
      className="relative scroll-pl-(--who) max-slim:overflow-visible"
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern on a real table keeps its headers
        role="grid"
        aria-label={plan('title')}
        aria-rowcount={rows.length + 1}
        aria-colcount={phases.length + 1}
        className="w-full table-fixed border-separate border-spacing-0 max-slim:!min-w-0"
        style={{ minWidth: `calc(var(--who) + ${phases.length} * var(--phase))` }}
        onClick={({ target }) => choose(target, props)}
        onKeyDown={onKeyDown}
      >
        <Columns phases={phases} phaseId={phaseId} />
        <MatrixHead phases={phases} />
        <tbody>
          <Spacer height={near.before} />
          {near.indexes.map((index) => {
            const row = rows[index]
            if (row === undefined) return null
            const key = keyOf(row)
            return (
              <GridRow
                key={key}
                row={row}
                index={index}
                document={document}
                selected={selected}
                isTabStop={key === tabStop}
                canEdit={onEditSender !== null}
                measure={near.measure}
              />
            )
          })}
          <Spacer height={near.after} />
        </tbody>
      </table>
      {near.follower}
    </ScrollRegion>
  )
})

type GridRowProps = {
  readonly row: MatrixRow
  readonly index: number
  readonly document: ScenarioDocument
  readonly selected: Selected
  readonly isTabStop: boolean
  readonly canEdit: boolean
  readonly measure: Ref<HTMLTableRowElement> | undefined
}

/** A row of the grid by its kind: the name of a group, a *who*, or a sample. */
function GridRow({ row, index, document, selected, isTabStop, canEdit, measure }: GridRowProps) {
  const plan = useTranslations('plan')
  const { phaseId, senderId, who } = selected
  const { phases, services } = document
  const place = { index, phaseId, measure }
  switch (row.kind) {
    case 'group':
      return <GroupRow {...place} name={plan(`groups.${row.group}`)} phases={phases} />
    case 'who':
      return (
        <WhoRow
          {...place}
          row={row}
          phases={phases}
          services={services}
          isSelected={row.who.key === who}
          isTabStop={isTabStop}
        />
      )
    case 'sender':
      return (
        <SampleRow
          {...place}
          document={document}
          sender={row.sender}
          isSelected={who === null && row.sender.id === senderId}
          isTabStop={isTabStop}
          canEdit={canEdit}
        />
      )
  }
}

/** Does what a click asks for: editing a sample, showing the samples of a *who*, or selecting a cell. */
function choose(target: EventTarget, { onEditSender, onToggle, onSelect, onSelectWho }: Props): void {
  const button =
    target instanceof Element ? target.closest<HTMLElement>('[data-edit],[data-toggle],[data-phase]') : null
  const { edit, toggle, phase, sender, who } = button?.dataset ?? {}
  if (edit !== undefined) onEditSender?.(edit)
  else if (toggle !== undefined) onToggle(toggle as WhoKey)
  else if (phase !== undefined && sender !== undefined) onSelect(phase, sender)
  else if (phase !== undefined && who !== undefined) onSelectWho(phase, who as WhoKey)
}

/** Returns the handler of arrow keys. They move the focus, and the selection while something is selected. */
function useArrowKeys(props: Props, scrollTo: (row: number) => void): (event: KeyboardEvent) => void {
  const { ref: region, document, rows, selected, onSelect, onSelectWho } = props
  const { phases } = document
  const moveTo = useFocusCell(region, scrollTo)
  const places = useMemo(() => rows.flatMap(({ kind }, index) => (kind === 'group' ? [] : [index])), [rows])
  return (event) => {
    const from = positionOf(event.target)
    if (from === null) return
    const to = nextPosition(event, from, { rows: places, columns: phases.length + 1, firstColumn: 0 })
    if (to === null) return
    event.preventDefault()
    const row = rows[to.row]
    const phase = phases[to.column - 1]
    const isOpen = selected.who !== null || selected.senderId !== null
    if (isOpen && row?.kind === 'sender' && phase !== undefined) onSelect(phase.id, row.sender.id, true)
    if (isOpen && row?.kind === 'who' && phase !== undefined) onSelectWho(phase.id, row.who.key, true)
    moveTo(to)
  }
}

const keyOf = (row: MatrixRow | undefined): string => {
  if (row === undefined) return ''
  if (row.kind === 'group') return `# ${row.group}`
  return row.kind === 'who' ? row.who.key : `sample:${row.sender.id}`
}

/** The row whose cell Tab leads to: the selected one while it is on screen, else the first that is. */
function findTabStop(rows: readonly (MatrixRow | undefined)[], { senderId, who }: Selected): string | null {
  const keys = rows.flatMap((row) => (row === undefined || row.kind === 'group' ? [] : [keyOf(row)]))
  const wanted = who ?? `sample:${senderId}`
  return keys.includes(wanted) ? wanted : (keys[0] ?? null)
}

/** The widths of the columns. A phone shows the phase on screen only. */
function Columns({ phases, phaseId }: { phases: readonly Phase[]; phaseId: string }) {
  return (
    <colgroup>
      <col className="w-(--who) max-slim:w-auto" />
      {phases.map(({ id }) => (
        <col key={id} className={id === phaseId ? 'max-slim:w-31' : 'max-slim:hidden'} />
      ))}
    </colgroup>
  )
}

/** The heads of the columns, for who does not see the line of phases above them. */
const MatrixHead = memo(function MatrixHead({ phases }: { phases: readonly Phase[] }) {
  const t = useTranslations('workspace.matrix')
  return (
    <thead className="sr-only">
      <tr aria-rowindex={1}>
        <th scope="col">{t('who')}</th>
        {phases.map((phase, index) => (
          <th key={phase.id} scope="col">
            {phaseNumber(index)} <FreeText>{phase.name}</FreeText>
          </th>
        ))}
      </tr>
    </thead>
  )
})

/** Stands for the rows that are not on screen, so that the scroll bar tells the truth. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden style={{ height }}>
      <td />
    </tr>
  ) : null
}
