import { isRecord } from './field-reader'
import { findConnectors, isConnector } from './find-connectors'
import { pointerStep } from './json-pointer'
import type { Note, PlacedNote } from './notes'
import type { ProblemList } from './problems'

type Steps = readonly (string | number)[]

/** An object of the text that is a connector: its properties, and their lines. */
export type ReadObject = {
  readonly item: Readonly<Record<string, unknown>>
  /** the line of a value. `steps` lead from the object to it. */
  readonly lineOf: (steps: Steps) => number
  readonly notes: readonly Note[]
}

/** A reader of one format. It yields for pauses, so that the caller can let other work run in between. */
export type ObjectReader = Generator<void, readonly ReadObject[]>

/** The connectors among the values of a nested format. Other objects become problems. */
export function objectsIn(
  root: unknown,
  lines: ReadonlyMap<string, number>,
  problems: ProblemList,
  { start = '', notes = [] }: { start?: string; notes?: readonly PlacedNote[] } = {},
): readonly ReadObject[] {
  const found = findConnectors(root, start)
  if (found === null) problems.add('NOT_A_CONNECTOR', { line: 1 })
  const left = new Set(notes)
  const within = groupByPlace(notes)
  const objects = (found ?? []).flatMap(({ pointer, value }) => {
    const lineOf = (steps: Steps) => lineNear(lines, pointer + steps.map(pointerStep).join(''))
    const own = within.get(pointer) ?? []
    for (const note of own) left.delete(note)
    if (isRecord(value) && isConnector(value)) return [{ item: value, lineOf, notes: own }]
    problems.add('NOT_A_CONNECTOR', { line: lineOf([]), value })
    return []
  })
  for (const { code, line, property, value, parameters } of left)
    problems.add(code, { line, field: property, value }, parameters)
  return objects
}

/** Groups notes by the pointers of all values that contain them. */
function groupByPlace(notes: readonly PlacedNote[]): ReadonlyMap<string, readonly PlacedNote[]> {
  const within = new Map<string, PlacedNote[]>()
  for (const note of notes) {
    for (let place = note.pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
      const own = within.get(place)
      if (own === undefined) within.set(place, [note])
      else own.push(note)
    }
  }
  return within
}

/** The line of a value, or of the nearest value around it that has one. */
function lineNear(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let rest = pointer; rest !== ''; rest = rest.slice(0, rest.lastIndexOf('/'))) {
    const line = lines.get(rest)
    if (line !== undefined) return line
  }
  return lines.get('') ?? 1
}
