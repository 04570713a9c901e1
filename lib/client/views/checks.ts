import type { Check, CheckResult, ExplainedVerdict, TraceEntry } from '#lib/matcher'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, ScenarioSender } from '#lib/scenario/document/document'

/** Rows of the table of checks, in the assumed order of Exchange Online. */
export const CHECK_ROWS = [
  'senderDomain',
  'recipient',
  'tls',
  'certificate',
  'sourceIP',
] as const satisfies readonly Check[]
type CheckRow = (typeof CHECK_ROWS)[number]

/**
 * One field of the table. `entry`: the engine recorded a check; it `isConditional` if only some of the open cases have it.
 * Without an entry: `passed` (in scope, which the trace does not record), `notAsked` (the connector does not check it),
 * `notReached` (decided earlier, or the connector is disabled).
 */
export type CheckField =
  | {
      readonly kind: 'entry'
      readonly entry: TraceEntry
      readonly result: CheckResult
      readonly isConditional: boolean
    }
  | { readonly kind: 'passed'; readonly shown: readonly string[] }
  | { readonly kind: 'notAsked' }
  | { readonly kind: 'notReached' }

type ConnectorRole = 'admits' | 'perhaps' | 'disabled' | 'onPremises' | 'locks' | 'open' | 'outOfScope'

export type CheckColumn = {
  readonly connector: ScenarioConnector
  readonly role: ConnectorRole
  /** another connector has the same name, which Exchange Online would refuse */
  readonly hasNamesake: boolean
  readonly fields: Readonly<Record<CheckRow, CheckField>>
}

/** The columns of the table of checks, one per connector, the most relevant first. */
export function checkColumns(phase: Phase, sender: ScenarioSender, verdict: ExplainedVerdict): CheckColumn[] {
  const partnersReached = arePartnersReached(phase, verdict)
  const columns = phase.connectors.map((connector): CheckColumn => {
    const entries = verdict.trace.filter(({ connectorId }) => connectorId === connector.id)
    const isReached = connector.enabled && (connector.connectorType === 'OnPremises' || partnersReached)
    const role = roleOf(connector, entries, verdict)
    const fields = Object.fromEntries(
      CHECK_ROWS.map((row) => [row, fieldOf(row, connector, entries, isReached, sender)]),
    ) as Record<CheckRow, CheckField>
    const hasNamesake = entries.some(({ detail }) => detail.sameName !== undefined)
    return { connector, role, hasNamesake, fields }
  })
  return columns
    .map((column, index) => ({ column, index, rank: RANKS[column.role] }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ column }) => column)
}

const RANKS: Record<ConnectorRole, number> = {
  admits: 0,
  perhaps: 0,
  locks: 1,
  open: 2,
  onPremises: 2,
  outOfScope: 3,
  disabled: 4,
}

/** The columns of connectors that the message concerns, and those of all others, which say nothing of it. */
export function partConcerned(
  columns: readonly CheckColumn[],
): [concerned: readonly CheckColumn[], others: readonly CheckColumn[]] {
  const isConcerned = ({ role }: CheckColumn) => role !== 'outOfScope' && role !== 'disabled'
  return [columns.filter(isConcerned), columns.filter((column) => !isConcerned(column))]
}

/** Columns that are shown at first. */
export const CHECK_COLUMNS_AT_FIRST = 3

/** The checks that belong to the phase and not to one connector: relay, direct send, no lock. */
export const generalChecks = (verdict: ExplainedVerdict): readonly TraceEntry[] =>
  verdict.trace.filter(({ connectorId }) => connectorId === null)

type Deciding = NonNullable<TraceEntry['dependsOn']>[number]

/** What the conditional fields of the columns depend on, each once. */
export function decidingIn(columns: readonly CheckColumn[]): readonly Deciding[] {
  const fields = columns.flatMap((column) => CHECK_ROWS.map((row) => column.fields[row]))
  return [
    ...new Set(
      fields.flatMap((field) => (field.kind === 'entry' && field.isConditional ? (field.entry.dependsOn ?? []) : [])),
    ),
  ]
}

function arePartnersReached(phase: Phase, { attributedTo, trace }: ExplainedVerdict): boolean {
  if (always(trace, 'RECIPIENT_NOT_ACCEPTED')) return false
  const partners = phase.connectors.filter(({ enabled, connectorType }) => enabled && connectorType === 'Partner')
  return attributedTo.length === 0 || trace.some(({ connectorId }) => partners.some(({ id }) => id === connectorId))
}

function roleOf(
  { id, enabled, connectorType, ...connector }: ScenarioConnector,
  entries: readonly TraceEntry[],
  verdict: ExplainedVerdict,
): ConnectorRole {
  if (verdict.attributedTo.includes(id))
    return verdict.outcome === 'accepted' && verdict.attributedTo.length === 1 ? 'admits' : 'perhaps'
  if (!enabled) return 'disabled'
  if (always(entries, 'SENDER_DOMAIN_OUT_OF_SCOPE') || always(entries, 'RECIPIENT_OUT_OF_SCOPE')) return 'outOfScope'
  if (connectorType === 'OnPremises') return 'onPremises'
  return connector.restrictDomainsToIPAddresses || connector.restrictDomainsToCertificate ? 'locks' : 'open'
}

/** Reports whether the code is recorded whatever the open questions and unknown facts are. */
const always = (entries: readonly TraceEntry[], wanted: TraceEntry['code']): boolean =>
  entries.some(({ code, dependsOn }) => code === wanted && dependsOn === undefined)

/** Of several entries of one check, as an uncertain verdict has them: the one in doubt, else the one that fails. */
const mostTelling = (entries: readonly TraceEntry[]): TraceEntry | undefined =>
  entries.find(({ result }) => result === 'unknown') ?? entries.find(({ result }) => result === 'fail') ?? entries[0]

function fieldOf(
  row: CheckRow,
  connector: ScenarioConnector,
  entries: readonly TraceEntry[],
  isReached: boolean,
  sender: ScenarioSender,
): CheckField {
  if (!isReached) return { kind: 'notReached' }
  const entry = mostTelling(entries.filter(({ check }) => check === row))
  if (entry !== undefined) {
    const result = isUnknown(entry, sender) ? 'unknown' : entry.result
    return { kind: 'entry', entry, result, isConditional: result !== 'unknown' && entry.dependsOn !== undefined }
  }
  if (connector.connectorType === 'OnPremises') return { kind: 'notAsked' }
  if (always(entries, 'SENDER_DOMAIN_OUT_OF_SCOPE'))
    return row === 'senderDomain' ? { kind: 'passed', shown: connector.senderDomains } : { kind: 'notReached' }
  if (row === 'senderDomain') return { kind: 'passed', shown: connector.senderDomains }
  if (always(entries, 'RECIPIENT_OUT_OF_SCOPE')) return { kind: 'notReached' }
  if (row !== 'recipient') return { kind: 'notAsked' }
  return { kind: 'passed', shown: connector.associatedAcceptedDomains }
}

/** Reports whether a check is on an unknown fact. Then its result is that of only one of several possible values. */
function isUnknown({ check }: TraceEntry, sender: ScenarioSender): boolean {
  switch (check) {
    case 'sourceIP':
      return sender.sourceIP === null
    case 'tls':
      return sender.tls === null && (sender.certificateNames ?? []).length === 0
    case 'certificate':
      return sender.certificateNames === null && sender.tls !== false
    case 'senderDomain':
      return sender.mailFrom === null
    case 'recipient':
      return sender.recipient === null
    default:
      return false
  }
}
