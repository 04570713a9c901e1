import type { WhoFlow } from '#lib/scenario/wants/flow'
import type { WantsInput } from '#lib/scenario/wants/part'
import { askProver } from './use-prover'

/** The flows of all phases, in their order. */
export type Flows = readonly (readonly WhoFlow[])[]

/** Has the worker of the page follow the flow of each phase, one after the other. An abort ends the work. */
export async function findFlows(document: WantsInput, signal: AbortSignal): Promise<Flows> {
  const flows: (readonly WhoFlow[])[] = []
  for (const phaseIndex of document.phases.keys()) flows.push(await askProver('flow', { document, phaseIndex }, signal))
  return flows
}
