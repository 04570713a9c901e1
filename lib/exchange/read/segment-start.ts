import { withoutColours } from './colours'
import { isHeader } from './csv-header'
import { startsJson } from './json-lines'
import { LABEL, SPACED_LABEL } from './labels'
import { isExchangeLabel } from './properties'
import { isTableRule } from './table'
import type { TextLines } from './text-lines'
import { startsYaml } from './yaml-start'

export type SegmentFormat =
  | 'json'
  | 'clixml'
  | 'html'
  | 'csv'
  | 'markdown'
  | 'transposed'
  | 'yaml'
  | 'format-list'
  | 'format-table'

/** Characters by which the beginning of JSON is told. */
const LONGEST_START = 200
/** JSON behind other words in its line. */
const JSON_WITHIN = /(?:\[\s*)?\{\s*["\u201c-\u201f]/

/** The format that begins in the line at this offset, and where; null where none does. `line` is the line as it is read. */
export function startOfSegment(
  lines: TextLines,
  at: number,
  line: string,
): { readonly format: SegmentFormat; readonly start: number } | null {
  const bare = line.trimStart()
  const start = at + line.length - bare.length
  if (startsJsonAt(lines, start) || bare === 'null') return { format: 'json', start }
  const marked = markedFormat(bare)
  if (marked !== null) return { format: marked, start }
  if (isTransposed(bare, lines.lineBelow(at)) || isAboveTransposed(line, lines, at))
    return { format: 'transposed', start: at }
  if (isHeader(bare)) return { format: 'csv', start }
  if (startsYaml(lines, at, line)) return { format: 'yaml', start: at }
  if (isTableRule(lines.lineBelow(at))) return { format: 'format-table', start: at }
  if (isListLabel(withoutColours(bare))) return { format: 'format-list', start: at }
  const within = JSON_WITHIN.exec(line)
  return within === null ? null : { format: 'json', start: at + within.index }
}

/** Reports whether JSON begins at this offset. */
export const startsJsonAt = ({ text }: TextLines, at: number): boolean => startsJson(text.slice(at, at + LONGEST_START))

/** The format that says by a mark of its own that it begins here. */
function markedFormat(bare: string): SegmentFormat | null {
  if (
    /^(?:<\?xml\b|<Objs\b|#< CLIXML)/.test(bare) ||
    (/^<!(?:DOCTYPE|--)/.test(bare) && !/^<!DOCTYPE\s+html/i.test(bare))
  )
    return 'clixml'
  if (/^<(?:!DOCTYPE\s+html|html|body|table|head)\b/i.test(bare)) return 'html'
  if (bare.startsWith('|') && /\|.*\|/.test(bare)) return 'markdown'
  return /^(?:#TYPE |sep=.$)/i.test(bare) ? 'csv' : null
}

function isListLabel(line: string): boolean {
  const label = LABEL.exec(line)?.[1]
  return (label !== undefined && isExchangeLabel(label)) || SPACED_LABEL.test(line)
}

/** A line that heads the columns of such a table: as many cells, and the first of them names no property. */
function isAboveTransposed(line: string, lines: TextLines, at: number): boolean {
  const below = lines.lineBelow(at)
  const delimiter = CELL.exec(below)?.[2]
  if (delimiter === undefined || !line.includes(delimiter)) return false
  const [label = '', ...cells] = line.split(delimiter)
  // A sentence has commas too.
  if (
    delimiter === ',' &&
    !/^"?(?:propert(?:y|ies)|eigenschaft(?:en)?|parameter|setting|attribute?)?"?$/i.test(label.trim())
  )
    return false
  const isTitle = cells.some((cell) => cell.trim() !== '') && ![label, ...cells].some(isLabelCell)
  const next = lines.endOfLine(at) + 1
  return isTitle && below.split(delimiter).length === cells.length + 1 && isTransposed(below, lines.lineBelow(next))
}

const isLabelCell = (cell: string): boolean => isExchangeLabel(cell.trim().replace(/^"|"$/g, ''))

const CELL = /^\s*"?([A-Za-z]\w*)"?[ ]*([\t;,|])/

/** Property and value in columns, one pair a line. */
function isTransposed(line: string, below: string): boolean {
  const first = CELL.exec(line)
  if (first === null || !isExchangeLabel(first[1] ?? '') || /^\w+\s*:/.test(line)) return false
  const cells = line.split(first[2] ?? '\t')
  const isValue = cells.slice(1).some((cell) => cell.trim() !== '' && !isLabelCell(cell))
  const next = CELL.exec(below)
  return isValue && next !== null && next[2] === first[2] && isExchangeLabel(next[1] ?? '')
}
