'use client'

import { type RefObject, useEffect, useRef } from 'react'
import type { GridPosition } from './grid-keys'

/** The cell at a position; of a row with one cell over all phases, that cell. */
function cellAt(region: HTMLElement | null, { row, column }: GridPosition): HTMLElement | null {
  const exact = region?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)
  return exact ?? region?.querySelector<HTMLElement>(`[data-cell="${row}:1"]`) ?? null
}

/** Returns a function that focuses a cell, once its row is rendered. `scrollTo` brings a row near the window. */
export function useFocusCell(region: RefObject<HTMLElement | null>, scrollTo: (row: number) => void) {
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
    if (cell === null) return scrollTo(position.row)
    pending.current = null
    cell.focus()
  }
}
