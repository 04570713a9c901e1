'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ScrollRegion } from '#components/ui/scroll-region'
import { useScrolledIntoView } from '#components/ui/scrolled-into-view'
import type { MatrixRow } from '#lib/client/views/matrix-rows'
import { phaseNumber } from '#lib/client/views/names'
import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { type GridPosition, nextPosition, positionOf } from './grid-keys'
import { SampleRow } from './sample-row'

type Props = {
  document: ScenarioDocument
  rows: readonly MatrixRow[]
  phaseId: string
  senderId: string | null
  onSelect: (phaseId: string, senderId: string, isByKey?: boolean) => void
  onEditSender: ((senderId: string) => void) | null
}

/** With more rows than this, they scroll inside the card; with fewer, the card is as high as its rows. */
const ROWS_IN_FULL = 40
const ROW_HEIGHT = 53
const GROUP_HEIGHT = 37

/**
 * The grid of verdicts: virtual rows, one tab stop, arrow keys. Moving to a verdict selects it, which shows its reason.
 */
export const MatrixGrid = memo(function MatrixGrid(props: Props) {
  const { document, rows, phaseId, senderId, onSelect, onEditSender } = props
  const t = useTranslations('workspace.matrix')
  const region = useRef<HTMLElement>(null)
  const { phases } = document
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => region.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? GROUP_HEIGHT : ROW_HEIGHT),
    getItemKey: (index) => keyOf(rows[index]),
    overscan: 5,
    initialRect: { width: 800, height: 800 },
  })
  useScrolledIntoView(region, '[aria-current=true]', `${phaseId} ${senderId}`)
  const items = virtual.getVirtualItems()
  const moveTo = useFocusCell(region, (index) => virtual.scrollToIndex(index, { align: 'auto' }))
  const select = (target: EventTarget) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-sender]') : null
    if (button?.dataset.phase && button.dataset.sender) onSelect(button.dataset.phase, button.dataset.sender)
  }
  const onClick = (event: MouseEvent) => {
    const edit = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-edit]') : null
    if (edit?.dataset.edit) onEditSender?.(edit.dataset.edit)
    else select(event.target)
  }
  const senderRows = useMemo(() => rows.flatMap((row, index) => (row.kind === 'sender' ? [index] : [])), [rows])
  const onKeyDown = (event: KeyboardEvent) => {
    const from = positionOf(event.target)
    if (from === null) return
    const extent = { rows: senderRows, columns: phases.length + 1, firstColumn: onEditSender ? 0 : 1 }
    const to = nextPosition(event, from, extent)
    if (to === null) return
    event.preventDefault()
    const row = rows[to.row]
    const phase = phases[to.column - 1]
    if (row?.kind === 'sender' && phase !== undefined) onSelect(phase.id, row.sender.id, true)
    moveTo(to)
  }
  const tabStop = findTabStop(
    items.map(({ index }) => rows[index]),
    senderId,
  )
  const total = virtual.getTotalSize()
  const before = items[0]?.start ?? 0
  const after = total - (items.at(-1)?.end ?? 0)
  return (
    <ScrollRegion
      ref={region}
      label={t('title')}
      className="relative scroll-pl-(--first) overflow-y-auto border-t border-line [--column:7.1rem] max-sm:snap-x max-sm:snap-proximity max-sm:[--first:8rem] sm:[--column:8.25rem]"
      style={rows.length > ROWS_IN_FULL ? { maxHeight: 'min(75dvh, 48rem)' } : undefined}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern on a real table keeps its headers
        role="grid"
        aria-label={t('title')}
        aria-rowcount={rows.length + 1}
        aria-colcount={phases.length + 1}
        className="w-full table-fixed border-separate border-spacing-0"
        style={{ minWidth: `calc(var(--first) + ${phases.length} * var(--column))` }}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <MatrixHead phases={phases} phaseId={phaseId} />
        <tbody>
          <Spacer height={before} />
          {items.map(({ index }) => {
            const row = rows[index]
            if (row === undefined) return null
            if (row.kind === 'group')
              return (
                <GroupRow
                  key={row.group}
                  index={index}
                  title={t(`groups.${row.group}`)}
                  columns={phases.length}
                  measure={virtual.measureElement}
                />
              )
            const { sender } = row
            return (
              <SampleRow
                key={sender.id}
                document={document}
                sender={sender}
                index={index}
                selectedPhaseId={sender.id === senderId ? phaseId : null}
                tabStopPhaseId={sender.id === tabStop ? phaseId : null}
                canEdit={onEditSender !== null}
                measure={virtual.measureElement}
              />
            )
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </ScrollRegion>
  )
})

const keyOf = (row: MatrixRow | undefined): string =>
  row === undefined ? '' : row.kind === 'group' ? `group ${row.group}` : row.sender.id

/** The sender whose cell is the tab stop: the selected one if its row is rendered, else the first one that is. */
function findTabStop(rows: readonly (MatrixRow | undefined)[], senderId: string | null): string | null {
  const ids = rows.flatMap((row) => (row?.kind === 'sender' ? [row.sender.id] : []))
  return senderId !== null && ids.includes(senderId) ? senderId : (ids[0] ?? null)
}

/** Returns a function that focuses a cell, once its row is rendered. */
function useFocusCell(region: { readonly current: HTMLElement | null }, scrollTo: (row: number) => void) {
  const pending = useRef<GridPosition | null>(null)
  useEffect(() => {
    const { current: position } = pending
    if (position === null) return
    const cell = region.current?.querySelector<HTMLElement>(`[data-cell="${position.row}:${position.column}"]`)
    if (!cell) return
    pending.current = null
    cell.focus({ preventScroll: true })
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  return (position: GridPosition) => {
    pending.current = position
    scrollTo(position.row)
    const cell = region.current?.querySelector<HTMLElement>(`[data-cell="${position.row}:${position.column}"]`)
    if (!cell) return
    pending.current = null
    cell.focus()
  }
}

const MatrixHead = memo(function MatrixHead({ phases, phaseId }: { phases: readonly Phase[]; phaseId: string }) {
  const t = useTranslations('workspace.matrix')
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th
          scope="col"
          className="sticky top-0 left-0 z-20 w-(--first) border-b border-line bg-surface px-4 py-2 text-left text-sm font-normal text-ink-3 sm:px-4.5"
        >
          {t('who')}
        </th>
        {phases.map((phase, index) => (
          <th
            key={phase.id}
            scope="col"
            title={phase.name}
            className={`sticky top-0 z-10 snap-start border-b bg-surface px-2.5 py-2 text-left text-sm ${phase.id === phaseId ? 'border-b-2 border-ink font-semibold text-ink' : 'border-line font-normal text-ink-2'}`}
          >
            <span className="line-clamp-2 break-words">
              {phaseNumber(index)} {phase.name}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  )
})

type GroupProps = {
  index: number
  title: string
  columns: number
  measure: (element: HTMLTableRowElement | null) => void
}

function GroupRow({ index, title, columns, measure }: GroupProps) {
  return (
    <tr data-index={index} ref={measure} aria-rowindex={index + 2}>
      <th
        scope="rowgroup"
        colSpan={columns + 1}
        className="border-t border-line px-4 pt-3 pb-1 text-left text-sm font-normal text-ink-3 sm:px-4.5"
      >
        <span className="sticky left-4">{title}</span>
      </th>
    </tr>
  )
}

/** Takes the height of rows that are not rendered, so that the scroll bar is right. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden style={{ height }}>
      <td />
    </tr>
  ) : null
}
