import type { ListLine } from './format-list-lines'
import { MOST_PROPERTIES } from './json-lines'
import type { Note } from './notes'
import type { ProblemList } from './problems'
import { isPlainList } from './properties'

type Segment = { readonly text: string; readonly line: number }

/** A property as `Format-List` prints it: the rest of its line, and its continuation lines. */
export type ListedProperty = { readonly name: string; readonly segments: Segment[] }

export type ListedObject = {
  readonly line: number
  /** the column of the colons */
  readonly column: number
  readonly properties: ListedProperty[]
  /** the names of its properties, in lower case */
  readonly names: Set<string>
  readonly notes: Note[]
  /** count of properties that are not kept, because there are too many */
  leftOut: number
}

/** An entry of a list on a line of its own. */
const DASHED = /^\s*- \S/
const LONGEST_LABEL = 200
/** Lines after which the reader pauses. */
const TURN = 1000

type Label = { readonly name: string; readonly column: number; readonly value: string }

/** Finds objects, properties and continuation lines by the columns of colons and blanks. Yields null for a pause. */
export function* listObjects(lines: Iterable<ListLine>, problems: ProblemList): Generator<ListedObject | null> {
  let object: ListedObject | null = null
  let blanks = 0
  let count = 0
  for (const { text, line } of lines) {
    if (++count % TURN === 0) yield null
    // A blank line may be part of a value or separate objects. The lines after it tell.
    if (text.trim() === '') {
      blanks++
      continue
    }
    if (object !== null && isContinuation(text, object))
      addSegments(object, blanks, { text: text.slice(object.column + 2), line })
    else {
      const label: Label | null = findLabel(text, object)
      const open = object === null || blanks > 0 ? null : openList(object, text)
      if (label === null && open !== null) open.segments.push({ text: text.trim(), line })
      else if (label === null) problems.add('LINE_NOT_READ', { line, value: text })
      else if (object === null || startsObject(label, object, blanks)) {
        if (object !== null) yield endObject(object)
        object = { line, column: label.column, properties: [], names: new Set(), notes: [], leftOut: 0 }
        addProperty(object, label, line)
      } else {
        addSegments(object, blanks, null, line)
        addProperty(object, label, line)
      }
    }
    blanks = 0
  }
  if (object !== null) yield endObject(object)
}

/** Adds a problem with the count of properties that were left out, if any. */
function endObject(object: ListedObject): ListedObject {
  const { leftOut: count, line, notes } = object
  const parameters = { limit: MOST_PROPERTIES, count }
  if (count > 0) notes.push({ code: 'TOO_MANY_PROPERTIES', line, property: '', value: null, parameters })
  return object
}

/**
 * The last property, if it is a list of entries without blanks that is not closed yet: a copy broke its line, or each
 * entry has a line with a dash.
 */
function openList({ properties }: ListedObject, line: string): ListedProperty | null {
  const last = properties.at(-1)
  if (last === undefined || !isPlainList(last.name)) return null
  const isDashed = ({ text }: Segment, i: number) => (i === 0 ? text.trim() === '' : DASHED.test(text))
  if (DASHED.test(line) && last.segments.every(isDashed)) return last
  const isOpen =
    last.segments[0]?.text.trimStart().startsWith('{') && !last.segments.at(-1)?.text.trimEnd().endsWith('}')
  return isOpen === true ? last : null
}

/** Reports whether a line continues the value above: it is blank up to the column of values. */
function isContinuation(text: string, { column }: ListedObject): boolean {
  return text.length >= column + 2 && text.slice(0, column + 2).trim() === ''
}

function addSegments({ properties }: ListedObject, blanks: number, last: Segment | null, line = last?.line ?? 1): void {
  const segments = properties.at(-1)?.segments
  for (let i = blanks; i > 0; i--) segments?.push({ text: '', line: line - i })
  if (last !== null) segments?.push(last)
}

/** The label of a line: before the colon in the object's column, or, in text with other alignment, a single word. */
function findLabel(text: string, object: ListedObject | null): Label | null {
  if (object !== null && text.charAt(object.column) === ':' && text.charAt(object.column - 1) === ' ')
    return labelAt(text, object.column)
  const head = text.slice(0, LONGEST_LABEL)
  const free = /^[A-Za-z_][\w.-]* *:(?= |$)/.exec(head) ?? (object === null ? /^\S.*? +:(?= |$)/.exec(head) : null)
  return free === null ? null : labelAt(text, free[0].length - 1)
}

const labelAt = (text: string, column: number): Label | null => {
  const name = text.slice(0, column).trim()
  return name === '' || /^\s/.test(text) ? null : { name, column, value: text.slice(column + 2) }
}

const has = ({ names }: ListedObject, name: string): boolean => names.has(name.toLowerCase())

/** Reports whether a property starts a new object: after blank lines, it is repeated, or in another column. */
function startsObject({ name, column }: Label, object: ListedObject, blanks: number): boolean {
  return blanks > 0 && (has(object, name) || column !== object.column)
}

function addProperty(object: ListedObject, { name, column, value }: Label, line: number): void {
  if (has(object, name)) {
    object.notes.push({ code: 'DUPLICATE_PROPERTY', line, property: name, value })
    return
  }
  if (object.properties.length >= MOST_PROPERTIES) {
    object.leftOut++
    return
  }
  if (column !== object.column) object.notes.push({ code: 'NOT_ALIGNED', line, property: name, value })
  object.names.add(name.toLowerCase())
  object.properties.push({ name, segments: [{ text: value, line }] })
}
