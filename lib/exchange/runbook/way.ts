import type { ScenarioDocument } from '#lib/scenario/document/document'
import { contextOf, type WantsInput } from '#lib/scenario/wants/part'
import type { World } from '#lib/scenario/wants/worlds'
import type { Change } from './change'
import { findChanges, isTowardMicrosoft } from './changes'
import { pairConnectors } from './pairs'
import { Proofs } from './proofs'

/** What has to be changed from one phase of a document to another, by their places. */
export type Way = {
  readonly phases: readonly [number, number]
  /** the tenant and connectors of the first phase, under the ids by which the changes name them */
  readonly start: World
  readonly changes: readonly Change[]
}

/** The way between two phases. Throws for a phase that there is not. */
export function wayBetween(document: ScenarioDocument, before: number, after: number): Way {
  const [first, last] = [contextOf(document, before).phase, contextOf(document, after).phase]
  const connectors = pairConnectors(first.connectors, last.connectors).flatMap(([from]) => from ?? [])
  const start = { tenant: first.tenant, connectors }
  const isToward = isTowardMicrosoft([first, ...document.phases.slice(after)])
  return { phases: [before, after], start, changes: findChanges({ ...first, ...start }, last, isToward) }
}

/** The proofs of a way, which look at its changes with an effect on mail. */
export const proofsOf = (document: WantsInput, { phases, start, changes }: Way): Proofs =>
  new Proofs(
    document,
    phases,
    start,
    changes.filter(({ hasEffect }) => hasEffect),
  )
