import type { Note } from './notes'
import { SPLAT } from './planned-script'
import { SplatTable, type Value } from './powershell-values'
import type { ReadObject } from './read-object'
import type { PlannedObject } from './script-state'

/**
 * An object of a script as readers give it: properties with a known value. What depends on something that the text does
 * not hold is left out with a note, so that it is asked.
 */
export function objectOfScript(
  { kind, isNew, isResource, start, branch, properties }: PlannedObject,
  lineAt: (at: number) => number,
): ReadObject {
  const pairs: [string, unknown][] = []
  const lines = new Map<string, number>()
  const notes: Note[] = branch === null ? [] : [{ code: 'IN_BRANCH', line: lineAt(start), property: '', value: branch }]
  const open: string[] = []
  for (const [property, held] of properties) {
    const line = lineAt(held.at)
    lines.set(property, line)
    const value = jsonOf(held)
    if (value !== undefined) pairs.push([property, value])
    else {
      open.push(property)
      notes.push({ code: 'NOT_IN_TEXT', line, property: property === SPLAT ? '' : property, value: writtenOf(held) })
    }
  }
  const lineOf = ([property = '']: readonly (string | number)[]) => lines.get(String(property)) ?? lineAt(start)
  const item = Object.fromEntries(pairs)
  // What a branch may or may not change of one that is printed is not known.
  const isChange = !isNew && !isResource && branch === null
  return { item, kind, lineOf, notes, isNew: isNew && !properties.has(SPLAT), isChange, open }
}

/** A value as JSON; undefined for one that is not known. */
function jsonOf(held: Value): unknown {
  if (!held.isKnown) return undefined
  if (Array.isArray(held.value)) return held.value.some(isOpen) ? undefined : held.value.map(textOfNumber)
  return isOpen(held.value) ? undefined : textOfNumber(held.value)
}

/** A change such as `@{Add=…}`, or a gap of a guide such as `<your domain>`, is no value. */
const isOpen = (value: unknown): boolean =>
  value instanceof SplatTable || (typeof value === 'string' && /^<[^<>]+>$/.test(value.trim()))

const textOfNumber = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value)

const writtenOf = (held: Value): string => {
  if (!held.isKnown) return held.text
  if (!(held.value instanceof SplatTable)) return String(held.value)
  return `@{${held.value.entries.map(({ name }) => `${name}=…`).join('; ')}}`
}
