import { listLines } from './format-list-lines'
import { type ListedObject, listObjects } from './format-list-objects'
import { isKnownText, readListed } from './format-list-values'
import type { Note } from './notes'
import { kindOfObject, type ObjectKind } from './object-kinds'
import type { ProblemList } from './problems'
import { findExchangeProperty, isExchangeLabel } from './properties'
import type { ObjectReader, ReadObject } from './read-object'

/** The most objects that are read. A tenant has far fewer connectors. */
const MOST_OBJECTS = 1000

/**
 * Reads output of `Format-List` at any width (docs/formats.md §2.3). The format is made for people: it has no types,
 * cuts lists after four entries by default, and wraps lines. A value that may differ from the original becomes a
 * problem of its field.
 */
export function* readFormatList(text: string, problems: ProblemList, stated: ObjectKind | null = null): ObjectReader {
  const listed: ListedObject[] = []
  for (const object of listObjects(listLines(text), problems)) {
    yield
    if (object !== null && listed.push(object) === MOST_OBJECTS) break
  }
  const objects: ReadObject[] = []
  const others = new Set<string>()
  for (const object of listed) {
    yield
    const kind = kindOfObject(object.names, stated)
    if (kind === null) {
      if (isExchangeObject(object)) problems.add('NOT_A_CONNECTOR', { line: object.line })
      continue
    }
    const isLast = object === listed.at(-1)
    const read = readObject(object, kind, isLast ? findCut(object, listed[0], text) : [])
    objects.push(read)
    if (kind === 'inbound')
      for (const name of Object.keys(read.item)) if (findExchangeProperty(name) === null) others.add(name)
  }
  if (others.size > 0) problems.add('KEPT_AS_TEXT', { line: listed[0]?.line ?? 1 }, { count: others.size })
  return objects
}

/** Reports whether properties of Exchange stand here, and not lines of a text that happen to have colons. */
const isExchangeObject = ({ names }: ListedObject): boolean => [...names].some(isExchangeLabel)

function readObject(object: ListedObject, kind: ObjectKind, cuts: readonly Note[]): ReadObject {
  const notes: Note[] = [...joinNotAligned(object.notes), ...cuts]
  const pairs: [string, unknown][] = []
  const lines = new Map<string, readonly number[]>()
  const width = widthOf(object)
  for (const property of object.properties) {
    const { value, entryLines, note } = readListed(property, width)
    pairs.push([property.name, value])
    lines.set(property.name, entryLines)
    if (note !== null) notes.push(note)
  }
  const lineOf = ([property = '', index = 0]: readonly (string | number)[]) =>
    lines.get(String(property))?.[Number(index)] ?? lines.get(String(property))?.[0] ?? object.line
  return { item: Object.fromEntries(pairs), kind, lineOf, notes }
}

/** One note for all properties that are not aligned: where a copy shortened blanks, hardly any is. */
function joinNotAligned(notes: readonly Note[]): Note[] {
  const [first, ...more] = notes.filter(({ code }) => code === 'NOT_ALIGNED')
  const others = notes.filter(({ code }) => code !== 'NOT_ALIGNED')
  if (first === undefined || more.length < FEWEST_SHORTENED) return [...notes]
  return [...others, { ...first, code: 'BLANKS_SHORTENED', property: '', value: null }]
}

/** The fewest properties out of line that tell that the whole copy lost its columns. */
const FEWEST_SHORTENED = 2

/** Notes if the text ends before the last object does. */
function findCut(object: ListedObject, first: ListedObject | undefined, text: string): Note[] {
  if (first !== undefined && endsEarlier(object, first))
    return [{ code: 'OBJECT_CUT', line: object.line, property: '', value: null }]
  if (isWholeOutput(object) && !object.names.has(LAST_PROPERTY.toLowerCase()))
    return [{ code: 'ENDS_EARLY', line: object.line, property: '', value: null, parameters: { last: LAST_PROPERTY } }]
  const last = object.properties.at(-1)
  const segment = last?.segments.at(-1)
  if (last === undefined || segment === undefined || segment.text === '' || /[\r\n]$/.test(text)) return []
  if (!mayBeHalf(last.name, segment.text)) return []
  return [{ code: 'ENDS_HERE', line: segment.line, property: last.name, value: segment.text }]
}

/** The last property that Exchange Online prints, unless properties were selected (docs/formats.md §1). */
const LAST_PROPERTY = 'ObjectState'
const STATES = /^(?:New|Unchanged|Changed|Deleted)\s*$/
/**
 * Properties right before and after `Name`, which hardly anybody selects. They show that all properties were printed.
 */
const UNSELECTED = ['exchangeversion', 'distinguishedname']

const isWholeOutput = ({ names }: ListedObject): boolean => UNSELECTED.some((name) => names.has(name))

/** Reports whether the value may be cut without being noticed. Flags and lists have a recognisable end. */
function mayBeHalf(name: string, value: string): boolean {
  if (name === LAST_PROPERTY) return !STATES.test(value)
  return findExchangeProperty(name) === null || isKnownText(name)
}

/** The longest line of values, which is at most the width at which PowerShell wrapped. */
function widthOf({ properties }: ListedObject): number {
  let width = 0
  for (const { segments } of properties) for (const { text } of segments) width = Math.max(width, text.length)
  return width
}

/** Reports whether an object was cut: it has only the first properties of another object of the same output. */
function endsEarlier({ properties }: ListedObject, model: ListedObject): boolean {
  return (
    properties.length < model.properties.length &&
    properties.every(({ name }, index) => model.properties[index]?.name === name)
  )
}
