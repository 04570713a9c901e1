import { carriesOn, cmdletIn, isStars, readConsoleLine } from './console-lines'
import { isHeader } from './csv-header'
import { blankReader, withoutQuotation } from './disguise'
import { LABEL } from './labels'
import { kindOfCmdlet, type ObjectKind } from './object-kinds'
import { forgetAssigned, readStatement, TABLE } from './planned-script'
import { isExchangeLabel } from './properties'
import { newScript, type ScriptState } from './script-state'
import { endOfSegment } from './segment-end'
import { type SegmentFormat, startOfSegment } from './segment-start'
import { TextLines } from './text-lines'

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
  readonly #lines: TextLines
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

  constructor(text: string) {
    this.#lines = new TextLines(text)
    this.#plain = blankReader(text)
  }

  isAtEnd = (): boolean => this.#at >= this.#lines.text.length

  surroundings = (): Surroundings => ({
    text: this.#lines.text,
    script: this.#script,
    commands: this.#commands,
    prompts: this.#prompts,
    others: this.#others,
  })

  /** Reads the line at hand, or the segment that starts in it. */
  next(): Segment | null {
    const line = this.#lines.lineAt(this.#at)
    if (line.trim() === '') return this.#skip(false)
    if (isStars(line)) return this.#skipTranscriptHead()
    if ((mayBeScript(line) && this.#startScript(line, this.#at)) || this.#readConsole(line)) return null
    const plain = this.#plain(line)
    const found = startOfSegment(this.#lines, this.#at, plain)
    if (found === null) return this.#readOther(plain)
    const { format, start } = found
    const end = Math.max(endOfSegment(format, this.#lines, start, this.#plain), start + 1)
    const segment = { format, text: this.#lines.text.slice(start, end), line: this.#line, stated: this.#stated }
    this.#moveTo(end)
    this.#isBehindConsole = false
    this.#noteOutput()
    return segment
  }

  #noteOutput(): void {
    const command = this.#commands.at(-1)
    if (command !== undefined) command.hasOutput = true
  }

  #moveTo(end: number): void {
    for (
      let at = this.#lines.text.indexOf('\n', this.#at);
      at !== -1 && at < end;
      at = this.#lines.text.indexOf('\n', at + 1)
    )
      this.#line++
    this.#at = end
    // What follows a segment in its last line is looked at as a line of its own.
    const rest = this.#lines.text.slice(end, this.#lines.endOfLine(end))
    if (end > 0 && this.#lines.text.charAt(end - 1) !== '\n' && rest.trim() === '' && end < this.#lines.text.length)
      this.#skip(false)
  }

  #skip(isConsole: boolean): null {
    const end = this.#lines.endOfLine(this.#at)
    this.#isBehindConsole = isConsole
    if (end < this.#lines.text.length) this.#line++
    this.#at = end + 1
    return null
  }

  /** The head and the end of a transcript stand between two lines of asterisks. */
  #skipTranscriptHead(): null {
    let at = this.#lines.endOfLine(this.#at) + 1
    for (let count = 0; count < MOST_HEAD && at < this.#lines.text.length; count++) {
      const line = this.#lines.lineAt(at)
      at = this.#lines.endOfLine(at) + 1
      if (isStars(line)) {
        this.#moveTo(Math.min(at, this.#lines.text.length))
        return null
      }
    }
    return this.#skip(true)
  }

  /** Reads a statement of a script. Null if none starts here. */
  #startScript(line: string, at: number): boolean {
    const end = readStatement(this.#lines.text, at, line, this.#script)
    if (end === null) return false
    this.#script.branches.noteAssigned(line)
    this.#moveTo(Math.max(end, at + 1))
    this.#isBehindConsole = false
    return true
  }

  #readConsole(line: string): boolean {
    const read = readConsoleLine(line)
    if (read === null) {
      const isMore = this.#isBehindConsole && carriesOn(line) && startOfSegment(this.#lines, this.#at, line) === null
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
      this.#script.branches.read(command)
    }
    this.#skip(true)
    return true
  }

  /** A console breaks a long list of properties behind a comma: what follows is no header of a table. */
  #isWrappedCommand(line: string): boolean {
    if (!this.#isBehindConsole || !/^[\w,* ]+$/.test(line.trim()) || !isHeader(line)) return false
    return this.#lines.lineBelow(this.#at).trim() === ''
  }

  #readOther(line: string): null {
    this.#script.branches.read(line)
    forgetAssigned(line, this.#script)
    if (this.#others.count === 0) this.#others.first = this.#line
    this.#others.count++
    return this.#skip(false)
  }
}

/** Reports whether a command in the line may be one to read, and not a part of a value that the line prints. */
function mayBeScript(line: string): boolean {
  if (TABLE.test(line)) return true
  if (!line.includes('$') && !line.includes('<#') && !/InboundConnector|EXO[A-Z]/i.test(line)) return false
  const bare = line.trimStart()
  const label = LABEL.exec(line)?.[1]
  return (
    !/^(?:[[{|"]|<(?!#))/.test(bare) &&
    (label === undefined || !isExchangeLabel(label)) &&
    readConsoleLine(line) === null
  )
}

/** Lines of the head of a transcript. */
const MOST_HEAD = 40
