/** A block of a script that is carried out under a condition, or several times. */
type Block = { readonly label: string; readonly isLoop: boolean; readonly assigned: Set<string> }

const CONDITION =
  /^\s*(?:(?:if|elseif|while|foreach|for|switch)\s*(?:-\w+\s+){0,5}\(|(?:else|do)\s*$|catch\b)|\|\s*(?:foreach(?:-object)?|%)\s*$/i
const LOOP = /^\s*(?:while|foreach|for|do)\b|\|\s*(?:foreach(?:-object)?|%)\s*$/i
const LONGEST_LINE = 20_000
const LONGEST_LABEL = 100
const DEEPEST = 50
const ASSIGNED = /\$(?:\w+:)?(\w+)(?:\.\w+|\[[^\]]{1,60}\])?\s*[-+*/]?=(?!=)/g

/** The blocks around what is read of a script: their conditions, and what must be forgotten at their ends. */
export class Branches {
  readonly #blocks: Block[] = []
  readonly #forget: (name: string) => void
  /** a condition whose brace follows on a later line */
  #pending = ''

  /** `forget` is called for each variable whose value is no longer known. */
  constructor(forget: (name: string) => void) {
    this.#forget = forget
  }

  /** The conditions of the blocks that are open, from the outermost in; null where none is. */
  get current(): string | null {
    const labels = this.#blocks.map(({ label }) => label).filter((label) => label !== '')
    return this.#blocks.length === 0 ? null : labels.join(' › ').slice(0, 2 * LONGEST_LABEL)
  }

  /** Reads the braces of a text that holds no value: a line, or what stands before a command in its line. */
  read(text: string): void {
    const line = text.slice(0, LONGEST_LINE)
    let start = 0
    for (const { 0: brace, index } of line.matchAll(/[{}]/g)) {
      if (brace === '{') this.#open(this.#pending + line.slice(start, index))
      else this.#close()
      this.#pending = ''
      start = index + 1
    }
    const rest = line.slice(start)
    if (rest.trim() !== '') this.#pending = CONDITION.test(rest) ? `${rest.trim().slice(0, 1000)} ` : ''
  }

  /** Takes note of the variables that a line gives a value: within a loop at once, else at the end of the block. */
  noteAssigned(line: string): void {
    const isLoop = this.#blocks.some((block) => block.isLoop)
    for (const name of namesAssigned(line))
      if (isLoop) this.#forget(name)
      else this.#blocks.at(-1)?.assigned.add(name)
  }

  #open(before: string): void {
    if (this.#blocks.length === 0 && !CONDITION.test(before)) return
    if (this.#blocks.length >= DEEPEST) return
    const label = before.replace(/\s+/g, ' ').trim()
    this.#blocks.push({ label: label.slice(0, LONGEST_LABEL), isLoop: LOOP.test(before), assigned: new Set() })
  }

  #close(): void {
    const block = this.#blocks.pop()
    for (const name of block?.assigned ?? []) this.#forget(name)
  }
}

/** The variables, in lower case, that a line gives a value. */
export function* namesAssigned(line: string): Generator<string> {
  if (!line.includes('$')) return
  for (const [, name = ''] of line.slice(0, LONGEST_LINE).matchAll(ASSIGNED)) yield name.toLowerCase()
}
