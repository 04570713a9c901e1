import type { ScenarioSummary } from '#lib/contract/scenarios'
import type { ListedSummary } from '#lib/scenario/wants/listed-summary'
import type { SummaryLists } from '#lib/scenario/wants/summary'
import { faultsOfToday } from './empty-list'
import { verdictOf } from './plan-verdict'

export const LIST_ORDERS = ['changed', 'name', 'trouble'] as const
export type ListOrder = (typeof LIST_ORDERS)[number]

/** Which scenarios are listed: all, those with something wrong, those that are as wanted, or those with a draft in this browser. */
export const LIST_FILTERS = ['all', 'trouble', 'green', 'drafts'] as const
export type ListFilter = (typeof LIST_FILTERS)[number]

export type ListView = { readonly search: string; readonly order: ListOrder; readonly filter: ListFilter }

/** The scenarios of the list that a view shows, in its order. `drafts`: the ids of those with a draft in this browser. */
export function listedScenarios(
  scenarios: readonly ScenarioSummary[],
  { search, order, filter }: ListView,
  drafts: ReadonlySet<string>,
  language: string,
): ScenarioSummary[] {
  const words = search.toLowerCase().split(/\s+/)
  const found = scenarios.filter((one) => isShown(one, filter, drafts) && matches(one, words))
  const byName = new Intl.Collator(language, { numeric: true }).compare
  // The server sends the last changed first, and sorting keeps that order among equals.
  if (order === 'name') return found.sort((a, b) => byName(a.title, b.title))
  return order === 'trouble' ? found.sort((a, b) => compareTrouble(troubleOf(a), troubleOf(b))) : found
}

function isShown(scenario: ScenarioSummary, filter: ListFilter, drafts: ReadonlySet<string>): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'drafts':
      return drafts.has(scenario.id)
    case 'green':
      return scenario.summary.state === 'checked' && verdictOf(scenario.summary as ListedSummary)?.tone === 'good'
    case 'trouble':
      return hasTrouble(scenario)
  }
}

/** Something is lost or open, be it as today. What is not checked may have trouble: it is not left out. */
const hasTrouble = (scenario: ScenarioSummary): boolean => {
  const { summary } = scenario
  return summary.state !== 'checked' || summary.counts.lost > 0 || summary.counts.entrance > 0 || isBadToday(scenario)
}

const isBadToday = ({ summary }: ScenarioSummary): boolean =>
  summary.state === 'checked' && faultsOfToday(summary.lists as SummaryLists).length > 0

/** Reports whether title or description contain every word. */
function matches({ title, description }: ScenarioSummary, words: readonly string[]): boolean {
  const text = `${title}\n${description}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** How bad it is: lines of lost mail, of the side entrance, and of what is not known. What is not checked stands before what is as wanted. */
function troubleOf({ summary }: ScenarioSummary): readonly number[] {
  if (summary.state !== 'checked') return [0, 0, Number.POSITIVE_INFINITY]
  const { lost, entrance, notKnown } = summary.counts
  return [lost, entrance, notKnown]
}

function compareTrouble(one: readonly number[], other: readonly number[]): number {
  for (const [index, count] of one.entries()) {
    const rest = other[index] ?? 0
    if (count !== rest) return rest > count ? 1 : -1
  }
  return 0
}
