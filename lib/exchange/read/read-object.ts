import { findObjects, isEmptyList } from './find-connectors'
import { pointerStep } from './json-pointer'
import type { Note, PlacedNote } from './notes'
import type { ObjectKind } from './object-kinds'
import type { ProblemList } from './problems'

type Steps = readonly (string | number)[]

/** An object of the text that is of a known kind: its properties, and their lines. */
export type ReadObject = {
  readonly item: Readonly<Record<string, unknown>>
  readonly kind: ObjectKind
  /** the line of a value. `steps` lead from the object to it. */
  readonly lineOf: (steps: Steps) => number
  readonly notes: readonly Note[]
  /** it holds the parameters of New-InboundConnector, so what is left out has the cmdlet's default */
  readonly isNew?: boolean
  /** it holds what Set-InboundConnector gives a connector that is there */
  readonly isChange?: boolean
  /** properties that the text gives a value which it does not hold */
  readonly open?: readonly string[]
}

/** A reader of one format. It yields for pauses, so that the caller can let other work run in between. */
export type ObjectReader = Generator<void, readonly ReadObject[]>

type Options = {
  readonly start?: string
  readonly notes?: readonly PlacedNote[]
  /** the kind that the text says its objects are */
  readonly stated?: ObjectKind | null
}

/** The objects of known kinds among the values of a nested format. A text without any becomes a problem. */
export function objectsIn(
  root: unknown,
  lines: ReadonlyMap<string, number>,
  problems: ProblemList,
  { start = '', notes = [], stated = null }: Options = {},
): readonly ReadObject[] {
  const { objects: found, unknown } = findObjects(root, start, stated)
  if (found.length === 0 && !isEmptyList(root)) {
    const line = lineNear(lines, unknown ?? start)
    problems.add('NOT_A_CONNECTOR', { line })
  }
  const left = new Set(notes)
  const within = groupByPlace(notes)
  const objects = found.map(({ pointer, value, kind, isNew }): ReadObject => {
    const lineOf = (steps: Steps) => lineNear(lines, pointer + steps.map(pointerStep).join(''))
    const own = within.get(pointer) ?? []
    for (const note of own) left.delete(note)
    return { item: value, kind, lineOf, notes: own, isNew }
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
