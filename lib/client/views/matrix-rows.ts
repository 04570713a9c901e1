import type { ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document/document'
import type { Summary } from '#lib/scenario/wants/assessment'
import type { SampleFilter } from './view-in-address'

/**
 * The groups of sample senders: through a filter, past every service, from own devices and servers, from other
 * services.
 */
const MATRIX_GROUPS = ['filter', 'past', 'own', 'other'] as const
type MatrixGroup = (typeof MATRIX_GROUPS)[number]

export type MatrixRow =
  | { readonly kind: 'group'; readonly group: MatrixGroup; readonly count: number }
  | { readonly kind: 'sender'; readonly sender: ScenarioSender }

const OWN: ReadonlySet<Service['kind']> = new Set(['onPremises', 'device', 'application'])

/** The group of a sample sender. Other customers of a service count as senders past every service. */
function groupOf(sender: ScenarioSender, services: ReadonlyMap<string, Service>): MatrixGroup {
  const service = sender.serviceId === null ? undefined : services.get(sender.serviceId)
  if (service === undefined || sender.otherCustomer) return 'past'
  if (service.kind === 'filter') return 'filter'
  return OWN.has(service.kind) ? 'own' : 'other'
}

/**
 * Ids of the senders that the filter shows: with problems, or not certain; null for all, or if there is no summary yet.
 */
export function sendersShown(show: SampleFilter, summary: Summary | null): ReadonlySet<string> | null {
  if (show === 'all' || summary === null) return null
  return new Set(
    summary.phases.flatMap((phase) =>
      show === 'open'
        ? [...phase.uncertain, ...phase.conditional]
        : [...phase.lost, ...phase.delayed, ...phase.open, ...phase.shared, ...phase.elsewhere],
    ),
  )
}

/** The rows of the matrix: groups with their senders in the order of the document, after filter and search. */
export function matrixRows(
  { senders, services }: Pick<ScenarioDocument, 'senders' | 'services'>,
  shown: ReadonlySet<string> | null,
  search: string,
): MatrixRow[] {
  const known = new Map(services.map((service) => [service.id, service]))
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found: Record<MatrixGroup, ScenarioSender[]> = { filter: [], past: [], own: [], other: [] }
  for (const sender of senders) {
    if (shown !== null && !shown.has(sender.id)) continue
    if (words.length > 0 && !containsAll(sender, known, words)) continue
    found[groupOf(sender, known)].push(sender)
  }
  return MATRIX_GROUPS.flatMap((group): MatrixRow[] =>
    found[group].length === 0
      ? []
      : [
          { kind: 'group', group, count: found[group].length },
          ...found[group].map((sender): MatrixRow => ({ kind: 'sender', sender })),
        ],
  )
}

function containsAll(
  sender: ScenarioSender,
  services: ReadonlyMap<string, Service>,
  words: readonly string[],
): boolean {
  const text = [
    sender.name,
    sender.sourceIP,
    ...(sender.certificateNames ?? []),
    sender.mailFrom,
    sender.recipient,
    sender.serviceId === null ? '' : services.get(sender.serviceId)?.name,
  ]
    .join(' ')
    .toLowerCase()
  return words.every((word) => text.includes(word))
}
