import { type NamedCell, objectOfCells } from './csv'
import { findDelimiter, isHeader } from './csv-header'
import { csvRows } from './csv-rows'
import { kindOfObject, type ObjectKind } from './object-kinds'
import type { ProblemList } from './problems'
import { isExchangeLabel } from './properties'
import type { ObjectReader, ReadObject } from './read-object'

type Row = { readonly cells: readonly string[]; readonly line: number }

/** A row under the header of a Markdown table: dashes, with colons for the alignment. */
const SEPARATOR = /^\s*:?-+:?\s*$/
/** The most rows that are read, and the most objects of a table that lists properties in rows. */
const MOST_ROWS = 1000

/** Reads a Markdown table, with properties as columns or as rows. */
export function* readMarkdown(text: string, problems: ProblemList, stated: ObjectKind | null = null): ObjectReader {
  const rows: Row[] = []
  let line = 0
  for (const written of text.split(/\r\n|\n|\r/)) {
    line++
    if (written.trim() === '' || rows.length >= MOST_ROWS) continue
    const cells = markdownCells(written)
    if (!cells.every((cell) => SEPARATOR.test(cell))) rows.push({ cells, line })
    if (line % 100 === 0) yield
  }
  return readRows(rows, stated, problems)
}

/** Reads a table with properties as rows, as it is copied from a spreadsheet (docs/formats.md §2.4). */
export function* readTransposed(text: string, problems: ProblemList, stated: ObjectKind | null = null): ObjectReader {
  const [first, second] = text.slice(0, 2000).split('\n')
  const delimiter = text.includes('\t') ? '\t' : (findDelimiter(first ?? '') ?? findDelimiter(second ?? '') ?? ',')
  const rows: Row[] = []
  for (const row of csvRows(text, delimiter, 1)) {
    yield
    if (row.isBroken) problems.add('QUOTES', { line: row.line })
    else if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row)
  }
  return readRows(rows, stated, problems)
}

function readRows(rows: readonly Row[], stated: ObjectKind | null, problems: ProblemList): readonly ReadObject[] {
  const [header, ...body] = rows
  if (header === undefined) return []
  if (isHeader(header.cells.join('\t'))) return body.flatMap((row) => readRow(header.cells, row, stated, problems))
  const labelled = rows.filter(({ cells }) => isExchangeLabel(labelOf(cells)))
  const columns = labelled.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const isNamed = labelled.some(({ cells }) => /^(?:name|identity)$/i.test(labelOf(cells)))
  const title = isNamed || isExchangeLabel(labelOf(header.cells)) ? null : header
  return Array.from({ length: Math.min(columns - 1, MOST_ROWS) }, (_, i) => i + 1).flatMap((column) => {
    const cells = labelled.map(
      ({ cells: own, line }): NamedCell => ({ name: labelOf(own), value: own[column]?.trim() ?? '', line }),
    )
    // A column of remarks beside the values has none for most properties.
    const isFilled = cells.filter(({ value }) => value !== '').length > cells.length / 2 || columns === 2
    return isFilled ? objectOfCells([...nameIn(title, column), ...cells], header.line, stated, problems) : []
  })
}

const labelOf = (cells: readonly string[]): string => cells[0]?.trim() ?? ''

/** What heads a column of values whatever they are, and is no name of a connector. */
const NO_NAME =
  /^(?:(?:current |new |old |existing )?(?:values?|settings?)|(?:(?:aktuell|neu|alt|bestehend)e[rsn]? )?(?:werte?|einstellung(?:en)?)|valeurs?|valor(?:es)?|valore|waarde|wartość|remarks?|comments?|notes?|bemerkung(?:en)?|kommentare?|notiz(?:en)?|description|beschreibung|(?:column|spalte) ?\d+|\d+)?$/i

/** The name of a connector, where it stands above its column. */
function nameIn(title: Row | null, column: number): NamedCell[] {
  const value = title?.cells[column]?.trim() ?? ''
  return title === null || NO_NAME.test(value) ? [] : [{ name: 'Name', value, line: title.line }]
}

function readRow(
  names: readonly string[],
  { cells, line }: Row,
  stated: ObjectKind | null,
  problems: ProblemList,
): ReadObject[] {
  if (cells.length === names.length) {
    const named = names.map((name, i): NamedCell => ({ name: name.trim(), value: cells[i] ?? '', line }))
    return objectOfCells(named, line, stated, problems)
  }
  problems.add('ROW_LENGTH', { line }, { cells: cells.length, columns: names.length })
  return []
}

/** The cells of a Markdown row, without its marks: `**bold**`, code ticks, escapes and line breaks in HTML. */
function markdownCells(line: string): string[] {
  const cells = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
  return cells.map((cell) =>
    cell
      .replace(/<br\s*\/?>/gi, ' ')
      .trim()
      .replace(/^(`+|\*\*|__)(.*)\1$/, '$2')
      .replace(/\\([\\`*_{}[\]()#+.!|<>-])/g, '$1')
      .trim(),
  )
}

const DASHES = /-{2,}/g

/** Reports whether a line is the rule under the header of Format-Table. */
export const isTableRule = (line: string): boolean => /^\s*-{2,}(?: +-{2,})+\s*$/.test(line)

/**
 * The cells of a line, by the columns of the table. Where a copy moved them, and a word stands across two columns, its
 * words are the cells if there are as many: a part of a word would be a value that the text does not have. Else null.
 */
function cellsAt(starts: readonly number[], line: string): string[] | null {
  const isMoved = starts.some(
    (start) => start > 0 && /\S/.test(line.charAt(start - 1)) && /\S/.test(line.charAt(start)),
  )
  if (!isMoved) return starts.map((start, i) => line.slice(start, starts[i + 1]).trim())
  const words = line.trim().split(/\s+/)
  return words.length === starts.length ? words : null
}

/**
 * Reads Format-Table where it holds all that is needed, such as accepted domains. Of connectors it leaves out too much:
 * that is a problem.
 */
export function* readFormatTable(text: string, problems: ProblemList, stated: ObjectKind | null = null): ObjectReader {
  const lines = text.split(/\r\n|\n|\r/)
  const rule = lines.findIndex(isTableRule)
  const starts = [...(lines[rule] ?? '').matchAll(DASHES)].map(({ index }) => index)
  const names = cellsAt(starts, lines[rule - 1] ?? '') ?? []
  const kind = kindOfObject(names, stated)
  if (kind === null || kind === 'inbound') {
    problems.add('FORMAT_TABLE', { line: Math.max(rule, 1) })
    return []
  }
  const objects: ReadObject[] = []
  for (const [index, line] of lines.entries()) {
    if (index <= rule || line.trim() === '' || objects.length >= MOST_ROWS) continue
    yield
    const cells = cellsAt(starts, line)
    if (cells === null) {
      problems.add('LINE_NOT_READ', { line: index + 1, value: line })
      continue
    }
    const named = names.map((name, i): NamedCell => ({ name, value: cells[i] ?? '', line: index + 1 }))
    objects.push(...objectOfCells(named, index + 1, kind, problems))
  }
  return objects
}
