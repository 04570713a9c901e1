import { type ImportChoices, NO_CHOICES } from '#lib/client/import/import-answers'
import type { DirectDeliverer } from '#lib/scenario/templates/answers'

/** The steps of a new scenario, in their order. */
export const STEPS = ['tenant', 'today', 'next', 'moves', 'direct', 'oldFilter', 'ready'] as const
export type Step = (typeof STEPS)[number]

/** Whom MX points to, as the form holds it. */
export type MxForm = {
  /** `connector:` and an id, the id of a vendor, or one of `other`, `microsoft`, `onPremises`, `stays`; null: not chosen yet */
  readonly choice: string | null
  /** what is known of it beside the choice, as typed: its name, and by what its mail is recognised */
  readonly name: string
  /** whether other customers send from there too; null: not answered yet */
  readonly shared: 'no' | 'customers' | 'unknown' | null
} & IdentityForm

/** By what mail of somebody is recognised, as typed. Each field takes addresses and names alike. */
export type IdentityForm = {
  /** the addresses that it sends from */
  readonly knownBy: string
  /** the names in its TLS certificate */
  readonly certificateNames: string
  /** whether it delivers with TLS; null: not answered yet */
  readonly tls: 'yes' | 'no' | 'unknown' | null
}

export const DIRECT_KINDS = [
  'device',
  'application',
  'partner',
  'signature',
  'encryption',
  'tenant',
  'phishingSimulation',
] as const satisfies readonly DirectDeliverer['kind'][]

/** One kind of deliverer past the filter; it is in the list only where it is ticked. */
export type DirectForm = {
  readonly kind: (typeof DIRECT_KINDS)[number]
  readonly name: string
  /** the domains it writes from, of a kind that writes from its own */
  readonly domains: string
} & IdentityForm

/** The kinds of deliverers that write from domains of their own. */
export const hasOwnDomains = (kind: DirectForm['kind']): boolean => kind === 'partner' || kind === 'tenant'

/** Who delivers through a connector: somebody who goes past the filter, or another filter. */
export const BEHIND_ANSWERS = ['filter', ...DIRECT_KINDS] as const
export type BehindAnswer = (typeof BEHIND_ANSWERS)[number]

/** All that a person typed or chose in the steps of a new scenario, as it was typed. */
export type NewScenarioForm = {
  /** the last step that was reached, counted from 0 */
  readonly reached: number
  /** the text or file with the connectors of the tenant */
  readonly source: string | File | null
  /** what was decided about the text */
  readonly choices: ImportChoices
  /** the accepted domains; null: those of the text */
  readonly domains: string | null
  /** nobody knows the accepted domains yet */
  readonly isWithoutDomains: boolean
  /** RejectDirectSend, as answered; asked where it was not read */
  readonly directSend: 'unknown' | 'on' | 'off'
  readonly today: MxForm
  /** by domain in its comparable form: the choice for a domain whose MX points to somebody else today */
  readonly todayOf: Readonly<Record<string, string>>
  readonly next: MxForm
  /** the day (YYYY-MM-DD) of each move; '' while it has none */
  readonly moves: readonly string[]
  /** by domain in its comparable form: the place of its move in `moves`, or -1 where its MX stays; a domain that is missing moves first */
  readonly moveOf: Readonly<Record<string, number>>
  readonly oldFilterDays: string
  /** null: not answered yet */
  readonly isHybrid: boolean | null
  readonly certificateName: string
  /** the domains that the own servers write from beside the accepted ones */
  readonly hybridDomains: string
  readonly direct: readonly DirectForm[]
  /** by the id of a connector of the tenant that MX does not point to: who delivers through it, as answered */
  readonly behind: Readonly<Record<string, BehindAnswer>>
  readonly title: string
}

export const UNKNOWN_IDENTITY: IdentityForm = { knownBy: '', certificateNames: '', tls: null }
export const UNNAMED: MxForm = { choice: null, name: '', shared: null, ...UNKNOWN_IDENTITY }

export const EMPTY_FORM: NewScenarioForm = {
  reached: 0,
  source: null,
  choices: NO_CHOICES,
  domains: null,
  isWithoutDomains: false,
  directSend: 'unknown',
  today: UNNAMED,
  todayOf: {},
  next: UNNAMED,
  moves: [''],
  moveOf: {},
  oldFilterDays: '',
  isHybrid: null,
  certificateName: '',
  hybridDomains: '',
  direct: [],
  behind: {},
  title: '',
}
