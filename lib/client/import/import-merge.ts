import { EXCHANGE_PROPERTIES, type ExchangeProperty } from '#lib/exchange/read/properties'
import type { ScenarioConnector } from '#lib/scenario/document/connector'

export type PropertyChange =
  | { readonly property: ExchangeProperty; readonly before: string; readonly after: string }
  | { readonly property: ExchangeProperty; readonly added: readonly string[]; readonly removed: readonly string[] }

export type ImportEntry = {
  /** the connector to import, with the id of the existing one of its name, so that expectations still refer to it */
  readonly connector: ScenarioConnector
  /** the id in the imported text */
  readonly importedId: string
  /** the existing connector of the same name, regardless of case */
  readonly before: ScenarioConnector | null
  readonly changes: readonly PropertyChange[]
}

const sameName = (a: ScenarioConnector, b: ScenarioConnector) => a.name.toLowerCase() === b.name.toLowerCase()

/** The existing connector that an imported one would update. */
export const findSameName = (existing: readonly ScenarioConnector[], imported: ScenarioConnector) =>
  existing.find((known) => sameName(known, imported)) ?? null

/** Compares imported connectors with those of a phase. */
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
