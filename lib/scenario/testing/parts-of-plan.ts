import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import type { Cell, Part } from '#lib/scenario/wants/phase-results'
import { judgePlan } from '#lib/scenario/wants/plan'

/** Judges the plan and visits each part of each cell, with the phase that it is of. */
export function forEachPart(document: ScenarioDocument, visit: (part: Part, cell: Cell, phase: Phase) => void): void {
  for (const [index, cells] of judgePlan(document).entries()) {
    const phase = document.phases[index]
    if (phase === undefined) throw new Error('A phase is missing.')
    for (const cell of cells) for (const part of cell.parts) visit(part, cell, phase)
  }
}
