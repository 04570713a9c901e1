import type { Phase } from '#lib/scenario/document/document'

/** The ids of phases in the order of the plan, each once. */
export const inOrder = (phases: readonly Phase[], ids: readonly string[]): string[] =>
  phases.map(({ id }) => id).filter((id) => ids.includes(id))
