import { readClixml } from '#lib/exchange/read/clixml'
import { withoutConsoleLines } from '#lib/exchange/read/console-lines'
import { readCsv } from '#lib/exchange/read/csv'
import { readFormatList } from '#lib/exchange/read/format-list'
import type { ImportFormat } from '#lib/exchange/read/import-formats'
import { readJson } from '#lib/exchange/read/json'
import { type ImportProblem, type ImportProblemCode, type ProblemList, problemList } from '#lib/exchange/read/problems'
import type { ObjectReader, ReadObject } from '#lib/exchange/read/read-object'
import { recognizeFormat } from '#lib/exchange/read/recognize-format'
import { runToEnd } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { LIMITS } from '#lib/scenario/document/limits'
import type { AbsentProperties } from './absent'
import { readConnector } from './read-connector'

export type ImportedConnectors = {
  readonly format: ImportFormat
  readonly connectors: readonly ScenarioConnector[]
  readonly problems: readonly ImportProblem[]
  /** connectors of which the text does not hold every property */
  readonly absent: readonly AbsentProperties[]
}

/** How each format is read, or, where it is only recognised, the problem that says what to do instead. */
const READERS: Readonly<
  Record<ImportFormat, ((text: string, problems: ProblemList) => ObjectReader) | ImportProblemCode>
> = {
  json: readJson,
  'format-list': readFormatList,
  'format-table': 'FORMAT_TABLE',
  csv: readCsv,
  clixml: readClixml,
  microsoft365dsc: 'MICROSOFT365DSC',
  unknown: 'UNKNOWN_FORMAT',
}

/** Characters that are examined to detect a wrong encoding. */
const HEAD = 100

/**
 * Reads what an administrator pasted of `Get-InboundConnector` (docs/formats.md §2): the format is recognised, not
 * asked for. Never throws: what cannot be read is a problem with its line, and what can be read is kept beside it. A
 * decisive property that is missing is a question, never a silent default.
 */
export function importConnectors(text: string): ImportedConnectors {
  return runToEnd(importConnectorsInSteps(text))
}

/** `importConnectors` in small steps, so that the caller can let other work run in between, or stop. */
export function* importConnectorsInSteps(pasted: string): Generator<void, ImportedConnectors> {
  const problems = problemList()
  if (pasted.length > LIMITS.bodyBytes) {
    problems.add('TOO_LARGE', { line: 1 }, { limit: LIMITS.bodyBytes })
    return { format: 'unknown', connectors: [], problems: problems.list(), absent: [] }
  }
  // `trim` treats a byte order mark as white space, but parsers do not.
  const text = withoutConsoleLines(pasted.replace(/^\uFEFF/, ''))
  const format = recognizeFormat(text)
  const objects = yield* readObjects(text, format, problems)
  const connectors: ScenarioConnector[] = []
  const absent: AbsentProperties[] = []
  const ids = new Set<string>()
  for (const object of objects.slice(0, LIMITS.connectors)) {
    yield
    const read = readObject(object, format, problems, ids)
    connectors.push(read.connector)
    if (read.absent.length > 0) absent.push({ connectorId: read.connector.id, properties: read.absent })
  }
  reportLeftOut(objects, problems)
  return { format, connectors, problems: problems.list(), absent }
}

function* readObjects(text: string, format: ImportFormat, problems: ProblemList): ObjectReader {
  const reader = READERS[format]
  const isRead = typeof reader === 'function'
  // No text that cmdlets print has zero letters, and JSON has none at its beginning: it was UTF-16, read as something
  // else.
  const looked = format === 'json' ? text.slice(0, HEAD) : isRead ? '' : text
  if (looked.includes('\u0000')) problems.add('WRONG_ENCODING', { line: 1 })
  else if (isRead) return yield* reader(text, problems)
  else problems.add(text.trim() === '' ? 'EMPTY_TEXT' : reader, { line: 1 })
  return []
}

function readObject(
  { item, lineOf, notes }: ReadObject,
  origin: ImportFormat,
  problems: ProblemList,
  ids: Set<string>,
): ReturnType<typeof readConnector> {
  const start = problems.count()
  for (const { code, line, property, value, parameters } of notes)
    problems.add(code, { line, field: property, value }, parameters)
  const read = readConnector(item, { origin, lineOf, problems }, ids)
  problems.own(start, read.connector.id)
  return read
}

function reportLeftOut(objects: readonly ReadObject[], problems: ProblemList): void {
  const first = objects[LIMITS.connectors]
  if (first !== undefined) problems.add('TOO_MANY_CONNECTORS', { line: first.lineOf([]) }, { limit: LIMITS.connectors })
  if (objects.length === 0 && problems.count() === 0) problems.add('NO_CONNECTORS', { line: 1 })
}
