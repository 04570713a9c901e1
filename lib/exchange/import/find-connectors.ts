import { findExchangeProperty } from '#lib/exchange/properties'
import { isRecord } from './field-reader'
import { pointerStep } from './json-lines'

type Found = { readonly pointer: string; readonly value: unknown }

/** Keys under which tools put the list: Microsoft Graph and REST, ScubaGear, and plain words. */
const WRAPPERS = ['value', 'inbound_connectors', 'InboundConnectors', 'inboundConnectors', 'connectors', 'Connectors']
const DEEPEST_WRAPPER = 3

/** The objects that may be connectors, and where they stand; null where there is no such list. `[null]` is an empty list. */
export function findConnectors(root: unknown, pointer = '', depth = 0): Found[] | null {
  if (root === null) return []
  if (Array.isArray(root))
    return root.flatMap((value, i): Found[] => {
      const own = pointer + pointerStep(i)
      const isList = Array.isArray(value) && depth < DEEPEST_WRAPPER
      return isList ? (findConnectors(value, own, depth + 1) ?? []) : value === null ? [] : [{ pointer: own, value }]
    })
  if (!isRecord(root)) return null
  if (isConnector(root)) return [{ pointer, value: root }]
  const wrapper = WRAPPERS.find((key) => Object.hasOwn(root, key))
  if (wrapper === undefined || depth >= DEEPEST_WRAPPER) return null
  return findConnectors(root[wrapper], pointer + pointerStep(wrapper), depth + 1)
}

/** Reports whether an object has what every connector has. */
export const isConnector = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(value).some((key) => ['Name', 'SenderDomains'].includes(findExchangeProperty(key) ?? ''))
