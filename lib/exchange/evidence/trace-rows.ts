import { csvRows } from '#lib/exchange/read/csv-rows'
import { fromLines, type Line, linesOf, type PastedText } from './pasted-text'
import { namesOfRow } from './rows-alone'
import { cardAsLines, columnOf } from './trace-labels'

/** Columns of rows of message traces and of EmailEvents that hold the connecting address (docs/formats.md §8). */
export const ADDRESS_COLUMNS = ['fromip', 'originalclientip', 'senderipv4', 'senderipv6'] as const
const OTHER_COLUMNS = [
  ...['recipientaddress', 'recipientstatus', 'recipientemailaddress', 'senderaddress', 'sendermailfromaddress'],
  ...['messagetraceid', 'networkmessageid', 'connectorid', 'connectors', 'returnpath', 'messageid', 'directionality'],
]
const COLUMNS: ReadonlySet<string> = new Set([...ADDRESS_COLUMNS, ...OTHER_COLUMNS])

const LABEL = /^\s{0,100}"?([A-Za-z][A-Za-z0-9_ ]{1,40}?)"?\s{0,60}:/
const DELIMITERS = [',', ';', '\t'] as const
/** Lines that are looked at to tell rows. */
const LOOKED_AT = 200

/** Reports whether the text holds rows of a message trace, of a report or of EmailEvents. */
export function isTraceRow(pasted: PastedText): boolean {
  const head = linesOf({ ...pasted, text: pasted.text.slice(0, 20_000) }).slice(0, LOOKED_AT)
  if (tableIn(head) !== null || cardIn(pasted) !== null) return true
  const labels = head.flatMap(({ text }) => {
    const all = [...text.slice(0, 5000).matchAll(/"([A-Za-z]\w{1,40})"\s{0,5}:/g)].map(([, name = '']) => name)
    const label = LABEL.exec(text)?.[1]
    return label === undefined ? all : [...all, label]
  })
  return isKnown(labels.map(columnOf))
}

const isKnown = (columns: readonly string[]): boolean =>
  ADDRESS_COLUMNS.some((name) => columns.includes(name)) && columns.filter((name) => COLUMNS.has(name)).length > 1

type Header = { readonly at: number; readonly delimiter: string; readonly names: readonly string[] }

function headerIn(lines: readonly Line[]): Header | null {
  for (const [at, { text }] of lines.slice(0, 10).entries())
    for (const delimiter of DELIMITERS) {
      const names = text.slice(0, 4000).split(delimiter)
      if (names.length > 2 && isKnown(names.map(columnOf))) return { at, delimiter, names: names.map(plain) }
    }
  return null
}

/** The header, or the names of the cells where the first row that can be told has none. */
const tableIn = (lines: readonly Line[]): Header | null => headerIn(lines) ?? rowAloneIn(lines)

function rowAloneIn(lines: readonly Line[]): Header | null {
  for (const [at, { text }] of lines.slice(0, 10).entries())
    for (const delimiter of DELIMITERS) {
      if (!text.includes(delimiter)) continue
      const cells = csvRows(text, delimiter, 1).next().value?.cells ?? []
      const names = namesOfRow(cells)
      if (names !== null) return { at: at - 1, delimiter, names }
    }
  return null
}

/** The card of one message as lines, where it has an address and another known label; null for any other text. */
export function cardIn(pasted: PastedText): PastedText | null {
  const card = cardAsLines(pasted, (name) => COLUMNS.has(name))
  return card !== null && isKnown(linesOf(card).map(({ text }) => text.split(' : ')[0] ?? '')) ? card : null
}

const plain = (name: string): string => name.trim().replace(/^\ufeff?"|"$/g, '')

const MOST_ROWS = 1000

/** The rows of CSV as `name : value` lines; null if the text holds no such rows. */
export function rowsAsLines(pasted: PastedText): PastedText | null {
  const all = linesOf(pasted)
  const header = tableIn(all)
  if (header === null) return null
  const lines: Line[] = []
  const start = pasted.starts[header.at + 1] ?? pasted.text.length
  let count = 0
  for (const { cells, line } of csvRows(pasted.text.slice(start), header.delimiter, header.at + 2)) {
    if (++count > MOST_ROWS) break
    const whole = withoutExtraCells(cells, header.names)
    if (whole.length !== header.names.length) continue
    for (const [index, name] of header.names.entries())
      lines.push({
        text: `${COLUMNS.has(columnOf(name)) ? columnOf(name) : name} : ${(whole[index] ?? '').replace(/[\r\n]+/g, ' ')}`,
        line: all[line - 1]?.line ?? null,
      })
  }
  return fromLines(lines)
}

/**
 * The cells of a row whose recipients have commas without quotes (`bob@contoso.com##Receive, Deliver`). A row with too many
 * cells for another reason is not read, since no cell could be told to belong to its column.
 */
function withoutExtraCells(cells: readonly string[], names: readonly string[]): readonly string[] {
  const at = names.findIndex((name) => columnOf(name) === 'recipientstatus')
  let extra = cells.length - names.length
  if (at < 0 || extra <= 0) return cells
  let end = at + 1
  while (extra > 0 && cells[end]?.startsWith(' ') === true) {
    end++
    extra--
  }
  return [...cells.slice(0, at), cells.slice(at, end).join(','), ...cells.slice(end)]
}
