import type { ExchangeProperty } from '#lib/exchange/read/properties'

/**
 * The connector of a difference: `connectorId` and `name` of the plan; of the tenant if the plan has no such connector.
 */
type ConnectorRef = { readonly connectorId: string | null; readonly name: string }

type Compared = ExchangeProperty | 'AcceptedDomains' | 'RejectDirectSend'
type Value = string | boolean | null

export type PlanDifference = ConnectorRef &
  (
    | { readonly kind: 'missing' }
    /** `plannedIn`: other phases that have a connector of the name */
    | { readonly kind: 'additional'; readonly plannedIn: readonly string[] }
    | { readonly kind: 'value'; readonly property: Compared; readonly planned: Value; readonly found: Value }
    | {
        readonly kind: 'list'
        readonly property: Compared
        /** only in the plan */
        readonly missing: readonly string[]
        /** only in the tenant */
        readonly additional: readonly string[]
      }
  )

/** A property of a connector of the plan of which the export says nothing. */
export type NotCompared = ConnectorRef & { readonly property: ExchangeProperty }

/** A difference that does not count. Its values are texts for display. */
export type IgnoredDifference = ConnectorRef & {
  readonly property: string
  readonly planned: string
  readonly found: string
}
