'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FreeText } from '#components/shell/free-text'
import { ScrollRegion } from '#components/ui/scroll-region'
import { useScrolledIntoView } from '#components/ui/scrolled-into-view'
import type { MatrixRow } from '#lib/client/views/matrix-rows'
import { phaseNumber } from '#lib/client/views/names'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { WhoKey } from '#lib/scenario/wants/who'
import { type GridPosition, nextPosition, positionOf } from './grid-keys'
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

/** With more rows than this, only those near the window are rendered. */
const ALL_AT_ONCE = 60
const ROW_HEIGHT = 36

/**
 * The grid of cells: one tab stop, arrow keys, Enter opens the panel. While the panel is open it shows the cell that is
 * moved to.
 */
export const MatrixGrid = memo(function MatrixGrid(props: Props) {
  const { ref: region, document, rows, selected, onSelect, onSelectWho, onToggle, onEditSender } = props
  const { phaseId, senderId, who } = selected
  const plan = useTranslations('plan')
  const { phases } = document
  const { items, before, after, show } = useShownRows(region, rows)
  useScrolledIntoView(region, '[aria-current=true]', `${phaseId} ${senderId} ${who}`)
  const moveTo = useFocusCell(region, show)
  const onClick = ({ target }: MouseEvent) => {
    const button =
      target instanceof Element ? target.closest<HTMLElement>('[data-edit],[data-toggle],[data-phase]') : null
    const { edit, toggle, phase, sender, who: key } = button?.dataset ?? {}
    if (edit !== undefined) onEditSender?.(edit)
    else if (toggle !== undefined) onToggle(toggle as WhoKey)
    else if (phase !== undefined && sender !== undefined) onSelect(phase, sender)
    else if (phase !== undefined && key !== undefined) onSelectWho(phase, key as WhoKey)
  }
  const places = useMemo(() => rows.flatMap(({ kind }, index) => (kind === 'group' ? [] : [index])), [rows])
  const onKeyDown = (event: KeyboardEvent) => {
    const from = positionOf(event.target)
    if (from === null) return
    const to = nextPosition(event, from, { rows: places, columns: phases.length + 1, firstColumn: 0 })
    if (to === null) return
    event.preventDefault()
    const row = rows[to.row]
    const phase = phases[to.column - 1]
    const isOpen = who !== null || senderId !== null
    if (isOpen && row?.kind === 'sender' && phase !== undefined) onSelect(phase.id, row.sender.id, true)
    if (isOpen && row?.kind === 'who' && phase !== undefined) onSelectWho(phase.id, row.who.key, true)
    moveTo(to)
  }
  const tabStop = findTabStop(
    items.map((index) => rows[index]),
    selected,
  )
  const phaseIndex = phases.findIndex(({ id }) => id === phaseId)
  return (
    <ScrollRegion ref={region} label={plan('title')} className="relative scroll-pl-(--who) max-phone:overflow-visible">
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern on a real table keeps its headers
        role="grid"
        aria-label={plan('title')}
        aria-rowcount={rows.length + 1}
        aria-colcount={phases.length + 1}
        className="w-full table-fixed border-separate border-spacing-0 max-phone:!min-w-0"
        style={{ minWidth: `calc(var(--who) + ${phases.length} * var(--phase))` }}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          <col className="w-(--who) max-phone:w-auto" />
          {phases.map(({ id }) => (
            <col key={id} className={id === phaseId ? 'max-phone:w-31' : 'max-phone:hidden'} />
          ))}
        </colgroup>
        <MatrixHead phases={phases} />
        <tbody>
          <Spacer height={before} />
          {items.map((index) => {
            const row = rows[index]
            if (row === undefined) return null
            const place = { index, phaseId, isTabStop: keyOf(row) === tabStop, measure: show.measure }
            if (row.kind === 'group')
              return (
                <GroupRow
                  key={row.group}
                  name={plan(`groups.${row.group}`)}
                  phaseIndex={phaseIndex}
                  count={phases.length}
                  index={index}
                  measure={show.measure}
                />
              )
            if (row.kind === 'who')
              return (
                <WhoRow
                  key={row.who.key}
                  phases={phases}
                  services={document.services}
                  row={row}
                  isSelected={row.who.key === who}
                  {...place}
                />
              )
            return (
              <SampleRow
                key={row.sender.id}
                document={document}
                sender={row.sender}
                isSelected={who === null && row.sender.id === senderId}
                canEdit={onEditSender !== null}
                {...place}
              />
            )
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </ScrollRegion>
  )
})

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

type Show = ((row: number) => void) & { readonly measure: (element: HTMLTableRowElement | null) => void }

/** The rows to render: all of a few, of many those near the window. The page scrolls, and never a box within it. */
function useShownRows(region: RefObject<HTMLElement | null>, rows: readonly MatrixRow[]) {
  const [margin, setMargin] = useState(0)
  const isAll = rows.length <= ALL_AT_ONCE
  useEffect(() => {
    const { current } = region
    if (isAll || current === null) return
    // What stands above the matrix may change its height at any time.
    const observer = new ResizeObserver(() => setMargin(current.getBoundingClientRect().top + window.scrollY))
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [isAll, region])
  const virtual = useWindowVirtualizer({
    count: isAll ? 0 : rows.length,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => keyOf(rows[index]),
    overscan: 8,
    scrollMargin: margin,
    initialRect: { width: 800, height: 800 },
  })
  const items = virtual.getVirtualItems()
  const show: Show = useMemo(
    () =>
      Object.assign((row: number) => virtual.scrollToIndex(row, { align: 'auto' }), {
        measure: virtual.measureElement,
      }),
    [virtual],
  )
  if (isAll) return { items: rows.map((_, index) => index), before: 0, after: 0, show }
  return {
    items: items.map(({ index }) => index),
    before: (items[0]?.start ?? margin) - margin,
    after: virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin),
    show,
  }
}

/** The cell at a position; of a row with one cell over all phases, that cell. */
function cellAt(region: HTMLElement | null, { row, column }: GridPosition): HTMLElement | null {
  const exact = region?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)
  return exact ?? region?.querySelector<HTMLElement>(`[data-cell="${row}:1"]`) ?? null
}

/** Returns a function that focuses a cell, once its row is rendered. */
function useFocusCell(region: RefObject<HTMLElement | null>, show: (row: number) => void) {
  const pending = useRef<GridPosition | null>(null)
  useEffect(() => {
    const { current: position } = pending
    if (position === null) return
    const cell = cellAt(region.current, position)
    if (cell === null) return
    pending.current = null
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  return (position: GridPosition) => {
    pending.current = position
    const cell = cellAt(region.current, position)
    if (cell === null) return show(position.row)
    pending.current = null
    cell.focus()
  }
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

type GroupProps = {
  index: number
  name: string
  phaseIndex: number
  count: number
  measure: (element: HTMLTableRowElement | null) => void
}

/** The name of a group of rows. The column of the phase on screen goes on behind it. */
function GroupRow({ index, name, phaseIndex, count, measure }: GroupProps) {
  return (
    <tr data-index={index} ref={measure} aria-rowindex={index + 2} className="h-[25px]">
      <th
        scope="rowgroup"
        className="sticky left-0 z-[1] bg-paper pt-1.5 text-left align-middle text-xs font-normal text-ink-3 max-phone:static"
      >
        {name}
      </th>
      {Array.from({ length: count }, (_, column) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: the phases of a row stand in order
          key={column}
          className={column === phaseIndex ? 'bg-accent-soft/60' : 'max-phone:hidden'}
        />
      ))}
    </tr>
  )
}

/** Stands for the rows that are not on screen, so that the scroll bar tells the truth. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden style={{ height }}>
      <td />
    </tr>
  ) : null
}
