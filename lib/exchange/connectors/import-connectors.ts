import { readClixml } from '#lib/exchange/read/clixml'
import { withoutConsoleLines } from '#lib/exchange/read/console-lines'
import { readCsv } from '#lib/exchange/read/csv'
import { readFormatList } from '#lib/exchange/read/format-list'
import type { ImportFormat } from '#lib/exchange/read/import-formats'
import { readJson } from '#lib/exchange/read/json'
import { type ImportProblem, type ProblemList, problemList } from '#lib/exchange/read/problems'
import type { ObjectReader, ReadObject } from '#lib/exchange/read/read-object'
import { recognizeFormat } from '#lib/exchange/read/recognize-format'
import { runToEnd } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { LIMITS } from '#lib/scenario/document/limits'
import { readConnector } from './read-connector'

export type { ImportProblem }

export type ImportedConnectors = {
  readonly format: ImportFormat
  readonly connectors: readonly ScenarioConnector[]
  readonly problems: readonly ImportProblem[]
}

const READERS: Readonly<Partial<Record<ImportFormat, (text: string, problems: ProblemList) => ObjectReader>>> = {
  json: readJson,
  'format-list': readFormatList,
  csv: readCsv,
  clixml: readClixml,
}

/** Letters that tell the encoding. */
const HEAD = 100

const REFUSALS = {
  'format-table': 'FORMAT_TABLE',
  microsoft365dsc: 'MICROSOFT365DSC',
} as const

/**
 * Reads what an administrator pasted of `Get-InboundConnector` (docs/formats.md §2): the format is recognised, not
 * asked for. Never throws: what cannot be read is a problem with its line, and what can be read is kept beside it. A
 * decisive property that is missing is a question, never a silent default.
 */
export function importConnectors(text: string): ImportedConnectors {
  return runToEnd(importConnectorsInSteps(text))
}

/** `importConnectors` in small steps: so that a caller can do other things between them, or stop. */
export function* importConnectorsInSteps(pasted: string): Generator<void, ImportedConnectors> {
  const problems = problemList()
  if (pasted.length > LIMITS.bodyBytes) {
    problems.add('TOO_LARGE', { line: 1 }, { limit: LIMITS.bodyBytes })
    return { format: 'unknown', connectors: [], problems: problems.list() }
  }
  // A byte order mark is white space to `trim`, but not to parsers.
  const text = withoutConsoleLines(pasted.replace(/^\uFEFF/, ''))
  const format = recognizeFormat(text)
  const objects = yield* readObjects(text, format, problems)
  const connectors: ScenarioConnector[] = []
  const ids = new Set<string>()
  for (const object of objects.slice(0, LIMITS.connectors)) {
    yield
    connectors.push(readObject(object, format, problems, ids))
  }
  reportLeftOut(objects, problems)
  return { format, connectors, problems: problems.list() }
}

function* readObjects(text: string, format: ImportFormat, problems: ProblemList): ObjectReader {
  const read = READERS[format]
  // JSON has no such letters: it was UTF-16, and read as something else.
  if (format === 'json' && text.slice(0, HEAD).includes('\u0000')) {
    problems.add('WRONG_ENCODING', { line: 1 })
    return []
  }
  if (read !== undefined) return yield* read(text, problems)
  if (text.trim() === '') problems.add('EMPTY_TEXT', { line: 1 })
  // Zero letters are in no text that cmdlets print: it was UTF-16, and read as something else.
  else if (text.includes('\u0000')) problems.add('WRONG_ENCODING', { line: 1 })
  else
    problems.add(format === 'format-table' || format === 'microsoft365dsc' ? REFUSALS[format] : 'UNKNOWN_FORMAT', {
      line: 1,
    })
  return []
}

function readObject(
  { item, lineOf, notes }: ReadObject,
  origin: ImportFormat,
  problems: ProblemList,
  ids: Set<string>,
): ScenarioConnector {
  const start = problems.count()
  for (const { code, line, property, value, parameters } of notes)
    problems.add(code, { line, field: property, value }, parameters)
  const connector = readConnector(item, { origin, lineOf, problems }, ids)
  problems.own(start, connector.id)
  return connector
}

function reportLeftOut(objects: readonly ReadObject[], problems: ProblemList): void {
  const first = objects[LIMITS.connectors]
  if (first !== undefined) problems.add('TOO_MANY_CONNECTORS', { line: first.lineOf([]) }, { limit: LIMITS.connectors })
  if (objects.length === 0 && problems.count() === 0) problems.add('NO_CONNECTORS', { line: 1 })
}
