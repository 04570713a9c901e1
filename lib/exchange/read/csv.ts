import { findDelimiter, skipPreface } from './csv-header'
import { type CsvRow, csvRows } from './csv-rows'
import type { Note } from './notes'
import { kindOfObject, type ObjectKind } from './object-kinds'
import type { ProblemList } from './problems'
import { findExchangeProperty } from './properties'
import type { ObjectReader, ReadObject } from './read-object'

/** Characters of the header that are examined to find the delimiter. */
const HEAD = 20_000

/**
 * Reads CSV of `Export-Csv` or Excel (docs/formats.md §2.4): separated by comma, semicolon, tab or bar, with or without
 * `#TYPE`. The format has no types: all values are text, and lists were joined by a script.
 */
export function* readCsv(text: string, problems: ProblemList, stated: ObjectKind | null = null): ObjectReader {
  const { start, header, lines } = skipPreface(text)
  let names: readonly string[] | null = null
  const objects: ReadObject[] = []
  for (const row of csvRows(text.slice(start), findDelimiter(header.slice(0, HEAD)) ?? ',', lines + 1)) {
    yield
    if (row.cells.length === 1 && row.cells[0]?.trim() === '') continue
    if (row.isBroken) problems.add('QUOTES', { line: row.line })
    else if (names !== null) objects.push(...readRow(row, names, stated, problems))
    else names = row.cells.map((cell) => cell.trim())
    if (names === null) return []
  }
  const others = (names ?? []).filter((name) => findExchangeProperty(name) === null).length
  const hasConnectors = objects.some(({ kind }) => kind === 'inbound')
  if (hasConnectors && others > 0) problems.add('KEPT_AS_TEXT', { line: lines + 1 }, { count: others })
  return objects
}

function readRow(
  { cells, line, cellLines }: CsvRow,
  names: readonly string[],
  stated: ObjectKind | null,
  problems: ProblemList,
): ReadObject[] {
  if (cells.length !== names.length) {
    problems.add('ROW_LENGTH', { line }, { cells: cells.length, columns: names.length })
    return []
  }
  const named = names.map(
    (name, index): NamedCell => ({
      name,
      value: cells[index] ?? '',
      line: cellLines[index] ?? line,
    }),
  )
  return objectOfCells(named, line, stated, problems)
}

export type NamedCell = { readonly name: string; readonly value: string; readonly line: number }

/** The object that a row or column of a table holds; a problem if it is of no known kind. */
export function objectOfCells(
  cells: readonly NamedCell[],
  line: number,
  stated: ObjectKind | null,
  problems: ProblemList,
): ReadObject[] {
  const pairs = new Map<string, string>()
  const lines = new Map<string | number, number>()
  const notes: Note[] = []
  for (const { name, value, line: at } of cells) {
    if (pairs.has(name)) notes.push({ code: 'DUPLICATE_PROPERTY', line: at, property: name, value })
    else {
      pairs.set(name, value)
      lines.set(name, at)
    }
  }
  const kind = kindOfObject(pairs.keys(), stated)
  if (kind !== null)
    return [{ item: Object.fromEntries(pairs), kind, lineOf: ([property = '']) => lines.get(property) ?? line, notes }]
  problems.add('NOT_A_CONNECTOR', { line })
  return []
}
