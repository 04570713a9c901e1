import { isAboutEverybody, type WantsInput } from './part'
import type { ShownCell, ShownPart } from './plan-memory'
import { EVERYBODY_ELSE, type WhoKey } from './who'

/** Somebody gets in as the plan has it: everybody while MX points to Microsoft, or until the side entrance is closed. */
export type PlannedLine = {
  readonly kind: 'everybody-delivers' | 'open-until-closed' | 'other-tenants'
  readonly who: WhoKey
  readonly phaseIds: readonly string[]
}

/** Who gets in as planned; cells by phase. */
export function plannedLines(document: WantsInput, cells: readonly (readonly ShownCell[])[]): PlannedLine[] {
  const phasesWhere = (who: WhoKey, isIt: (part: ShownPart) => boolean): string[] =>
    cells.flat().flatMap((cell) => (cell.who === who && cell.parts.some(isIt) ? [cell.phaseId] : []))
  const lines: PlannedLine[] = [
    {
      kind: 'everybody-delivers',
      who: EVERYBODY_ELSE,
      phaseIds: phasesWhere(EVERYBODY_ELSE, ({ spec }) => isAboutEverybody(spec)),
    },
    {
      kind: 'open-until-closed',
      who: EVERYBODY_ELSE,
      phaseIds: phasesWhere(
        EVERYBODY_ELSE,
        ({ spec, outcomes }) => spec.because === 'open-until-closed' && outcomes.includes('accepted'),
      ),
    },
    ...document.services
      .filter(({ kind }) => kind === 'tenant')
      .map(({ id }): PlannedLine => {
        const who: WhoKey = `service:${id}`
        return {
          kind: 'other-tenants',
          who,
          phaseIds: phasesWhere(who, ({ outcomes }) => outcomes.includes('accepted')),
        }
      }),
  ]
  return lines.filter(({ phaseIds }) => phaseIds.length > 0)
}
