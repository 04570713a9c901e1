import type { ObjectKind } from './object-kinds'
import type { Value, Variables } from './powershell-values'
import { Branches } from './script-branches'

/** An object that a script would make or change: what it gives, by property. */
export type PlannedObject = {
  readonly kind: ObjectKind
  readonly isNew: boolean
  /** it is a block of Microsoft365DSC */
  readonly isResource: boolean
  readonly start: number
  /** the conditions of the blocks in which it stands; null for one that is made in any case */
  readonly branch: string | null
  readonly properties: Map<string, Value>
}

/** What is known where a statement starts. */
export type ScriptState = {
  readonly variables: Variables
  readonly planned: PlannedObject[]
  /** connectors that the script removes, by their names */
  readonly removed: { readonly name: string; readonly at: number }[]
  readonly branches: Branches
}

export function newScript(): ScriptState {
  const variables: Variables = new Map()
  return { variables, planned: [], removed: [], branches: new Branches((name) => variables.delete(name)) }
}
