import { withoutColours } from './colours'
import { carriesOn, cmdletIn, isStars, readConsoleLine } from './console-lines'
import { isHeader } from './csv-header'
import { blankReader, withoutQuotation } from './disguise'
import { endOfJson, startsJson } from './json-lines'
import { kindOfCmdlet, type ObjectKind } from './object-kinds'
import { forgetAssigned, newScript, readStatement, type ScriptState } from './planned-script'
import { isExchangeLabel } from './properties'
import { isTableRule } from './table'

export type SegmentFormat =
  | 'json'
  | 'clixml'
  | 'html'
  | 'csv'
  | 'markdown'
  | 'transposed'
  | 'format-list'
  | 'format-table'

/** A part of a text that has one format. */
export type Segment = {
  readonly format: SegmentFormat
  readonly text: string
  /** the number of its first line, from 1 */
  readonly line: number
  /** the kind of object that the command above it prints */
  readonly stated: ObjectKind | null
}

/** What stands between the segments. */
export type Surroundings = {
  /** the text without quotation marks, in which the script has its places */
  readonly text: string
  readonly script: ScriptState
  /** commands that were typed, and whether output follows each */
  readonly commands: readonly { readonly text: string; readonly hasOutput: boolean }[]
  readonly prompts: number
  /** lines that belong to nothing: their count, and the first of them */
  readonly others: { readonly count: number; readonly first: number }
}

