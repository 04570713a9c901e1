import type { ScenarioDocument } from '#lib/scenario/document/document'

/** The phases, by index, one of which was active on a day; both are the same where the dates tell which. */
export type PhasesOnDay = { readonly first: number; readonly last: number }

type Plan = { readonly phases: readonly Pick<ScenarioDocument['phases'][number], 'plannedOn'>[] } & Pick<
  ScenarioDocument,
  'unordered'
>

/**
 * The phases that can have been active on the UTC day of a moment, by the dates on which phases begin. Several, where a
 * phase between has no date or begins on that very day; null where no phase has a date, or the phases have no order.
 */
export function phasesOnDay({ phases, unordered }: Plan, at: string): PhasesOnDay | null {
  if (unordered || phases.every(({ plannedOn }) => plannedOn === null)) return null
  const day = new Date(at).toISOString().slice(0, 10)
  const begunBefore = phases.findLastIndex(({ plannedOn }) => plannedOn !== null && plannedOn < day)
  const first = Math.max(0, begunBefore)
  const next = phases.findIndex(({ plannedOn }, index) => index > first && plannedOn !== null && plannedOn > day)
  return { first, last: next < 0 ? phases.length - 1 : next - 1 }
}
