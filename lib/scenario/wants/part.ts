import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { type DomainGroup, findDomainGroups, hasMx } from './domain-groups'
import { everybodyBecause } from './handover'
import type { Wish } from './result-table'
import type { Who } from './who'

/** What wants depend on in a document. */
export type WantsInput = Pick<
  ScenarioDocument,
  | 'phases'
  | 'services'
  | 'senders'
  | 'answers'
  | 'wants'
  | 'sideEntranceClosedFrom'
  | 'unordered'
  | 'switches'
  | 'acceptedRisks'
  | 'evidence'
  | 'rejectDirectSendNotRead'
>

/** Why something is wanted; the first group comes from where MX points, the second from what the document says, the rest are defaults. */
export type Because =
  | 'before-handover'
  | 'ready-for-handover'
  | 'handover'
  | 'just-after-handover'
  | 'after-handover'
  | 'may-be-refused'
  | 'everybody-ready'
  | 'everybody-delivers'
  | 'domain-not-accepted'
  | 'override'
  | 'sample-override'
  | 'plain-text-switch'
  | 'in-between-switch'
  | 'no-handover'
  | 'service-default'
  | 'outbound-leg'
  | 'other-customers'
  | 'relay'
  | 'side-entrance-closed'
  | 'open-until-closed'
  | 'no-domains'
  | 'no-mx'
  | 'not-asked'
  | 'refused-by-name'

/** MAIL FROM that a part is about. `own`: the accepted domains; `ownAndNull`: the null sender too; `foreign`: all others. */
export type MailFrom = 'any' | 'own' | 'ownAndNull' | 'foreign' | readonly string[]

/** Facts that somebody has to enter before anything can be said of a part. */
export const MISSING_FACTS = ['acceptedDomains', 'mx', 'senders', 'mailFromDomains', 'delivery', 'shared'] as const
export type MissingFact = (typeof MISSING_FACTS)[number]

/** A piece of a cell with one want. */
export type PartSpec = {
  readonly who: Who
  /** recipient domains; null for recipients outside the tenant */
  readonly domains: readonly string[] | null
  readonly mailFrom: MailFrom
  /** null for all; otherwise only senders with TLS, or only those without */
  readonly tls: boolean | null
  /** `either`: nothing is wanted; `missing`: what is wanted cannot be told */
  readonly wish: Wish | 'either' | { readonly missing: MissingFact }
  readonly because: Because
  /** what it is called when somebody gets in who should not */
  readonly gettingIn: 'open' | 'shared'
  /** the connector that alone must admit them; null for any */
  readonly connectorId: string | null
  /** the exception of the document that says so */
  readonly wantId: string | null
  /** the one sample sender that it is about; null for all senders of the *who* */
  readonly sampleId: string | null
}

/** All that the derivation of one cell looks at. */
export type CellContext = {
  readonly document: WantsInput
  readonly groups: readonly DomainGroup[]
  readonly phase: Phase
  readonly index: number
  /** a scenario of experiments, or of one phase: none comes before another */
  readonly isUnordered: boolean
}

/** What is looked at for the cells of one phase. Throws for a phase that there is not. */
export function contextOf(document: WantsInput, index: number): CellContext {
  const phase = document.phases[index]
  if (phase === undefined) throw new Error(`There is no phase ${index}.`)
  const isUnordered = document.unordered || document.phases.length === 1
  return { document, groups: findDomainGroups(document), phase, index, isUnordered }
}

export const spec = (
  who: Who,
  rest: Partial<Omit<PartSpec, 'who'>> & Pick<PartSpec, 'wish' | 'because'>,
): PartSpec => ({
  who,
  domains: null,
  mailFrom: 'any',
  tls: null,
  gettingIn: 'open',
  connectorId: null,
  wantId: null,
  sampleId: null,
  ...rest,
})

/** Reports whether the phase states no MX at all, so that nobody can tell who hands mail over. */
export const statesNoMx = ({ phase }: CellContext): boolean => phase.mx.length === 0

/** Reports whether other groups of the plan state MX, and this one never does. */
export const isWithoutMx = (group: DomainGroup): boolean => !hasMx(group)

/** Reports whether another group wants everybody in the phase. */
export const doesAnotherWantEverybody = (group: DomainGroup, { groups, index, isUnordered }: CellContext): boolean =>
  groups.some((other) => other.handover !== group.handover && everybodyBecause(other, index, isUnordered) !== null)

/** Reports whether the part is about everybody there is, and not only about those who come past every service. */
export const isAboutEverybody = ({ because }: Pick<PartSpec, 'because'>): boolean =>
  because === 'everybody-delivers' || because === 'everybody-ready'
