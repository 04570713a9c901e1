/** What a value of the interpreter may be. Names of properties and keys are kept in lower case, as PowerShell compares them. */
export type Value = null | boolean | number | string | readonly Value[] | Hashtable

/** A hashtable or an object: both answer a name with a value. */
export class Hashtable {
  readonly entries = new Map<string, { readonly name: string; readonly value: Value }>()

  constructor(entries: Readonly<Record<string, Value>> = {}) {
    for (const [name, value] of Object.entries(entries)) this.set(name, value)
  }

  get(name: string): Value {
    return this.entries.get(name.toLowerCase())?.value ?? null
  }

  set(name: string, value: Value): void {
    this.entries.set(name.toLowerCase(), { name, value })
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase())
  }

  copy(): Hashtable {
    return new Hashtable(Object.fromEntries([...this.entries.values()].map(({ name, value }) => [name, value])))
  }
}

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** The single values of a value, as a pipeline passes them on. */
export const itemsOf = (value: Value): readonly Value[] => (isList(value) ? value : value === null ? [] : [value])

/** What a pipeline comes to when it is assigned: nothing, its one value, or a list. */
export const collapse = (outputs: readonly Value[]): Value => (outputs.length > 1 ? outputs : (outputs[0] ?? null))

export function textOf(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (value instanceof Hashtable) return 'System.Collections.Hashtable'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : value.map(textOf).join(' ')
}

export function isTrue(value: Value): boolean {
  if (value instanceof Hashtable) return true
  if (!isList(value)) return Boolean(value)
  return value.length > 1 || isTrue(value[0] ?? null)
}
