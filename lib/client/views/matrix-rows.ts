import type { ScenarioDocument, ScenarioSender, Service } from '#lib/scenario/document/document'
import { assess, isBad } from '#lib/scenario/wants/assessment'
import type { WantsInput } from '#lib/scenario/wants/part'
import type { ShownCell } from '#lib/scenario/wants/plan-memory'
import { isFine } from '#lib/scenario/wants/result-table'
import { EVERYBODY_ELSE, findWhos, type Who, type WhoKey, whoOfSample } from '#lib/scenario/wants/who'
import type { SampleFilter } from './view-in-address'

/** A row of the matrix: a *who* with its proved cells, or one of its samples beneath it. */
export type MatrixRow =
  | { readonly kind: 'who'; readonly who: Who; readonly samples: number; readonly isOpen: boolean }
  | { readonly kind: 'sender'; readonly sender: ScenarioSender }

/** What narrows the rows: a filter, a search, and the rows whose samples are hidden. */
export type MatrixChoice = {
  readonly show: SampleFilter
  readonly search: string
  readonly closed: ReadonlySet<WhoKey>
}

/** How the cells of a row stand, for the filter; null while they are not known. */
type CellsOf = (who: WhoKey) => readonly ShownCell[] | null

/**
 * The rows: every *who* of the document in order, each with its samples. A filter keeps what goes wrong or hangs on what is
 * not known, in a proved cell or in a sample; a search keeps what has all its words, and rows whose samples have them.
 */
export function matrixRows(
  document: WantsInput,
  cellsOf: CellsOf,
  { show, search, closed }: MatrixChoice,
): MatrixRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const services = new Map(document.services.map((service) => [service.id, service]))
  const whos = findWhos(document)
  const byWho = samplesByWho(document, new Set(whos.map(({ key }) => key)))
  return whos.flatMap((who): MatrixRow[] => {
    const own = byWho.get(who.key) ?? []
    const samples = own.filter(
      (sender) => isShown(document, sender, show) && containsAll(sampleText(sender, services), words),
    )
    const isWhoShown = isCellShown(cellsOf(who.key), show) && containsAll(whoText(who), words)
    if (!isWhoShown && samples.length === 0) return []
    const isOpen = !closed.has(who.key)
    const rows = samples.map((sender): MatrixRow => ({ kind: 'sender', sender }))
    return [{ kind: 'who', who, samples: own.length, isOpen }, ...(isOpen ? rows : [])]
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
  return cells.some(({ state }) => !isFine(state) && (show === 'problems' || isOpenState(state)))
}

const isOpenState = (state: ShownCell['state']): boolean =>
  state === 'holdsIf' || state === 'decide' || state === 'noFacts' || state === 'unproved'

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
