import { findDelimiter, skipPreface } from './csv-header'
import { type CsvRow, csvRows } from './csv-rows'
import { isConnector } from './find-connectors'
import type { Note } from './notes'
import type { ProblemList } from './problems'
import { findExchangeProperty } from './properties'
import type { ObjectReader, ReadObject } from './read-object'

/** Characters of the header that are examined to find the delimiter. */
const HEAD = 20_000

/**
 * Reads CSV of `Export-Csv` or Excel (docs/formats.md §2.4): separated by comma, semicolon, tab or bar, with or without
 * `#TYPE`. The format has no types: all values are text, and lists were joined by a script.
 */
export function* readCsv(text: string, problems: ProblemList): ObjectReader {
  const { start, header, lines } = skipPreface(text)
  let names: readonly string[] | null = null
  const objects: ReadObject[] = []
  for (const row of csvRows(text.slice(start), findDelimiter(header.slice(0, HEAD)) ?? ',', lines + 1)) {
    yield
    if (row.cells.length === 1 && row.cells[0]?.trim() === '') continue
    if (row.isBroken) problems.add('QUOTES', { line: row.line })
    else if (names !== null) objects.push(...readRow(row, names, problems))
    else names = row.cells.map((cell) => cell.trim())
    if (names === null) return []
  }
  const others = (names ?? []).filter((name) => findExchangeProperty(name) === null).length
  if (objects.length > 0 && others > 0) problems.add('KEPT_AS_TEXT', { line: lines + 1 }, { count: others })
  return objects
}

function readRow({ cells, line, cellLines }: CsvRow, names: readonly string[], problems: ProblemList): ReadObject[] {
  if (cells.length !== names.length) {
    problems.add('ROW_LENGTH', { line }, { cells: cells.length, columns: names.length })
    return []
  }
  const pairs = new Map<string, string>()
  const lines = new Map<string | number, number>()
  const notes: Note[] = []
  for (const [index, name] of names.entries()) {
    const value = cells[index] ?? ''
    const at = cellLines[index] ?? line
    if (pairs.has(name)) notes.push({ code: 'DUPLICATE_PROPERTY', line: at, property: name, value })
    else {
      pairs.set(name, value)
      lines.set(name, at)
    }
  }
  const item = Object.fromEntries(pairs)
  if (isConnector(item)) return [{ item, lineOf: ([property = '']) => lines.get(property) ?? line, notes }]
  problems.add('NOT_A_CONNECTOR', { line })
  return []
}
