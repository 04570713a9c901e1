import { pointerStep } from './json-pointer'
import type { PlacedNote } from './notes'
import type { ObjectKind } from './object-kinds'
import type { ProblemList } from './problems'
import { type ObjectReader, objectsIn } from './read-object'
import { DEEPEST_YAML, scalarOf, splitEntry } from './yaml-scalars'
import { isBlockText, readLongText } from './yaml-text'

/** A line of YAML: its indentation, what stands there, and its number from 1. */
type Row = { readonly indent: number; readonly text: string; readonly line: number }

/** The most lines that are read. A tenant has far fewer connectors. */
const MOST_LINES = 50_000
/** Lines after which the reader pauses. */
const TURN = 500
const MOST_NOTES = 500
/** The indentation of the line between two documents, which nothing else has. */
const BETWEEN = -1

/**
 * Reads the part of YAML that configurations are written in (docs/formats.md §2.6): mappings and lists by indentation, lists in
 * brackets, text with or without quotes. Anchors, tags and several documents with different meaning are not.
 */
export function* readYaml(text: string, problems: ProblemList, stated: ObjectKind | null = null): ObjectReader {
  const written = text.split(/\r\n|\n|\r/, MOST_LINES).map((line) => line.replace(/^[\t ]+/, withoutTabs))
  const rows: Row[] = []
  for (const [index, line] of written.entries()) {
    if (index % TURN === 0) yield
    rows.push(...rowsOf(line, index + 1))
  }
  const reader = new YamlReader(rows, written)
  const root = reader.read()
  if (reader.fault !== null) problems.add('INVALID_YAML', { line: reader.fault })
  yield
  return objectsIn(root, reader.lines, problems, { notes: reader.notes, stated })
}

/** Indentation with two blanks for each tab: programs and web pages indent with tabs, which YAML forbids. */
const withoutTabs = (indentation: string): string => indentation.replaceAll('\t', '  ')

/** The row of a line; none for one that is blank, a comment or a mark. */
function rowsOf(written: string, line: number): Row[] {
  const text = written.trimEnd()
  const bare = text.trimStart()
  if (text === '---') return [{ indent: BETWEEN, text, line }]
  if (bare === '' || bare.startsWith('#') || /^(?:---|\.\.\.|%YAML\b)/.test(bare)) return []
  return [{ indent: text.length - bare.length, text: bare, line }]
}

class YamlReader {
  readonly lines = new Map<string, number>()
  readonly notes: PlacedNote[] = []
  /** the line at which the text is no YAML that is read; null if all of it is */
  fault: number | null = null
  readonly #rows: Row[]
  /** every line as it is written, for text of several lines: blank ones and what begins with `#` are part of it */
  readonly #written: readonly string[]
  #at = 0

  constructor(rows: readonly Row[], written: readonly string[]) {
    this.#rows = [...rows]
    this.#written = written
  }

  /** Everything in the text: a list of what stands at its margin. */
  read(): unknown {
    const roots: unknown[] = []
    let margin: number | undefined
    while (this.#at < this.#rows.length) {
      const before = this.#at
      const row = this.#rows[before]
      if (row?.indent === BETWEEN) {
        margin = undefined
        this.#at++
        continue
      }
      margin ??= row?.indent
      const root = this.#block(pointerStep(roots.length), 0)
      const isWhole = typeof root === 'object' && root !== null && row?.indent === margin
      if (isWhole) roots.push(root)
      else this.#fail(row)
      if (this.#at === before) this.#at++
    }
    return roots
  }

  #fail(row: Row | undefined): void {
    this.fault ??= row?.line ?? 1
  }

  /** The mapping, list or text that starts in the row at hand. `outer`: the indentation of what holds it. */
  #block(pointer: string, depth: number, outer = -1): unknown {
    const row = this.#rows[this.#at]
    if (row === undefined || depth > DEEPEST_YAML) return null
    this.lines.set(pointer, row.line)
    if (isItem(row.text)) return this.#list(row.indent, pointer, depth)
    if (splitEntry(row.text) !== null) return this.#mapping(row.indent, pointer, depth)
    this.#at++
    return this.#scalar(row.text, row.line, outer)
  }

  #list(indent: number, pointer: string, depth: number): unknown[] {
    const items: unknown[] = []
    for (let row = this.#rows[this.#at]; row !== undefined; row = this.#rows[this.#at]) {
      if (row.indent !== indent || !isItem(row.text)) break
      const rest = row.text.slice(1).trimStart()
      const own = pointer + pointerStep(items.length)
      this.lines.set(own, row.line)
      if (rest === '') {
        this.#at++
        const next = this.#rows[this.#at]
        items.push(next !== undefined && next.indent > indent ? this.#block(own, depth + 1, indent) : null)
      } else {
        // What stands behind the dash is a block of its own, indented to where it stands.
        this.#rows[this.#at] = { ...row, indent: indent + row.text.length - rest.length, text: rest }
        items.push(this.#block(own, depth + 1, indent))
      }
    }
    return items
  }

  #mapping(indent: number, pointer: string, depth: number): Record<string, unknown> {
    const entries = new Map<string, unknown>()
    for (let row = this.#rows[this.#at]; row !== undefined; row = this.#rows[this.#at]) {
      const entry = row.indent === indent && !isItem(row.text) ? splitEntry(row.text) : null
      if (entry === null) break
      this.#at++
      const own = pointer + pointerStep(entry.key)
      this.lines.set(own, row.line)
      const value = entry.value === '' ? this.#below(indent, own, depth) : this.#scalar(entry.value, row.line, indent)
      if (!entries.has(entry.key)) entries.set(entry.key, value)
      else if (this.notes.length < MOST_NOTES)
        this.notes.push({ code: 'DUPLICATE_PROPERTY', line: row.line, property: entry.key, value: entry.key, pointer })
    }
    return Object.fromEntries(entries)
  }

  /** The value of a key that has none in its line: what is indented below it, or a list at the same column. */
  #below(indent: number, pointer: string, depth: number): unknown {
    const next = this.#rows[this.#at]
    const isBelow = next !== undefined && (next.indent > indent || (next.indent === indent && isItem(next.text)))
    return isBelow ? this.#block(pointer, depth + 1, indent) : null
  }

  /** A value that begins in a line, behind its key or dash, and may go on in lines that are indented more than `outer`. */
  #scalar(value: string, line: number, outer: number): unknown {
    const { text, count, fault } = readLongText(value, this.#written, line, outer)
    if (fault !== null) this.fault ??= fault + 1
    const end = line + count
    while ((this.#rows[this.#at]?.line ?? Number.POSITIVE_INFINITY) <= end) this.#at++
    return isBlockText(value) ? text : scalarOf(text)
  }
}

const isItem = (text: string): boolean => text === '-' || text.startsWith('- ')
