import type { ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document/document'
import { assess, isBad } from '#lib/scenario/wants/assessment'
import type { WantsInput } from '#lib/scenario/wants/part'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import { isFine, isUnknownState } from '#lib/scenario/wants/result-table'
import { EVERYBODY_ELSE, findWhos, type Who, type WhoKey, whoOfSample } from '#lib/scenario/wants/who'
import type { SampleFilter } from './view-in-address'

/** The groups of rows, in their order: those that are meant to deliver by their kind, then all who are not. */
export const ROW_GROUPS = ['filters', 'own', 'between', 'partners', 'devices', 'notInvited'] as const
export type RowGroup = (typeof ROW_GROUPS)[number]

/** A row of the matrix: the name of a group, a *who* with its proved cells, or one of its samples beneath it. */
export type MatrixRow =
  | { readonly kind: 'group'; readonly group: RowGroup }
  | { readonly kind: 'who'; readonly who: Who; readonly samples: number; readonly isOpen: boolean }
  | { readonly kind: 'sender'; readonly sender: ScenarioSender }

/** What narrows the rows: a filter, a search, and whether samples are shown, but for the rows where it is the other way. */
export type MatrixChoice = {
  readonly show: SampleFilter
  readonly search: string
  readonly samples: boolean
  readonly otherwise: ReadonlySet<WhoKey>
}

/** How the cells of a row stand, for the filter; null while they are not known. */
type CellsOf = (who: WhoKey) => readonly ShownCell[] | null

const GROUP_OF: Readonly<Record<Service['kind'], RowGroup>> = {
  filter: 'filters',
  onPremises: 'own',
  signature: 'between',
  encryption: 'between',
  partner: 'partners',
  tenant: 'partners',
  device: 'devices',
  application: 'devices',
  phishingSimulation: 'devices',
}

const groupOf = (who: Who): RowGroup => (who.kind === 'service' ? GROUP_OF[who.service.kind] : 'notInvited')

/**
 * The rows: every *who* of the document by groups, each with its samples where they are shown. A filter keeps what goes wrong or hangs on what is
 * not known, in a proved cell or in a sample; a search keeps what has all its words, and rows whose samples have them.
 */
export function matrixRows(
  document: WantsInput,
  cellsOf: CellsOf,
  { show, search, samples: areShown, otherwise }: MatrixChoice,
): MatrixRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const services = new Map(document.services.map((service) => [service.id, service]))
  const whos = findWhos(document)
  const byWho = samplesByWho(document, new Set(whos.map(({ key }) => key)))
  const rowsOfWho = (who: Who): MatrixRow[] => {
    const own = byWho.get(who.key) ?? []
    const samples = own.filter(
      (sender) => isShown(document, sender, show) && containsAll(sampleText(sender, services), words),
    )
    const isWhoShown = isCellShown(cellsOf(who.key), show) && containsAll(whoText(who), words)
    if (!isWhoShown && samples.length === 0) return []
    // What a search or filter finds in the samples only is shown.
    const isOpen = areShown !== otherwise.has(who.key) || !isWhoShown
    const rows = samples.map((sender): MatrixRow => ({ kind: 'sender', sender }))
    return [{ kind: 'who', who, samples: own.length, isOpen }, ...(isOpen ? rows : [])]
  }
  return ROW_GROUPS.flatMap((group): MatrixRow[] => {
    const rows = whos.filter((who) => groupOf(who) === group).flatMap(rowsOfWho)
    return rows.length === 0 ? [] : [{ kind: 'group', group }, ...rows]
  })
}

/** The samples of each row. One of a service without a row, which sends to MX, is seen under everybody else. */
function samplesByWho(
  { senders }: Pick<ScenarioDocument, 'senders'>,
  rows: ReadonlySet<WhoKey>,
): Map<WhoKey, ScenarioSender[]> {
  const found = new Map<WhoKey, ScenarioSender[]>()
  for (const sender of senders) {
    const own = whoOfSample(sender)
    const key = rows.has(own) ? own : EVERYBODY_ELSE
    found.set(key, [...(found.get(key) ?? []), sender])
  }
  return found
}

function isCellShown(cells: readonly ShownCell[] | null, show: SampleFilter): boolean {
  if (show === 'all' || cells === null) return true
  const states = cells.flatMap(({ parts }) => parts.flatMap((part) => [part, ...part.faults].map(({ state }) => state)))
  return states.some((state) => !isFine(state) && (show === 'problems' || isOpenState(state)))
}

const isOpenState = (state: ShownCell['state']): boolean =>
  state === 'holdsIf' || state === 'decide' || isUnknownState(state)

function isShown(document: WantsInput, sender: ScenarioSender, show: SampleFilter): boolean {
  if (show === 'all') return true
  return document.phases.some((_, index) => {
    const { state, hangsOn } = assess(document, index, sender)
    return show === 'open' ? state === 'uncertain' || hangsOn.length > 0 : isBad(state) || state === 'shared'
  })
}

const whoText = ({ service, key }: Who): string =>
  [key, service?.name, ...(service?.networks ?? []), ...(service?.certificateNames ?? [])].join(' ')

function sampleText(sender: ScenarioSender, services: ReadonlyMap<string, Service>): string {
  const { name, sourceIP, certificateNames, mailFrom, recipient, serviceId } = sender
  const service = serviceId === null ? '' : services.get(serviceId)?.name
  return [name, sourceIP, ...(certificateNames ?? []), mailFrom, recipient, service].join(' ')
}

const containsAll = (text: string, words: readonly string[]): boolean => {
  const lower = text.toLowerCase()
  return words.every((word) => lower.includes(word))
}
