'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useMemo, useRef } from 'react'
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
  document: ScenarioDocument
  rows: readonly MatrixRow[]
  selected: Selected
  onSelect: (phaseId: string, senderId: string, isByKey?: boolean) => void
  onSelectWho: (phaseId: string, who: WhoKey, isByKey?: boolean) => void
  onToggle: (who: WhoKey) => void
  onEditSender: ((senderId: string) => void) | null
}

/** With more rows than this, they scroll inside the card; with fewer, the card is as high as its rows. */
const ROWS_IN_FULL = 40
const ROW_HEIGHT = 53

/**
 * The grid of verdicts: virtual rows, one tab stop, arrow keys. Moving to a verdict selects it, which shows its reason.
 */
export const MatrixGrid = memo(function MatrixGrid(props: Props) {
  const { document, rows, selected, onSelect, onSelectWho, onToggle, onEditSender } = props
  const { phaseId, senderId, who } = selected
  const plan = useTranslations('plan')
  const region = useRef<HTMLElement>(null)
  const { phases } = document
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => region.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => keyOf(rows[index]),
    overscan: 5,
    initialRect: { width: 800, height: 800 },
  })
  useScrolledIntoView(region, '[aria-current=true]', `${phaseId} ${senderId} ${who}`)
  const items = virtual.getVirtualItems()
  const moveTo = useFocusCell(region, (index) => virtual.scrollToIndex(index, { align: 'auto' }))
  const onClick = ({ target }: MouseEvent) => {
    const button =
      target instanceof Element ? target.closest<HTMLElement>('[data-edit],[data-toggle],[data-phase]') : null
    const { edit, toggle, phase, sender, who: key } = button?.dataset ?? {}
    if (edit !== undefined) onEditSender?.(edit)
    else if (toggle !== undefined) onToggle(toggle as WhoKey)
    else if (phase !== undefined && sender !== undefined) onSelect(phase, sender)
    else if (phase !== undefined && key !== undefined) onSelectWho(phase, key as WhoKey)
  }
  const places = useMemo(() => rows.map((_, index) => index), [rows])
  const onKeyDown = (event: KeyboardEvent) => {
    const from = positionOf(event.target)
    if (from === null) return
    const extent = { rows: places, columns: phases.length + 1, firstColumn: 0 }
    const to = nextPosition(event, from, extent)
    if (to === null) return
    event.preventDefault()
    const row = rows[to.row]
    const phase = phases[to.column - 1]
    if (row?.kind === 'sender' && phase !== undefined) onSelect(phase.id, row.sender.id, true)
    if (row?.kind === 'who' && phase !== undefined) onSelectWho(phase.id, row.who.key, true)
    moveTo(to)
  }
  const tabStop = findTabStop(
    items.map(({ index }) => rows[index]),
    selected,
  )
  const total = virtual.getTotalSize()
  const before = items[0]?.start ?? 0
  const after = total - (items.at(-1)?.end ?? 0)
  return (
    <ScrollRegion
      ref={region}
      label={plan('title')}
      className="relative scroll-pl-(--first) overflow-y-auto border-t border-line [--column:7.1rem] max-sm:snap-x max-sm:snap-proximity max-sm:[--first:8rem] sm:[--column:8.25rem]"
      style={rows.length > ROWS_IN_FULL ? { maxHeight: 'min(75dvh, 48rem)' } : undefined}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern on a real table keeps its headers
        role="grid"
        aria-label={plan('title')}
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
            if (row.kind === 'who')
              return (
                <WhoRow
                  key={row.who.key}
                  phases={phases}
                  services={document.services}
                  row={row}
                  index={index}
                  selectedPhaseId={row.who.key === who ? phaseId : null}
                  tabStopPhaseId={row.who.key === tabStop ? phaseId : null}
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
                selectedPhaseId={who === null && sender.id === senderId ? phaseId : null}
                tabStopPhaseId={`sample:${sender.id}` === tabStop ? phaseId : null}
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
  row === undefined ? '' : row.kind === 'who' ? row.who.key : `sample:${row.sender.id}`

/** The row whose cell Tab leads to: the selected one while it is on screen, else the first that is. */
function findTabStop(rows: readonly (MatrixRow | undefined)[], { senderId, who }: Selected): string | null {
  const keys = rows.flatMap((row) => (row === undefined ? [] : [keyOf(row)]))
  const wanted = who ?? `sample:${senderId}`
  return keys.includes(wanted) ? wanted : (keys[0] ?? null)
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
              {phaseNumber(index)} <FreeText>{phase.name}</FreeText>
            </span>
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
