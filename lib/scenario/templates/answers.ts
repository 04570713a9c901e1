import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Service } from '#lib/scenario/document/document'
import type { DirectFacts, FilterChoice } from './participants'

/** The service behind a connector of the tenant. */
export type BehindConnector = {
  readonly connectorId: string
  /** whether other customers send from the same networks and names; null if not known */
  readonly shared?: Service['shared']
  /** its name; empty for that of the vendor or of the connector */
  readonly name?: string
  /** what is known of it beside what the connector says */
  readonly networks?: readonly string[]
  readonly certificateNames?: readonly string[]
  readonly tls?: boolean | null
}

/** Whom MX points to: a filter, the service behind a connector of the tenant, the own servers, or Microsoft. */
export type MxChoice = FilterChoice | BehindConnector | 'onPremises' | 'microsoft'

/** One day on which MX of some domains moves to whoever comes next. */
export type Move = {
  readonly domains: readonly string[]
  /** the day (YYYY-MM-DD); null while it is not planned */
  readonly on: string | null
}

/** Who delivers past the filter, with as much as is known of it. */
export type DirectDeliverer = DirectFacts & {
  readonly kind: Exclude<Service['kind'], 'filter' | 'onPremises'>
  readonly name: string
}

/** By the id of a connector: the kind of who delivers through it. */
export type Behind = Readonly<Record<string, DirectDeliverer['kind']>>

/** The answers from which a new scenario is made. */
export type NewScenarioAnswers = {
  readonly title: string
  readonly tenant: {
    readonly acceptedDomains: readonly string[]
    /** null where nobody has read it */
    readonly rejectDirectSend: boolean | null
  }
  /** the connectors that the tenant has; none where they were not read, and the first phase gets those that its services need */
  readonly connectors: readonly ScenarioConnector[]
  /** the tenant was read and has no connector at all: the first phase has none either */
  readonly hasNoConnectors?: boolean
  /** whom MX points to today, of each domain that is not in `todayOf` */
  readonly today: MxChoice
  /** by domain in its comparable form: whom its MX points to today, where that is somebody else */
  readonly todayOf?: Readonly<Record<string, MxChoice>>
  /** whom MX points to in the end; null: nothing is switched, and the scenario is the present state alone */
  readonly next: MxChoice | null
  /** the days on which MX moves, in their order; MX of a domain that stands in none stays */
  readonly moves: readonly Move[]
  /** for how many days after the last move the old filter may still deliver; null while nobody has decided */
  readonly oldFilterDays: number | null
  /**
   * null for no hybrid; its certificate name, if known, and the domains of its MAIL FROM beside the tenant's own, none if not
   * known
   */
  readonly hybrid: { readonly certificateName: string | null; readonly mailFromDomains?: readonly string[] } | null
  readonly direct: readonly DirectDeliverer[]
  /** by the id of a connector of the tenant: who delivers through it, where that is neither a filter nor own servers */
  readonly behind?: Behind
}
