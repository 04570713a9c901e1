import { isRecord } from './field-reader'
import { pointerStep } from './json-pointer'
import { findExchangeProperty } from './properties'

type FoundObject = { readonly pointer: string; readonly value: unknown }

/** Keys under which tools put the list of connectors: Microsoft Graph and REST, ScubaGear, and others. */
const WRAPPERS = ['value', 'inbound_connectors', 'InboundConnectors', 'inboundConnectors', 'connectors', 'Connectors']
const DEEPEST_WRAPPER = 3

/** The most objects that are examined. A tenant has far fewer connectors. */
const MOST_FOUND = 1000

/**
 * The objects that may be connectors, with their pointers; null if there is no such list. `[null]` is an empty list.
 */
export function findConnectors(root: unknown, pointer = ''): FoundObject[] | null {
  const found: FoundObject[] = []
  return collect(root, pointer, 0, found) ? found : null
}

/** Reports whether there is a list, and adds its entries to `found`. */
function collect(root: unknown, pointer: string, depth: number, found: FoundObject[]): boolean {
  if (root === null) return true
  if (Array.isArray(root)) {
    for (const [i, value] of root.entries()) {
      if (found.length >= MOST_FOUND) break
      const own = pointer + pointerStep(i)
      if (isNested(value) && depth < DEEPEST_WRAPPER) collect(value, own, depth + 1, found)
      else if (value !== null) found.push({ pointer: own, value })
    }
    return true
  }
  if (!isRecord(root)) return false
  if (isConnector(root)) {
    found.push({ pointer, value: root })
    return true
  }
  const wrapper = WRAPPERS.find((key) => Object.hasOwn(root, key))
  if (wrapper === undefined || depth >= DEEPEST_WRAPPER) return false
  return collect(root[wrapper], pointer + pointerStep(wrapper), depth + 1, found)
}

/** Reports whether an entry is itself a list or a wrapper, as in several outputs one after another. */
const isNested = (value: unknown): boolean =>
  Array.isArray(value) || (isRecord(value) && !isConnector(value) && WRAPPERS.some((key) => Object.hasOwn(value, key)))

/** Reports whether an object has the properties that every connector has. */
export const isConnector = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(value).some((key) => ['Name', 'SenderDomains'].includes(findExchangeProperty(key) ?? ''))
