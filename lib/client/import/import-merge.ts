import { EXCHANGE_PROPERTIES, type ExchangeProperty } from '#lib/exchange/read/properties'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

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

/** The connector that an imported one would update. */
export const findSameName = (existing: readonly ScenarioConnector[], imported: ScenarioConnector) =>
  existing.find((known) => sameName(known, imported)) ?? null

/** Sets the imported connectors beside those of a phase. */
export function compareImport(
  existing: readonly ScenarioConnector[],
  imported: readonly ScenarioConnector[],
): ImportEntry[] {
  const taken = new Set(existing.map(({ id }) => id))
  return imported.map((connector) => {
    const before = findSameName(existing, connector)
    const id = before?.id ?? freeId(connector.id, taken)
    taken.add(id)
    const own = { ...connector, id }
    const changes = before === null ? [] : changesOf(before, connector)
    return { connector: own, importedId: connector.id, before, changes }
  })
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`
  return id
}

/** By the imported connector, then by the one it is compared with: lists can be long, and a dialog asks again with every click. */
const KNOWN = new WeakMap<ScenarioConnector, WeakMap<ScenarioConnector, readonly PropertyChange[]>>()

/** What an imported connector would change of the one of the same name, by property. */
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
