import { fromLines, type Line, linesOf, type PastedText } from './pasted-text'

/** The columns of Message Header Analyzer: which server handed a message to which, and how. */
const FROM = /^(?:submitting host|sendender host|übermittelnder host|from)$/i
const BY = /^(?:receiving host|empfangender host|by)$/i
const TYPE = /^(?:type|typ|with)$/i
/** A row of its other headers: number, name and value. */
const OTHER = /^\s*(?:\d{1,3}\t)?([A-Za-z][\w-]{2,80})\t(\S.*)$/

/**
 * The headers in a table of Message Header Analyzer as a message has them, the last hop first; null for any other text.
 */
export function headersOfTable(pasted: PastedText): PastedText | null {
  if (!pasted.text.includes('\t')) return null
  const lines = linesOf(pasted)
  const at = lines.findIndex(({ text }) => {
    const names = cellsOf(text)
    return [FROM, BY, TYPE].every((wanted) => names.some((name) => wanted.test(name)))
  })
  const header = lines[at]
  if (header === undefined) return null
  const names = cellsOf(header.text)
  const place = (wanted: RegExp) => names.findIndex((name) => wanted.test(name))
  const [from, by, type] = [place(FROM), place(BY), place(TYPE)]
  const hops: Line[] = []
  const others: Line[] = []
  for (const { text, line } of lines.slice(at + 1)) {
    const cells = cellsOf(text)
    const [sender = '', receiver = '', how = ''] = [cells[from], cells[by], cells[type]]
    const [, name, value] = OTHER.exec(text) ?? []
    if (/^\d{1,3}\*?$/.test(cells[0] ?? '') && cells.length >= names.length - 1 && receiver !== '')
      hops.unshift({ text: `Received: from ${sender} by ${receiver} with ${how};`, line })
    else if (name?.includes('-')) others.push({ text: `${name}: ${value}`, line })
  }
  return hops.length === 0 ? null : fromLines([...others, ...hops])
}

const cellsOf = (text: string): string[] => text.split('\t').map((cell) => cell.trim())
