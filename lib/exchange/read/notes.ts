import type { Parameters } from '#lib/scenario/document/parameters'
import type { ImportProblemCode } from './problems'

/** A remark of a reader about a property, which becomes a problem. */
export type Note = {
  readonly code: ImportProblemCode
  readonly line: number
  readonly property: string
  readonly value: unknown
  readonly parameters?: Parameters
}

/** A note on a property of the object at a JSON pointer. */
export type PlacedNote = Note & { readonly pointer: string }
