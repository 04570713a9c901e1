import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Window } from './codes'

/**
 * What is done to a connector:
 * - `create`: made disabled, with all its properties; `prepare`: changed while it is disabled, or in what no rule reads
 * - `enable`, `disable`, `remove`
 * - `relax`: its Restrict flags are cleared; `restrict`: they are set; `modify`: everything else
 */
type ConnectorAction = 'create' | 'prepare' | 'enable' | 'relax' | 'modify' | 'restrict' | 'disable' | 'remove'

type Common = {
  readonly id: string
  /** the place of the change in the usual order: the lower comes first where both ways are safe */
  readonly rank: number
  readonly window: Window
  /** whether it can change what becomes of any mail */
  readonly hasEffect: boolean
  /** the change that has to be made before it; null for none */
  readonly after: string | null
}

export type ConnectorChange = Common & {
  readonly kind: 'connector'
  readonly action: ConnectorAction
  /** null where the connector is made */
  readonly from: ScenarioConnector | null
  /** null where the connector is removed */
  readonly to: ScenarioConnector | null
}

/** One thing that is changed between two phases, and that settles for itself. */
export type Change =
  | ConnectorChange
  | (Common & { readonly kind: 'rejectDirectSend'; readonly to: boolean })
  | (Common & {
      readonly kind: 'acceptedDomains'
      readonly action: 'add' | 'remove'
      readonly domains: readonly string[]
    })
  | Move

/** Mail of a domain that comes another way. */
export type Move = Common & {
  /** where MX points; `handover`: it stays, and somebody else behind it hands mail over to Exchange Online */
  readonly kind: 'mx' | 'handover'
  readonly domain: string
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** The places of the kinds of changes in the usual order. */
export const RANKS = {
  domainsAdded: 0,
  create: 1,
  prepare: 2,
  enable: 3,
  relax: 4,
  modify: 5,
  mx: 6,
  restrict: 7,
  enableFirstLock: 8,
  rejectDirectSend: 9,
  disable: 10,
  domainsRemoved: 11,
  disableLater: 12,
  remove: 13,
} as const

/** Reports whether the change makes mail come another way. */
export const isMove = (change: Change): change is Move => change.kind === 'mx' || change.kind === 'handover'

/** Reports whether toward Microsoft a connector is disabled before MX moves, which is right only while RejectDirectSend is off. */
export const disablesBeforeMx = ({ action, window }: Pick<ConnectorChange, 'action' | 'window'>): boolean =>
  action === 'disable' && window === 'days-before'
