import type { ProblemList } from './problems'
import type { ReadObject } from './read-object'

/** An object with the line where it begins. `segment` is the output in which it stands, 0 for one of a script. */
type Placed<T> = { readonly object: T; readonly line: number }
type Removal = { readonly name: string; readonly line: number }

/**
 * The connectors as the text leaves them: a transcript prints one, changes it, and prints it again. `Set-InboundConnector` changes the
 * one above it, `Remove-InboundConnector` takes it away, and of one that is printed again the last state counts. Two that one
 * script makes both stay, since only one of its branches may be carried out.
 */
export function lastStates<T extends ReadObject & { readonly segment: number }>(
  placed: readonly Placed<T>[],
  removals: readonly Removal[],
  problems: ProblemList,
): T[] {
  const states: Placed<T>[] = []
  const before = (name: string, line: number) =>
    states.findLastIndex((one) => one.object.kind === 'inbound' && one.line < line && nameOf(one.object) === name)
  for (const one of placed) {
    const name = one.object.kind === 'inbound' ? nameOf(one.object) : ''
    const at = name === '' ? -1 : before(name, one.line)
    const earlier = states[at]
    if (earlier === undefined || earlier.object.segment === one.object.segment) states.push(one)
    else if (one.object.isChange === true) {
      states[at] = { ...earlier, object: changed(earlier.object, one.object) }
      const parameters = { parameters: namesOf(one.object).join(', ') }
      problems.add('CHANGED_BELOW', { line: one.line, value: written(one.object) }, parameters)
    } else {
      states.splice(at, 1)
      states.push(one)
      problems.add('PRINTED_AGAIN', { line: one.line, value: written(one.object) })
    }
  }
  for (const { name, line } of removals) {
    const at = before(name.toLowerCase(), line)
    if (at < 0) continue
    states.splice(at, 1)
    problems.add('REMOVED', { line, value: name })
  }
  return states.map(({ object }) => object)
}

const isIdentity = (name: string): boolean => /^(?:name|identity)$/i.test(name)

function written({ item }: ReadObject): string {
  const key = Object.keys(item).find((name) => /^name$/i.test(name)) ?? Object.keys(item).find(isIdentity)
  const value = key === undefined ? null : item[key]
  return typeof value === 'string' ? value.trim() : ''
}

const nameOf = (object: ReadObject): string => written(object).toLowerCase()

/** The properties that a change gives, known or not. */
const namesOf = ({ item, open = [] }: ReadObject): string[] => [
  ...Object.keys(item).filter((name) => !isIdentity(name)),
  ...open,
]

/** The object with other values. What the text does not hold of them is left out, so that it is asked. */
function changed<T extends ReadObject>(object: T, change: T): T {
  const given = new Set(namesOf(change).map((name) => name.toLowerCase()))
  const kept = Object.entries(object.item).filter(([name]) => !given.has(name.toLowerCase()))
  const own = Object.entries(change.item).filter(([name]) => !isIdentity(name))
  return {
    ...object,
    item: Object.fromEntries([...kept, ...own]),
    notes: [...object.notes.filter(({ property }) => !given.has(property.toLowerCase())), ...change.notes],
    open: [...(object.open ?? []), ...(change.open ?? [])],
    lineOf: (steps) => (given.has(String(steps[0]).toLowerCase()) ? change : object).lineOf(steps),
  }
}
