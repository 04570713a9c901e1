import type { ScenarioConnector } from '#lib/scenario/connector'
import { LIMITS } from '#lib/scenario/text'
import { isRecord } from './import/field-reader'
import { findConnectors, isConnector } from './import/find-connectors'
import { findJsonLines, pointerStep } from './import/json-lines'
import { type ImportProblem, type ImportProblemCode, type ProblemList, problemList } from './import/problems'
import { readConnector } from './import/read-connector'
import { type ImportFormat, recognizeFormat } from './import/recognize-format'

export type { ImportFormat, ImportProblem }

export type ImportedConnectors = {
  readonly format: ImportFormat
  readonly connectors: readonly ScenarioConnector[]
  readonly problems: readonly ImportProblem[]
}

const DEEPEST_JSON = 64

const REFUSALS: Readonly<Record<Exclude<ImportFormat, 'json'>, ImportProblemCode>> = {
  'format-list': 'FORMAT_LIST',
  'format-table': 'FORMAT_TABLE',
  csv: 'CSV',
  clixml: 'CLIXML',
  unknown: 'NOT_JSON',
}

/**
 * Reads what `Get-InboundConnector | ConvertTo-Json` printed (domain.md §4.1): one object or a list, bare or wrapped.
 * Never throws: what cannot be read is a problem with its line, and what can be read is kept beside it. A decisive
 * property that is missing is a question, never a silent default.
 */
export function importConnectors(text: string): ImportedConnectors {
  const problems = problemList()
  const connectors = text.length > LIMITS.bodyBytes ? null : readText(text, problems)
  if (connectors === null) problems.add('TOO_LARGE', { line: 1 }, { limit: LIMITS.bodyBytes })
  const format = connectors === null ? 'unknown' : recognizeFormat(text)
  return { format, connectors: connectors ?? [], problems: problems.list() }
}

function readText(pasted: string, problems: ProblemList): ScenarioConnector[] {
  const format = recognizeFormat(pasted)
  if (format !== 'json') {
    problems.add(pasted.trim() === '' ? 'EMPTY_TEXT' : REFUSALS[format], { line: 1 })
    return []
  }
  // A byte order mark is white space to `trim`, but not to JSON.
  const text = pasted.replace(/^\uFEFF/, '')
  const { lines, fault, depth } = findJsonLines(text, DEEPEST_JSON)
  if (depth > DEEPEST_JSON) {
    problems.add('TOO_DEEP', { line: 1 }, { limit: DEEPEST_JSON })
    return []
  }
  const root = parseJson(text)
  if (root === undefined) {
    problems.add('INVALID_JSON', { line: fault ?? 1 })
    return []
  }
  return readConnectors(root, (pointer) => lineNear(lines, pointer), problems)
}

/** The value of a JSON text; undefined, which no JSON text has, if it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function readConnectors(
  root: unknown,
  lineOf: (pointer: string) => number,
  problems: ProblemList,
): ScenarioConnector[] {
  const found = findConnectors(root)
  if (found === null || found.length === 0) {
    problems.add(found === null ? 'NOT_A_CONNECTOR' : 'NO_CONNECTORS', { line: 1 })
    return []
  }
  const ids = new Set<string>()
  if (found.length > LIMITS.connectors)
    problems.add(
      'TOO_MANY_CONNECTORS',
      { line: lineOf(found[LIMITS.connectors]?.pointer ?? '') },
      { limit: LIMITS.connectors },
    )
  return found.slice(0, LIMITS.connectors).flatMap(({ pointer, value }) => {
    if (!isRecord(value) || !isConnector(value)) {
      problems.add('NOT_A_CONNECTOR', { line: lineOf(pointer), value })
      return []
    }
    const lineOfSteps = (steps: readonly (string | number)[]) => lineOf(pointer + steps.map(pointerStep).join(''))
    const start = problems.count()
    const connector = readConnector(value, lineOfSteps, problems, ids)
    problems.own(start, connector.id)
    return [connector]
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
