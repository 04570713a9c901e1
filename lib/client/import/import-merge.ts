import type { AbsentProperties } from '#lib/exchange/connectors/absent'
import type { ImportProblem } from '#lib/exchange/read/problems'
import { EXCHANGE_PROPERTIES, type ExchangeProperty, findExchangeProperty } from '#lib/exchange/read/properties'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import { type ImportAnswers, isSettled } from './import-answers'

export type PropertyChange =
  | { readonly property: ExchangeProperty; readonly before: string; readonly after: string }
  | { readonly property: ExchangeProperty; readonly added: readonly string[]; readonly removed: readonly string[] }

/** By the id in the imported text, the properties that the text does not hold and that nobody has answered. */
export type Unknown = ReadonlyMap<string, ReadonlySet<ExchangeProperty>>

export type ImportEntry = {
  /** the connector to import, with the id of the existing one of its name, so that exceptions still refer to it */
  readonly connector: ScenarioConnector
  /** the id in the imported text */
  readonly importedId: string
  /** the existing connector of the same name, regardless of case */
  readonly before: ScenarioConnector | null
  readonly changes: readonly PropertyChange[]
  /** what the existing connector keeps, since the text says nothing of it */
  readonly kept: readonly ExchangeProperty[]
}

const sameName = (a: ScenarioConnector, b: ScenarioConnector) => a.name.toLowerCase() === b.name.toLowerCase()

/** The existing connector that an imported one would update. */
export const findSameName = (existing: readonly ScenarioConnector[], imported: ScenarioConnector) =>
  existing.find((known) => sameName(known, imported)) ?? null

/** Compares imported connectors with those of a phase. One that updates another leaves alone what the text does not hold. */
export function compareImport(
  existing: readonly ScenarioConnector[],
  imported: readonly ScenarioConnector[],
  unknown: Unknown = new Map(),
): ImportEntry[] {
  const taken = new Set(existing.map(({ id }) => id))
  return imported.map((connector) => {
    const before = findSameName(existing, connector)
    const id = before?.id ?? freeId(connector.id, taken)
    taken.add(id)
    const absent = unknown.get(connector.id) ?? NOTHING
    const whole = before === null ? connector : withKept(before, connector, absent)
    const changes = before === null ? [] : changesOf(before, whole)
    const kept = before === null ? [] : [...absent]
    return { connector: { ...whole, id }, importedId: connector.id, before, changes, kept }
  })
}

const NOTHING: ReadonlySet<ExchangeProperty> = new Set()

/** The imported connector with what the existing one has of the properties that the text does not hold. */
function withKept(
  before: ScenarioConnector,
  imported: ScenarioConnector,
  absent: ReadonlySet<ExchangeProperty>,
): ScenarioConnector {
  const known = new Set(imported.otherProperties.map(([name]) => name.toLowerCase()))
  const others = before.otherProperties.filter(([name]) => {
    const property = findExchangeProperty(name)
    // The costs of sender domains stand among the other properties, under the name of the list.
    return property === null ? !known.has(name.toLowerCase()) : absent.has(property)
  })
  if (absent.size === 0 && others.length === 0) return imported
  const kept = Object.fromEntries(
    [...absent].map((property) => [EXCHANGE_PROPERTIES[property], before[EXCHANGE_PROPERTIES[property]]]),
  )
  return { ...imported, ...kept, otherProperties: [...imported.otherProperties, ...others] }
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`
  return id
}

/** Cached changes, by imported and existing connector: lists can be long, and a dialog asks again with every click. */
const KNOWN = new WeakMap<ScenarioConnector, WeakMap<ScenarioConnector, readonly PropertyChange[]>>()

/** The changes that an imported connector makes to the existing one, by property. */
export function changesOf(before: ScenarioConnector, after: ScenarioConnector): readonly PropertyChange[] {
  const byBefore = KNOWN.get(after) ?? new WeakMap<ScenarioConnector, readonly PropertyChange[]>()
  KNOWN.set(after, byBefore)
  const changes = byBefore.get(before) ?? compareProperties(before, after)
  byBefore.set(before, changes)
  return changes
}

function compareProperties(before: ScenarioConnector, after: ScenarioConnector): PropertyChange[] {
  const properties = Object.keys(EXCHANGE_PROPERTIES) as ExchangeProperty[]
  return properties.flatMap((property): PropertyChange[] => {
    const [old, next] = [before[EXCHANGE_PROPERTIES[property]], after[EXCHANGE_PROPERTIES[property]]]
    if (Array.isArray(old) && Array.isArray(next)) {
      const [inOld, inNext] = [new Set(old), new Set(next)]
      const added = next.filter((entry) => !inOld.has(entry))
      const removed = old.filter((entry) => !inNext.has(entry))
      return added.length + removed.length === 0 ? [] : [{ property, added, removed }]
    }
    return old === next ? [] : [{ property, before: String(old ?? ''), after: String(next ?? '') }]
  })
}

/** What the text does not hold, without what the user has answered. */
export function withoutAnswered(
  absent: readonly AbsentProperties[],
  problems: readonly ImportProblem[],
  answers: ImportAnswers,
): Unknown {
  const answered = new Set(
    problems
      .filter((problem) => problem.code === 'MISSING' && isSettled(problem, answers))
      .map(({ connectorId, field }) => `${connectorId} ${field}`),
  )
  return new Map(
    absent.map(({ connectorId, properties }) => [
      connectorId,
      new Set(properties.filter((property) => !answered.has(`${connectorId} ${property}`))),
    ]),
  )
}

/** The connectors of the phase that a replacement would remove. */
export const droppedBy = (
  existing: readonly ScenarioConnector[],
  entries: readonly ImportEntry[],
): ScenarioConnector[] => existing.filter((connector) => !entries.some(({ before }) => before === connector))

/** All connectors after the import: the existing ones in their order, updated by name, then the new ones. */
export function mergeImport(
  existing: readonly ScenarioConnector[],
  entries: readonly ImportEntry[],
): ScenarioConnector[] {
  const updated = existing.map(
    (connector) => entries.find(({ before }) => before === connector)?.connector ?? connector,
  )
  return [...updated, ...entries.filter(({ before }) => before === null).map(({ connector }) => connector)]
}
