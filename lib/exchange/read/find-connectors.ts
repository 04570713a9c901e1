import { isRecord } from './field-reader'
import { pointerStep } from './json-pointer'
import { kindOfCmdlet, kindOfObject, type ObjectKind } from './object-kinds'

export type FoundObject = {
  readonly pointer: string
  readonly value: Readonly<Record<string, unknown>>
  readonly kind: ObjectKind
  /** it holds the parameters of New-InboundConnector, so what is left out has the cmdlet's default */
  readonly isNew: boolean
}

type FoundObjects = {
  readonly objects: readonly FoundObject[]
  /** the place of the first object of no known kind, if no object is of one */
  readonly unknown: string | null
}

/** What the text says of a value, apart from the value itself. */
type Stated = { readonly kind: ObjectKind | null; readonly isNew: boolean }
type Waiting = { readonly pointer: string; readonly value: unknown; readonly stated: Stated }

/** The most objects that are kept. A tenant has far fewer connectors. */
const MOST_FOUND = 1000
const UNSTATED: Stated = { kind: null, isNew: false }

/**
 * All objects of known kinds in a nested value, under whatever keys, in their order. An object within one that was found
 * is a part of it. Not recursive, so that no nesting can exhaust the stack.
 */
export function findObjects(root: unknown, pointer = '', kind: ObjectKind | null = null): FoundObjects {
  const objects: FoundObject[] = []
  let unknown: string | null = null
  const waiting: Waiting[] = [{ pointer, value: root, stated: { ...UNSTATED, kind } }]
  while (objects.length < MOST_FOUND) {
    const next = waiting.pop()
    if (next === undefined) break
    const { value, stated } = next
    const found = isRecord(value) ? kindOfRecord(value, stated.kind) : null
    if (isRecord(value) && found !== null)
      objects.push({ pointer: next.pointer, value, kind: found, isNew: stated.isNew })
    else {
      const inner = membersOf(next)
      if (inner.length === 0 && unknown === null && isFilled(value)) unknown = next.pointer
      for (let index = inner.length - 1; index >= 0; index--) {
        const member = inner[index]
        if (member !== undefined) waiting.push(member)
      }
    }
  }
  return { objects, unknown: objects.length > 0 ? null : unknown }
}

/** A stated kind counts for an object that has a name: others are wrappers, or parts of an object. */
function kindOfRecord(value: Readonly<Record<string, unknown>>, stated: ObjectKind | null): ObjectKind | null {
  const names = Object.keys(value)
  const isNamed = names.some((name) => /^(?:name|identity)$/i.test(name))
  return kindOfObject(names, statedBy(value) ?? (isNamed ? stated : null))
}

/** The kind that a tool writes into the object itself. */
function statedBy(value: Readonly<Record<string, unknown>>): ObjectKind | null {
  const { cippconnectortype: cipp, ResourceName: resource } = value
  if (cipp === 'inbound' || cipp === 'outbound') return cipp
  return typeof resource === 'string' ? kindOfCmdlet(resource.replace(/^EXO/, 'Get-')) : null
}

const isFilled = (value: unknown): boolean =>
  isRecord(value)
    ? Object.values(value).some((one) => one !== null && !Array.isArray(one))
    : value !== null && !Array.isArray(value)

/** The values inside a value that may be objects, with what the text says of them. */
function membersOf({ pointer, value, stated }: Waiting): Waiting[] {
  if (Array.isArray(value))
    return value.flatMap((one, index) =>
      isNested(one) ? [{ pointer: pointer + pointerStep(index), value: one, stated }] : [],
    )
  if (!isRecord(value)) return []
  const own = ofCmdlet(value)
  return Object.entries(value).flatMap(([key, written]) => {
    const one = typeof written === 'string' ? nestedIn(written) : written
    return isNested(one) ? [{ pointer: pointer + pointerStep(key), value: one, stated: own ?? ofKey(key, stated) }] : []
  })
}

/** The value in a text that is JSON itself, as flows and logs hold a body; the text where it is not. */
function nestedIn(text: string): unknown {
  if (!/^\s*[[{]\s*["[{]/.test(text) || !/"SenderDomains"|"SenderIPAddresses"/i.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null

/** What a REST body says: `{ CmdletName: 'New-InboundConnector', Parameters: { … } }`. */
function ofCmdlet({ CmdletName: name }: Readonly<Record<string, unknown>>): Stated | null {
  if (typeof name !== 'string') return null
  return { kind: kindOfCmdlet(name), isNew: /^New-InboundConnector$/i.test(name) }
}

/** The kind that a key names, such as `inbound_connectors`. `value` and the like say nothing new. */
function ofKey(key: string, stated: Stated): Stated {
  const noun = key.replace(/[_\s-]/g, '').replace(/s$/i, '')
  const kind = kindOfCmdlet(`Get-${noun}`)
  return kind === null ? stated : { ...UNSTATED, kind }
}

/** Reports whether a text may hold an empty list of connectors: null, lists and wrappers without any value. */
export function isEmptyList(root: unknown): boolean {
  if (root === null) return true
  if (Array.isArray(root)) return root.every((one) => one === null || (Array.isArray(one) && isEmptyList(one)))
  if (!isRecord(root)) return false
  const lists = Object.entries(root).filter(([key]) => /^(?:value|(?:inbound_?)?connectors)$/i.test(key))
  return lists.length > 0 && lists.every(([, one]) => isEmptyList(one))
}
