import type { ImportedConnectors, ImportProblem } from '#lib/exchange/import-connectors'
import { EXCHANGE_PROPERTIES, type ExchangeProperty, findExchangeProperty } from '#lib/exchange/properties'
import type { ScenarioConnector } from '#lib/scenario/connector'

/** What a person answered to the questions of an import, by `questionKey`. */
export type ImportAnswers = Readonly<Record<string, string>>

export const questionKey = ({ connectorId, field }: ImportProblem): string => `${connectorId ?? ''}\n${field}`

/** The answers a question of the import can have, the assumed one first; null for what is no question of two answers. */
export function answersTo({ severity, field, parameters: { assumed } }: ImportProblem): readonly string[] | null {
  if (severity !== 'question') return null
  if (assumed === 'true' || assumed === 'false') return ['true', 'false']
  return field === 'ConnectorType' ? ['Partner', 'OnPremises'] : null
}

/** The questions that must be answered before the connectors can go in. */
export const openQuestions = (problems: readonly ImportProblem[], answers: ImportAnswers): ImportProblem[] =>
  problems.filter((problem) => answersTo(problem) !== null && answers[questionKey(problem)] === undefined)

/** The imported connectors as the answers have them. */
export function applyAnswers(
  { connectors, problems }: ImportedConnectors,
  answers: ImportAnswers,
): ScenarioConnector[] {
  return connectors.map((connector) => {
    const own = problems.filter((problem) => problem.connectorId === connector.id && answersTo(problem) !== null)
    return own.reduce(
      (changed, problem) => withAnswer(changed, problem.field, answers[questionKey(problem)]),
      connector,
    )
  })
}

function withAnswer(connector: ScenarioConnector, field: string, answer: string | undefined): ScenarioConnector {
  const property = findExchangeProperty(field)
  if (answer === undefined || property === null) return connector
  const value = property === 'ConnectorType' ? answer : answer === 'true'
  return { ...connector, [EXCHANGE_PROPERTIES[property]]: value }
}

export type PropertyChange =
  | { readonly property: ExchangeProperty; readonly before: string; readonly after: string }
  | { readonly property: ExchangeProperty; readonly added: readonly string[]; readonly removed: readonly string[] }

export type ImportEntry = {
  /** as it goes in: with the id of the connector of the same name, so that expectations go on naming it */
  readonly connector: ScenarioConnector
  /** the id in the import */
  readonly importedId: string
  /** the connector of the same name, in whatever case, that is there already */
  readonly before: ScenarioConnector | null
  readonly changes: readonly PropertyChange[]
}

const sameName = (a: ScenarioConnector, b: ScenarioConnector) => a.name.toLowerCase() === b.name.toLowerCase()

/** Sets the imported connectors beside those of a phase. */
export function compareImport(
  existing: readonly ScenarioConnector[],
  imported: readonly ScenarioConnector[],
): ImportEntry[] {
  const taken = new Set(existing.map(({ id }) => id))
  return imported.map((connector) => {
    const before = existing.find((known) => sameName(known, connector)) ?? null
    const id = before?.id ?? freeId(connector.id, taken)
    taken.add(id)
    const own = { ...connector, id }
    return { connector: own, importedId: connector.id, before, changes: before === null ? [] : changesOf(before, own) }
  })
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`
  return id
}

function changesOf(before: ScenarioConnector, after: ScenarioConnector): PropertyChange[] {
  const properties = Object.keys(EXCHANGE_PROPERTIES) as ExchangeProperty[]
  return properties.flatMap((property): PropertyChange[] => {
    const [old, next] = [before[EXCHANGE_PROPERTIES[property]], after[EXCHANGE_PROPERTIES[property]]]
    if (Array.isArray(old) && Array.isArray(next)) {
      const added = next.filter((entry) => !old.includes(entry))
      const removed = old.filter((entry) => !next.includes(entry))
      return added.length + removed.length === 0 ? [] : [{ property, added, removed }]
    }
    return old === next ? [] : [{ property, before: String(old ?? ''), after: String(next ?? '') }]
  })
}

/** The connectors of the phase that a replacement would drop. */
export const droppedBy = (
  existing: readonly ScenarioConnector[],
  entries: readonly ImportEntry[],
): ScenarioConnector[] => existing.filter((connector) => !entries.some(({ before }) => before === connector))

/** The whole set after the import: those there in their places, updated by name, then the new ones. */
export function mergeImport(
  existing: readonly ScenarioConnector[],
  entries: readonly ImportEntry[],
): ScenarioConnector[] {
  const updated = existing.map(
    (connector) => entries.find(({ before }) => before === connector)?.connector ?? connector,
  )
  return [...updated, ...entries.filter(({ before }) => before === null).map(({ connector }) => connector)]
}
