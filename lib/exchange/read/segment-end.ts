import { withoutColours } from './colours'
import { readConsoleLine } from './console-lines'
import { endOfJson } from './json-lines'
import { LABEL, SPACED_LABEL } from './labels'
import { type SegmentFormat, startsJsonAt } from './segment-start'
import { isTableRule } from './table'
import { HEAD, type TextLines } from './text-lines'
import { isYamlLine } from './yaml-start'

/** The offset behind a segment that starts at another. `plain` takes what disguises a line from it. */
export function endOfSegment(
  format: SegmentFormat,
  lines: TextLines,
  start: number,
  plain: (line: string) => string,
): number {
  switch (format) {
    case 'json':
      return lines.text.startsWith('null', start) ? start + 4 : endOfJson(lines.text, start)
    case 'clixml':
      return endBehind('</Objs>', lines, start)
    case 'html':
      return endBehind('</html>', lines, start)
    case 'csv':
      return endOfCsv(lines, start)
    case 'format-list':
      return endOfList(lines, start, plain)
    case 'format-table':
      return endOfBlock(lines, start, isOutput, 2)
    case 'markdown':
      return endOfBlock(lines, start, (line) => line.trimStart().startsWith('|'))
    case 'yaml':
      return endOfYaml(lines, start)
    case 'transposed':
      return endOfBlock(lines, start, isOutput)
  }
}

const isOutput = (line: string): boolean => line.trim() !== '' && readConsoleLine(line) === null

function endBehind(mark: string, { text }: TextLines, start: number): number {
  const at = text.indexOf(mark, start)
  return at === -1 ? text.length : at + mark.length
}

/** The end of the lines that belong to a block, of which the first ones do without asking. */
function endOfBlock(lines: TextLines, start: number, belongs: (line: string) => boolean, least = 1): number {
  let at = start
  for (let count = 0; at < lines.text.length; count++) {
    if (count >= least && !belongs(lines.lineAt(at))) return at
    at = lines.endOfLine(at) + 1
  }
  return lines.text.length
}

function endOfYaml(lines: TextLines, start: number): number {
  const first = lines.lineAt(start)
  const indent = first.length - first.trimStart().length
  return endOfBlock(lines, start, (line) => isYamlLine(line, indent))
}

/** The end of CSV: a prompt, or a blank line before something else. Cells in quotes may hold both. */
function endOfCsv(lines: TextLines, start: number): number {
  let isQuoted = false
  let isBehindBlank = false
  for (let at = start; at < lines.text.length; ) {
    const end = lines.endOfLine(at)
    const line = lines.text.slice(at, end)
    if (!isQuoted && at > start) {
      const head = line.slice(0, HEAD)
      if (readConsoleLine(head.replace(/\r$/, '')) !== null || (isBehindBlank && endsCsv(lines, at, head))) return at
      isBehindBlank = head.trim() === ''
    }
    if ((line.split('"').length - 1) % 2 === 1) isQuoted = !isQuoted
    at = end + 1
  }
  return lines.text.length
}

/** Reports whether something else than CSV stands in a line behind a blank one. */
const endsCsv = (lines: TextLines, at: number, head: string): boolean =>
  (head.trim() !== '' && !/[,;\t|]/.test(head)) ||
  startsJsonAt(lines, at + head.length - head.trimStart().length) ||
  LABEL.test(head) ||
  isTableRule(head)

/** The end of Format-List: a prompt, another format, or words behind a blank line. */
function endOfList(lines: TextLines, start: number, plain: (line: string) => string): number {
  const first = plain(lines.lineAt(start))
  const indentation = first.length - first.trimStart().length
  let isBehindBlank = false
  for (let at = lines.endOfLine(start) + 1; at < lines.text.length; at = lines.endOfLine(at) + 1) {
    const whole = plain(lines.lineAt(at))
    const line = whole.slice(Math.min(indentation, whole.length - whole.trimStart().length))
    if (line.trim() === '') {
      isBehindBlank = true
      continue
    }
    // A line that is indented further carries on a value, whatever it looks like.
    if (!/^\s/.test(line) && endsList(lines, at, line, isBehindBlank)) return at
    isBehindBlank = false
  }
  return lines.text.length
}

function endsList(lines: TextLines, at: number, line: string, isBehindBlank: boolean): boolean {
  if (
    readConsoleLine(line) !== null ||
    (/^[[{]/.test(line) && startsJsonAt(lines, lines.text.indexOf(line.charAt(0), at))) ||
    /^(?:<Objs\b|#< CLIXML)/.test(line)
  )
    return true
  if (/^(?:New|Set)-InboundConnector\b/i.test(line) || /^EXO\w+Connector /.test(line)) return true
  const plain = withoutColours(line)
  if (LABEL.test(plain) || SPACED_LABEL.test(plain)) return false
  if (!isBehindBlank) return false
  return !/^\S.{0,200}? +:(?: |$)/.test(plain) || isTableRule(lines.lineBelow(at))
}
