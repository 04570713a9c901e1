import { isExchangeLabel } from './properties'

const DELIMITERS = [',', ';', '\t', '|'] as const
type Delimiter = (typeof DELIMITERS)[number]

type Preface = {
  /** the offset of the header */
  readonly start: number
  readonly header: string
  /** count of lines before the header */
  readonly lines: number
}

/** Finds the header behind blank lines, the `#TYPE` line of Windows PowerShell and the `sep=` line of Excel. */
export function skipPreface(text: string): Preface {
  let start = 0
  for (let lines = 0; ; lines++) {
    const end = text.indexOf('\n', start)
    const line = text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '')
    if (end === -1 || !/^(?:\s*|#TYPE .*|sep=.)$/i.test(line)) return { start, header: line, lines }
    start = end + 1
  }
}

/** The delimiter that gives the most properties of Exchange in the header, or null if there are none. */
export const findDelimiter = (header: string): Delimiter | null => bestDelimiter(header).delimiter

/** Reports whether a line names properties of Exchange in columns. One name alone may stand in any sentence. */
export const isHeader = (line: string): boolean => bestDelimiter(line).known > 1

function bestDelimiter(header: string): { delimiter: Delimiter | null; known: number } {
  const found = DELIMITERS.map((delimiter) => ({ delimiter, known: countKnown(header, delimiter) }))
  const best = found.reduce((most, next) => (next.known > most.known ? next : most))
  return best.known === 0 ? { delimiter: null, known: 0 } : best
}

const countKnown = (header: string, delimiter: string): number =>
  header.split(delimiter).filter((cell) => isExchangeLabel(cell.trim().replace(/^"|"$/g, ''))).length
