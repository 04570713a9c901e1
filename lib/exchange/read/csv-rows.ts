export type CsvRow = {
  readonly cells: readonly string[]
  /** the first line of the row, and of each of its cells */
  readonly line: number
  readonly cellLines: readonly number[]
  /** a quote that is not closed, characters behind a closing quote, or far too many cells */
  readonly isBroken: boolean
}

/** The most rows that are read. A tenant has far fewer connectors. */
const MOST_ROWS = 1000
/** The most cells of a row. A connector has about fifty properties. */
const MOST_CELLS = 1000

/**
 * The rows of a CSV text (RFC 4180): cells may be quoted, with doubled quotes and line breaks inside. The delimiter is
 * any character, and rows end with `\n` or `\r\n`. Yields each row, at most `MOST_ROWS`.
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
      // Characters behind a closing quote make the row broken. Continue at the end of the line.
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
