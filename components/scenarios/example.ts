import type { ScenarioSummary } from '#lib/scenario/contract'

/** Reports whether the scenario is one of the two worked examples of a fresh database. */
export const isExample = ({ id }: Pick<ScenarioSummary, 'id'>): boolean => id.startsWith('example-')
