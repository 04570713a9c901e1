export type CsvRow = {
  readonly cells: readonly string[]
  /** where the row starts, and where each of its cells does */
  readonly line: number
  readonly cellLines: readonly number[]
  /** a quote that is never closed, letters behind a closing one, or far too many cells */
  readonly isBroken: boolean
}

/** Rows taken into account; a set holds far fewer connectors. */
const MOST_ROWS = 1000
/** Cells of one row; a connector has some fifty properties. */
const MOST_CELLS = 1000

/**
 * The rows of a CSV text (RFC 4180): cells may be quoted, quotes in them are doubled, line breaks in them are theirs. Any
 * delimiter of one letter, `\n` or `\r\n` at the end of a row. Stops after each row, and after `MOST_ROWS`.
 */
export function* csvRows(text: string, delimiter: string, firstLine: number): Generator<CsvRow> {
  let at = 0
  let line = firstLine
  for (let rows = 0; at < text.length && rows < MOST_ROWS; rows++) {
    const cells: string[] = []
    const cellLines: number[] = []
    const start = line
    let isBroken = false
    for (let isLast = false; !isLast; ) {
      cellLines.push(line)
      const cell = text.charAt(at) === '"' ? quotedCell(text, at) : plainCell(text, at, delimiter)
      const next = text.charAt(cell.end)
      isLast = next !== delimiter || cells.length === MOST_CELLS
      isBroken ||= cell.isOpen || (isLast && !/^(?:\r?\n|\r?$)/.test(text.slice(cell.end, cell.end + 2)))
      cells.push(cell.value)
      line += countLineEnds(cell.value)
      // What stands behind a closing quote is part of a broken row: go on behind it.
      if (isBroken && isLast) cell.end = endOfLine(text, cell.end)
      at = cell.end + 1
    }
    if (text.charAt(at - 1) === '\r') at++
    line++
    yield { cells, line: start, cellLines, isBroken }
  }
}

type Cell = { readonly value: string; end: number; readonly isOpen: boolean }

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start
  while (end < text.length && text.charAt(end) !== delimiter && text.charAt(end) !== '\n') end++
  if (text.charAt(end) === '\n' && end > start && text.charAt(end - 1) === '\r') end--
  return { value: text.slice(start, end), end, isOpen: false }
}

function quotedCell(text: string, start: number): Cell {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && text.charAt(end + 1) === '"') end = text.indexOf('"', end + 2)
  const isOpen = end === -1
  const inner = text.slice(start + 1, isOpen ? text.length : end)
  return { value: inner.replaceAll('""', '"'), end: isOpen ? text.length : end + 1, isOpen }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

function countLineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}
