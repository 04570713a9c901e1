import type { JsonValue } from '#lib/scenario/document/json'
import type { Parameters } from '#lib/scenario/document/parameters'
import type { FindingCode, Severity } from './codes'

/** Something wrong or risky in one connector or phase. What is said of it stands in lib/texts under its code. */
export type Finding<Code extends string = FindingCode> = {
  readonly code: Code
  readonly severity: Severity
  /** null for the tenant as a whole */
  readonly connectorId: string | null
  /** where in the set it is, such as `connectors[2].senderIPAddresses[0]` */
  readonly path: string
  readonly value: JsonValue
  readonly sources: readonly string[]
  /** what the texts of the code, in any language, are filled with */
  readonly parameters: Parameters
  /** the whole new value of one property */
  readonly fix?: { readonly property: string; readonly value: JsonValue }
}
