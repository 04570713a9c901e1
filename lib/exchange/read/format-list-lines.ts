import { withoutLabelColours } from './colours'
import { blankReader } from './disguise'
import { isConnectorLabel } from './properties'

export type ListLine = { readonly text: string; readonly line: number }

/** The lines of a text, one by one, so that a long text is not split at once. */
function* splitLines(text: string): Generator<ListLine> {
  const end = /\r\n|\n|\r/g
  for (let start = 0, line = 1; ; start = end.lastIndex, line++) {
    const found = end.exec(text)
    yield { text: text.slice(start, found?.index), line }
    if (found === null) return
  }
}

/**
 * The lines of a Format-List output as PowerShell printed them: without colours, without the indentation that all of
 * them have, with ordinary blanks, and with one property on each line.
 */
export function* listLines(text: string): Generator<ListLine> {
  const isColoured = text.includes('\u001b')
  const plain = blankReader(text)
  const isDouble = isDoubleSpaced(text.slice(0, HEAD))
  let indentation: number | null = null
  let isBehindText = false
  for (const { text: copied, line } of splitLines(text)) {
    // Of lines that all have a blank one behind them, each takes its own along.
    const isOwnBlank = isDouble && isBehindText && copied.trim() === ''
    isBehindText = copied.trim() !== ''
    if (isOwnBlank) continue
    const own = plain(isColoured ? withoutLabelColours(copied) : copied)
    if (indentation === null && own.trim() !== '') indentation = own.length - own.trimStart().length
    const unindented = own.slice(Math.min(indentation ?? 0, own.length - own.trimStart().length))
    for (const part of partsOf(unindented.replace(TABBED_LABEL, '$1 : '))) yield { text: part, line }
  }
}

const HEAD = 5000
/** Labels with a blank line behind each that tell a copy which puts one behind every line. */
const FEWEST_DOUBLE = 4

/** Reports whether a program put a blank line behind each line. Objects of one property each repeat their label instead. */
function isDoubleSpaced(head: string): boolean {
  const lines = head
    .trimStart()
    .split(/\r\n|\n|\r/)
    .slice(0, 2 * FEWEST_DOUBLE)
  if (lines.some((line, index) => (line.trim() === '') !== (index % 2 === 1))) return false
  const labels = lines.flatMap((line) => /^[ \t]*(\w+)[^:]*:/.exec(line)?.[1] ?? [])
  return labels.length === FEWEST_DOUBLE && new Set(labels).size === FEWEST_DOUBLE
}

const TABBED_LABEL = /^([A-Za-z]\w*) *\t[ \t]*:[ \t]?/
const LABEL_WITHIN = /(?:^|\s)([A-Za-z]\w*)\s+: ?/g
/** The longest line that may hold a whole connector, and the fewest labels that tell that it does. */
const LONGEST = 20_000
const FEWEST = 3

/** The properties of a line. Chats join all lines of an output to one. */
function partsOf(line: string): readonly string[] {
  if (line.length > LONGEST || !line.includes(' :')) return [line]
  const labels = [...line.matchAll(LABEL_WITHIN)].filter(([, name = '']) => isConnectorLabel(name))
  if (labels.length < FEWEST) return [line]
  const starts = labels.map(({ index, 0: whole }) => index + (/^\s/.test(whole) ? 1 : 0))
  return starts.map((start, i) => line.slice(i === 0 ? 0 : start, starts[i + 1]).trimEnd())
}
