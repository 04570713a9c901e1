import { type ImportChoices, NO_CHOICES } from '#lib/client/import/import-answers'
import type { DirectDeliverer } from '#lib/scenario/templates/answers'

/** The steps of a new scenario, in their order. */
export const STEPS = ['tenant', 'today', 'next', 'moves', 'direct', 'oldFilter', 'ready'] as const
export type Step = (typeof STEPS)[number]

/** Whom MX points to, as the form holds it. */
export type MxForm = {
  /** `connector:` and an id, the id of a vendor, or one of `other`, `microsoft`, `onPremises`, `stays`; null: not chosen yet */
  readonly choice: string | null
  /** of a filter that is no vendor of the catalogue: its name, its addresses and names as typed, and its TLS */
  readonly name: string
  readonly knownBy: string
  readonly withTls: boolean
  /** whether other customers send from there too; null: not answered yet */
  readonly shared: 'no' | 'customers' | 'unknown' | null
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
  readonly knownBy: string
  /** the domains it writes from, of a kind that writes from its own */
  readonly domains: string
}

/** The kinds of deliverers that write from domains of their own. */
export const hasOwnDomains = (kind: DirectForm['kind']): boolean => kind === 'partner' || kind === 'tenant'

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
  readonly today: MxForm
  readonly next: MxForm
  /** the day (YYYY-MM-DD) of each move; '' while it has none */
  readonly moves: readonly string[]
  /** by domain in its comparable form: the place of its move in `moves`, or -1 where its MX stays; a domain that is missing moves first */
  readonly moveOf: Readonly<Record<string, number>>
  readonly oldFilterDays: string
  readonly isHybrid: boolean
  readonly certificateName: string
  readonly direct: readonly DirectForm[]
  readonly title: string
}

const UNNAMED: MxForm = { choice: null, name: '', knownBy: '', withTls: true, shared: null }

export const EMPTY_FORM: NewScenarioForm = {
  reached: 0,
  source: null,
  choices: NO_CHOICES,
  domains: null,
  today: UNNAMED,
  next: UNNAMED,
  moves: [''],
  moveOf: {},
  oldFilterDays: '',
  isHybrid: false,
  certificateName: '',
  direct: [],
  title: '',
}
