import type { ImportFormat } from '#lib/exchange/read/import-formats'
import { type ImportProblem, type ProblemList, problemList } from '#lib/exchange/read/problems'
import { type PlacedObject, readTextInSteps } from '#lib/exchange/read/read-text'
import type { StatedFacts } from '#lib/exchange/read/tenant-facts'
import { runToEnd } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { LIMITS } from '#lib/scenario/document/limits'
import type { AbsentProperties } from './absent'
import { withDefaultsOfNew } from './defaults-of-new'
import { readConnector } from './read-connector'

export type ImportedConnectors = {
  readonly format: ImportFormat
  readonly connectors: readonly ScenarioConnector[]
  readonly problems: readonly ImportProblem[]
  /** connectors of which the text does not hold every property */
  readonly absent: readonly AbsentProperties[]
  /** what the text states about the tenant besides */
  readonly facts: StatedFacts
}

const NO_FACTS: StatedFacts = { acceptedDomains: null, rejectDirectSend: null }

/**
 * Reads what an administrator has in hand of inbound connectors (docs/formats.md §2): the format is recognised, not
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
    return { format: 'unknown', connectors: [], problems: problems.list(), absent: [], facts: NO_FACTS }
  }
  // `trim` treats a byte order mark as white space, but parsers do not.
  const { format, objects, facts } = yield* readTextInSteps(pasted.replace(/^\uFEFF/, ''), problems)
  const connectors: ScenarioConnector[] = []
  const absent: AbsentProperties[] = []
  const ids = new Set<string>()
  for (const object of objects.slice(0, LIMITS.connectors)) {
    yield
    const read = readObject(object, problems, ids)
    connectors.push(read.connector)
    if (read.absent.length > 0) absent.push({ connectorId: read.connector.id, properties: read.absent })
  }
  reportLeftOut(objects, problems)
  return { format, connectors, problems: problems.list(), absent, facts }
}

function readObject(object: PlacedObject, problems: ProblemList, ids: Set<string>): ReturnType<typeof readConnector> {
  const { origin, lineOf, notes } = object
  const start = problems.count()
  for (const { code, line, property, value, parameters } of notes)
    problems.add(code, { line, field: property, value }, parameters)
  const read = readConnector(withDefaultsOfNew(object, problems), { origin, lineOf, problems }, ids)
  // A name that the text gives only as a variable has to be asked for: without it nothing tells the connector.
  if (object.open?.some((name) => name === 'Name' || name === 'Identity') && read.connector.name === '')
    problems.add('MISSING', { line: lineOf(['Name']), field: 'Name' }, { assumed: "''" })
  problems.own(start, read.connector.id)
  return read
}

function reportLeftOut(objects: readonly PlacedObject[], problems: ProblemList): void {
  const first = objects[LIMITS.connectors]
  if (first !== undefined) problems.add('TOO_MANY_CONNECTORS', { line: first.lineOf([]) }, { limit: LIMITS.connectors })
  if (objects.length === 0 && problems.count() === 0) problems.add('NO_CONNECTORS', { line: 1 })
}
