import type { Parameters } from '#lib/scenario/message-text'
import { isRecord } from './field-reader'
import { findConnectors, isConnector } from './find-connectors'
import { pointerStep } from './json-lines'
import type { ImportProblemCode, ProblemList } from './problems'

type Steps = readonly (string | number)[]

/** Something a reader noticed about one property while it read the text. */
export type Note = {
  readonly code: ImportProblemCode
  readonly line: number
  readonly property: string
  readonly value: unknown
  readonly parameters?: Parameters
}

/** An object of the text that has what every connector has: its properties, and the lines they stand on. */
export type ReadObject = {
  readonly item: Readonly<Record<string, unknown>>
  /** `steps` lead from the object to the value meant */
  readonly lineOf: (steps: Steps) => number
  readonly notes: readonly Note[]
}

/** A reader of one format. It stops now and then, so that whoever runs it can let others work in between. */
export type Reading = Generator<void, readonly ReadObject[]>

/** The connectors among the values of a format that nests them; what is none of them is a problem. */
export function objectsIn(
  root: unknown,
  lines: ReadonlyMap<string, number>,
  problems: ProblemList,
  start = '',
): readonly ReadObject[] {
  const found = findConnectors(root, start)
  if (found === null) problems.add('NOT_A_CONNECTOR', { line: 1 })
  return (found ?? []).flatMap(({ pointer, value }) => {
    const lineOf = (steps: Steps) => lineNear(lines, pointer + steps.map(pointerStep).join(''))
    if (isRecord(value) && isConnector(value)) return [{ item: value, lineOf, notes: [] }]
    problems.add('NOT_A_CONNECTOR', { line: lineOf([]), value })
    return []
  })
}

/** The line of a value, or of what it should stand in. */
function lineNear(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let rest = pointer; rest !== ''; rest = rest.slice(0, rest.lastIndexOf('/'))) {
    const line = lines.get(rest)
    if (line !== undefined) return line
  }
  return lines.get('') ?? 1
}
