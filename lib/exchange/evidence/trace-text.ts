import { fromLines, type Line, linesOf, type PastedText } from './pasted-text'
import { cardIn, rowsAsLines } from './trace-rows'

/** The most values that are read from JSON, more than the detail of one message has. */
const MOST_VALUES = 50_000

/**
 * The text of a trace in a uniform form: JSON as `name : value` lines, wrapped `Format-List` lines joined, and doubled
 * quotes of CSV made single, rows of CSV and cards of screens as `name : value` lines.
 */
export function normalizeTrace(pasted: PastedText): PastedText {
  const json = readJsonTrace(pasted.text) ?? rowsAsLines(pasted) ?? cardIn(pasted)
  if (json !== null) return json
  const joined = joinFormatList(pasted)
  return joined.text.includes('<MEP Name=""')
    ? fromLines(linesOf(joined).map(({ text, line }) => ({ text: text.replaceAll('""', '"'), line })))
    : joined
}

/** The `name : value` lines of a JSON trace; null if the text is not a JSON object or list. */
function readJsonTrace(text: string): PastedText | null {
  const start = text.trimStart()[0]
  if (start !== '{' && start !== '[') return null
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch {
    return null
  }
  const lines: Line[] = []
  const left: [string, unknown][] = [['', root]]
  for (let count = 0; count < MOST_VALUES; count++) {
    const [name, value] = left.pop() ?? []
    if (name === undefined) break
    if (typeof value === 'string') lines.push({ text: `${name} : ${value.replace(/[\r\n]+/g, ' ')}`, line: null })
    else if (typeof value === 'object' && value !== null)
      left.push(...Object.entries(value).slice(0, MOST_VALUES).reverse())
  }
  return fromLines(lines)
}

const PROPERTY = /^[A-Za-z]\w{0,60} {0,60}: /

/**
 * Joins the lines of wrapped `Format-List` values, which are indented to the column of the value. PowerShell breaks at
 * a blank, and within a word that is longer than the line; so a full line continues without a blank.
 */
function joinFormatList(pasted: PastedText): PastedText {
  const lines = linesOf(pasted)
  const width = lines.reduce((widest, { text }) => Math.max(widest, text.length), 0)
  const joined: { parts: string[]; line: number | null }[] = []
  let indent = -1
  let isFull = false
  for (const { text, line } of lines) {
    const isContinued = indent > 0 && text.length > indent && text.slice(0, indent).trim() === ''
    if (isContinued) joined.at(-1)?.parts.push(isFull ? '' : ' ', text.slice(indent).trimEnd())
    else {
      indent = PROPERTY.exec(text)?.[0].length ?? -1
      joined.push({ parts: [text], line })
    }
    isFull = text.length >= width
  }
  return fromLines(joined.map(({ parts, line }) => ({ text: parts.join(''), line })))
}
