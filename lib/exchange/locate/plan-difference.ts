import type { ExchangeProperty } from '#lib/exchange/read/properties'

/** Where a difference is: `connectorId` and `name` of the plan, or of the tenant where the plan has no such connector. */
type ConnectorRef = { readonly connectorId: string | null; readonly name: string }

type Compared = ExchangeProperty | 'AcceptedDomains' | 'RejectDirectSend'
type Value = string | boolean | null

export type PlanDifference = ConnectorRef &
  (
    | { readonly kind: 'missing' | 'additional' }
    | { readonly kind: 'value'; readonly property: Compared; readonly planned: Value; readonly found: Value }
    | {
        readonly kind: 'list'
        readonly property: Compared
        /** in the plan and not in the tenant */
        readonly missing: readonly string[]
        /** in the tenant and not in the plan */
        readonly additional: readonly string[]
      }
  )

/** A difference that plays no part. Values are shown, not compared: they are text. */
export type IgnoredDifference = ConnectorRef & {
  readonly property: string
  readonly planned: string
  readonly found: string
}
