import type { KeyboardEvent } from 'react'

export type GridPosition = { readonly row: number; readonly column: number }

/** The position of the cell that was clicked or focused; null outside of the cells. */
export function positionOf(target: EventTarget): GridPosition | null {
  const found = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset.cell : undefined
  if (found === undefined) return null
  const [row = 0, column = 0] = found.split(':').map(Number)
  return { row, column }
}

const PAGE = 10

/** The position that a key moves to, by the ARIA grid pattern; null for keys without a move. */
export function nextPosition(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  { row, column }: GridPosition,
  { rows, columns, firstColumn }: { rows: readonly number[]; columns: number; firstColumn: number },
): GridPosition | null {
  if (altKey || (metaKey && !ctrlKey)) return null
  const at = rows.indexOf(row)
  const toRow = (index: number) => rows[Math.min(rows.length - 1, Math.max(0, index))] ?? row
  const last = columns - 1
  switch (key) {
    case 'ArrowRight':
      return { row, column: Math.min(last, column + 1) }
    case 'ArrowLeft':
      return { row, column: Math.max(firstColumn, column - 1) }
    case 'ArrowDown':
      return { row: toRow(at + 1), column }
    case 'ArrowUp':
      return { row: toRow(at - 1), column }
    case 'PageDown':
      return { row: toRow(at + PAGE), column }
    case 'PageUp':
      return { row: toRow(at - PAGE), column }
    case 'Home':
      return { row: ctrlKey ? toRow(0) : row, column: firstColumn }
    case 'End':
      return { row: ctrlKey ? toRow(rows.length - 1) : row, column: last }
    default:
      return null
  }
}