/** Characters by which the beginning of JSON is told. */
const LONGEST_START = 200
/** Characters of a line by which it is told. */
const HEAD = 5000
const LABEL = /^\s*([A-Za-z][\w.-]*)[ \t\u00a0\u2000-\u200a\u202f\u3000]*:(?=\s|$)/
const SPACED_LABEL = /^\s*([A-Z]\w*)[ \t\u00a0\u2000-\u200a\u202f\u3000]+:(?=\s|$)/
const FLOW = /^\s*\}?\s*(?:if|elseif|else|foreach|for|while|do|switch|catch)\b/i
/** JSON behind other words in its line. */
const JSON_WITHIN = /(?:\[\s*)?\{\s*["\u201c-\u201f]/

/**
 * Cuts a text into the parts that hold objects, whatever stands around them: banners, prompts, transcripts, fences,
 * quotation marks. Commands and assignments of PowerShell are read into the script. Yields null for a pause.
 */
export function* segmentsOf(pasted: string): Generator<Segment | null, Surroundings> {
  const text = withoutQuotation(pasted)
  const scan = new Scan(text)
  for (let count = 0; !scan.isAtEnd(); count++) {
    if (count % 200 === 0) yield null
    const segment = scan.next()
    if (segment !== null) yield segment
  }
  return scan.surroundings()
}

class Scan {
  readonly #text: string
  readonly #script = newScript()
  readonly #commands: { text: string; hasOutput: boolean }[] = []
  readonly #plain: (line: string) => string
  #at = 0
  #line = 1
  #stated: ObjectKind | null = null
  #prompts = 0
  #others = { count: 0, first: 0 }
  /** the line above was a message or command, which may go on in this line */
  #isBehindConsole = false
  /** open braces of statements that may or may not be carried out */
  #flow = 0

  constructor(text: string) {
    this.#text = text
    this.#plain = blankReader(text)
  }

  isAtEnd = (): boolean => this.#at >= this.#text.length

  surroundings = (): Surroundings => ({
    text: this.#text,
    script: this.#script,
    commands: this.#commands,
    prompts: this.#prompts,
    others: this.#others,
  })

  /** Reads the line at hand, or the segment that starts in it. */
  next(): Segment | null {
    const line = this.#lineAt(this.#at)
    if (line.trim() === '') return this.#skip(false)
    if (isStars(line)) return this.#skipTranscriptHead()
    if ((mayBeScript(line) && this.#startScript(line, this.#at)) || this.#readConsole(line)) return null
    const plain = this.#plain(line)
    const found = this.#startOf(plain)
    if (found === null) return this.#readOther(plain)
    const { format, start } = found
    const end = Math.max(this.#endOf(format, start), start + 1)
    const segment = { format, text: this.#text.slice(start, end), line: this.#line, stated: this.#stated }
    this.#moveTo(end)
    this.#isBehindConsole = false
    this.#noteOutput()
    return segment
  }

  #noteOutput(): void {
    const command = this.#commands.at(-1)
    if (command !== undefined) command.hasOutput = true
  }

  #lineAt(at: number): string {
    const end = this.#endOfLine(at)
    return this.#text.slice(at, Math.min(end, at + HEAD)).replace(/\r$/, '')
  }

  /** The offset of the line break, or the end of the text. */
  #endOfLine(at: number): number {
    const lf = this.#text.indexOf('\n', at)
    return lf === -1 ? this.#text.length : lf
  }

  #moveTo(end: number): void {
    for (let at = this.#text.indexOf('\n', this.#at); at !== -1 && at < end; at = this.#text.indexOf('\n', at + 1))
      this.#line++
    this.#at = end
    // What follows a segment in its last line is looked at as a line of its own.
    const rest = this.#text.slice(end, this.#endOfLine(end))
    if (end > 0 && this.#text.charAt(end - 1) !== '\n' && rest.trim() === '' && end < this.#text.length)
      this.#skip(false)
  }

  #skip(isConsole: boolean): null {
    const end = this.#endOfLine(this.#at)
    this.#isBehindConsole = isConsole
    if (end < this.#text.length) this.#line++
    this.#at = end + 1
    return null
  }

  /** The head and the end of a transcript stand between two lines of asterisks. */
  #skipTranscriptHead(): null {
    let at = this.#endOfLine(this.#at) + 1
    for (let count = 0; count < MOST_HEAD && at < this.#text.length; count++) {
      const line = this.#lineAt(at)
      at = this.#endOfLine(at) + 1
      if (isStars(line)) {
        this.#moveTo(Math.min(at, this.#text.length))
        return null
      }
    }
    return this.#skip(true)
  }

  /** Reads a statement of a script. Null if none starts here. */
  #startScript(line: string, at: number): boolean {
    const end = readStatement(this.#text, at, line, this.#script)
    if (end === null) return false
    if (this.#flow > 0) forgetAssigned(line, this.#script)
    this.#moveTo(Math.max(end, at + 1))
    this.#isBehindConsole = false
    return true
  }

  #readConsole(line: string): boolean {
    const read = readConsoleLine(line)
    if (read === null) {
      const isMore = this.#isBehindConsole && carriesOn(line) && this.#startOf(line) === null
      if (!isMore && !this.#isWrappedCommand(line)) return false
      this.#skip(true)
      return true
    }
    const { command } = read
    if (command !== null) {
      this.#prompts++
      this.#stated = null
      const cmdlet = cmdletIn(command)
      if (cmdlet !== null) {
        this.#stated = kindOfCmdlet(cmdlet)
        this.#commands.push({ text: command, hasOutput: false })
      }
      const from = this.#at + line.length - command.length
      if (command !== '' && this.#startScript(command, from)) return true
    }
    this.#skip(true)
    return true
  }

  /** A console breaks a long list of properties behind a comma: what follows is no header of a table. */
  #isWrappedCommand(line: string): boolean {
    if (!this.#isBehindConsole || !/^[\w,* ]+$/.test(line.trim()) || !isHeader(line)) return false
    return this.#lineAt(this.#endOfLine(this.#at) + 1).trim() === ''
  }

  #readOther(line: string): null {
    this.#noteFlow(line)
    forgetAssigned(line, this.#script)
    if (this.#others.count === 0) this.#others.first = this.#line
    this.#others.count++
    return this.#skip(false)
  }

  #noteFlow(line: string): void {
    if (this.#flow === 0 && !FLOW.test(line)) return
    for (const char of line) {
      if (char === '{') this.#flow++
      if (char === '}' && this.#flow > 0) this.#flow--
    }
  }

  #startOf(line: string): { format: SegmentFormat; start: number } | null {
    const at = this.#at
    const bare = line.trimStart()
    const start = at + line.length - bare.length
    const plain = withoutColours(bare)
    if (this.#startsJson(start) || bare === 'null') return { format: 'json', start }
    if (
      /^(?:<\?xml\b|<Objs\b|#< CLIXML)/.test(bare) ||
      (/^<!(?:DOCTYPE|--)/.test(bare) && !/^<!DOCTYPE\s+html/i.test(bare))
    )
      return { format: 'clixml', start }
    if (/^<(?:!DOCTYPE\s+html|html|body|table|head)\b/i.test(bare)) return { format: 'html', start }
    if (bare.startsWith('|') && /\|.*\|/.test(bare)) return { format: 'markdown', start }
    if (/^(?:#TYPE |sep=.$)/i.test(bare)) return { format: 'csv', start }
    if (this.#isTransposed(bare)) return { format: 'transposed', start }
    if (isHeader(bare)) return { format: 'csv', start }
    if (isTableRule(this.#lineAt(this.#endOfLine(at) + 1))) return { format: 'format-table', start: at }
    const label = LABEL.exec(plain)?.[1]
    if ((label !== undefined && isExchangeLabel(label)) || SPACED_LABEL.test(plain))
      return { format: 'format-list', start: at }
    const within = JSON_WITHIN.exec(line)
    return within === null ? null : { format: 'json', start: at + within.index }
  }

  #startsJson = (at: number): boolean => startsJson(this.#text.slice(at, at + LONGEST_START))

  /** Property and value in columns, one pair a line. */
  #isTransposed(line: string): boolean {
    const delimiter = /^"?([A-Za-z]\w*)"?[ ]*([\t;,|])/.exec(line)
    if (delimiter === null || !isExchangeLabel(delimiter[1] ?? '') || /^\w+\s*:/.test(line)) return false
    const cells = line.split(delimiter[2] ?? '\t')
    const isValue = cells
      .slice(1)
      .some((cell) => cell.trim() !== '' && !isExchangeLabel(cell.trim().replace(/^"|"$/g, '')))
    const next = /^\s*"?([A-Za-z]\w*)"?[ ]*([\t;,|])/.exec(this.#lineAt(this.#endOfLine(this.#at) + 1))
    return isValue && next !== null && next[2] === delimiter[2] && isExchangeLabel(next[1] ?? '')
  }

  #endOf(format: SegmentFormat, start: number): number {
    if (format === 'json') return this.#text.startsWith('null', start) ? start + 4 : endOfJson(this.#text, start)
    if (format === 'clixml') return this.#endBehind('</Objs>', start)
    if (format === 'html') return this.#endBehind('</html>', start)
    if (format === 'csv') return this.#endOfCsv(start)
    if (format === 'format-list') return this.#endOfList(start)
    if (format === 'format-table')
      return this.#endOfBlock(start, (line) => line.trim() !== '' && readConsoleLine(line) === null, 2)
    if (format === 'markdown') return this.#endOfBlock(start, (line) => line.trimStart().startsWith('|'))
    return this.#endOfBlock(start, (line) => line.trim() !== '' && readConsoleLine(line) === null)
  }

  #endBehind(mark: string, start: number): number {
    const at = this.#text.indexOf(mark, start)
    return at === -1 ? this.#text.length : at + mark.length
  }

  /** The end of the lines that belong to a block, of which the first ones do without asking. */
  #endOfBlock(start: number, belongs: (line: string) => boolean, least = 1): number {
    let at = start
    for (let count = 0; at < this.#text.length; count++) {
      if (count >= least && !belongs(this.#lineAt(at))) return at
      at = this.#endOfLine(at) + 1
    }
    return this.#text.length
  }

  /** The end of CSV: a prompt, or a blank line before something else. Cells in quotes may hold both. */
  #endOfCsv(start: number): number {
    let isQuoted = false
    let isBehindBlank = false
    for (let at = start; at < this.#text.length; ) {
      const end = this.#endOfLine(at)
      const line = this.#text.slice(at, end)
      if (!isQuoted && at > start) {
        const head = line.slice(0, HEAD)
        if (readConsoleLine(head.replace(/\r$/, '')) !== null) return at
        if (isBehindBlank && head.trim() !== '' && !/[,;\t|]/.test(head)) return at
        if (
          isBehindBlank &&
          (this.#startsJson(at + head.length - head.trimStart().length) || LABEL.test(head) || isTableRule(head))
        )
          return at
        isBehindBlank = head.trim() === ''
      }
      if ((line.split('"').length - 1) % 2 === 1) isQuoted = !isQuoted
      at = end + 1
    }
    return this.#text.length
  }

  /** The end of Format-List: a prompt, another format, or words behind a blank line. */
  #endOfList(start: number): number {
    const first = this.#plain(this.#lineAt(start))
    const indentation = first.length - first.trimStart().length
    let isBehindBlank = false
    for (let at = this.#endOfLine(start) + 1; at < this.#text.length; at = this.#endOfLine(at) + 1) {
      const whole = this.#plain(this.#lineAt(at))
      const line = whole.slice(Math.min(indentation, whole.length - whole.trimStart().length))
      if (line.trim() === '') {
        isBehindBlank = true
        continue
      }
      // A line that is indented further carries on a value, whatever it looks like.
      if (!/^\s/.test(line) && this.#endsList(line, isBehindBlank, at)) return at
      isBehindBlank = false
    }
    return this.#text.length
  }

  #endsList(line: string, isBehindBlank: boolean, at: number): boolean {
    if (
      readConsoleLine(line) !== null ||
      (/^[[{]/.test(line) && this.#startsJson(this.#text.indexOf(line.charAt(0), at))) ||
      /^(?:<Objs\b|#< CLIXML)/.test(line)
    )
      return true
    if (/^(?:New|Set)-InboundConnector\b/i.test(line) || /^EXO\w+Connector /.test(line)) return true
    const plain = withoutColours(line)
    if (LABEL.test(plain) || SPACED_LABEL.test(plain)) return false
    if (!isBehindBlank) return false
    return !/^\S.{0,200}? +:(?: |$)/.test(plain) || isTableRule(this.#lineAt(this.#endOfLine(at) + 1))
  }
}

/** Reports whether a command in the line may be one to read, and not a part of a value that the line prints. */
function mayBeScript(line: string): boolean {
  if (!line.includes('$') && !/InboundConnector|EXO[A-Z]/i.test(line)) return false
  const bare = line.trimStart()
  const label = LABEL.exec(line)?.[1]
  return !/^[[{<|"]/.test(bare) && (label === undefined || !isExchangeLabel(label)) && readConsoleLine(line) === null
}

/** Lines of the head of a transcript. */
const MOST_HEAD = 40
