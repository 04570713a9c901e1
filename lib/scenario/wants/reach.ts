import type { WantsInput } from './part'
import { specsOfRow } from './part-specs'
import type { Cell } from './phase-results'

/**
 * The phases that a remedy for a cell may change: its own, and later ones that want of the row what fails in the cell. A
 * connector that is set otherwise in a phase that wants nothing of the row, or leaves it to the team, was set so on purpose.
 */
export function reachOf(document: WantsInput, index: number, { who, state, parts }: Cell): string[] {
  const failing = new Set(parts.filter((part) => part.state === state).map(({ spec }) => spec.wish))
  const wantsTheSame = (at: number): boolean => specsOfRow(document, at, who).some(({ wish }) => failing.has(wish))
  return document.phases.flatMap(({ id }, at) => (at === index || (at > index && wantsTheSame(at)) ? [id] : []))
}
