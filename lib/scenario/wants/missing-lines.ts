import type { ScenarioDocument } from '#lib/scenario/document/document'
import { contextOf, type WantsInput } from './part'
import type { ShownCell } from './plan-memory'
import type { WhoKey } from './who'

/** A fact that nobody has entered or read, and that no row asks for. */
export type MissingLine = {
  readonly kind: 'missing'
  readonly fact: 'mx' | 'rejectDirectSend'
  readonly phaseIds: readonly string[]
}

/** Rows of which something is wanted in the phase, and that nobody has tested in it. */
export type UntestedLine = {
  readonly kind: 'untested'
  readonly phaseIds: readonly string[]
  readonly whos: readonly WhoKey[]
}

/** Phases that state no MX where no row asks for it, and no exception says what is wanted instead. */
export function missingMx({ phases }: WantsInput, cells: readonly (readonly ShownCell[])[]): MissingLine[] {
  const isAsked = ({ parts }: ShownCell) =>
    parts.some(({ spec, missing }) => missing === 'mx' || missing === 'acceptedDomains' || spec.wantId !== null)
  const phaseIds = phases
    .filter(({ mx }, index) => mx.length === 0 && cells[index]?.some(isAsked) === false)
    .map(({ id }) => id)
  return phaseIds.length === 0 ? [] : [{ kind: 'missing', fact: 'mx', phaseIds }]
}

/** Phases that take RejectDirectSend for off because nobody has read it. */
export function missingDirectSend({
  phases,
  rejectDirectSendNotRead,
}: Pick<ScenarioDocument, 'phases' | 'rejectDirectSendNotRead'>): MissingLine[] {
  const phaseIds = phases.filter(({ tenant }) => !tenant.rejectDirectSend).map(({ id }) => id)
  return !rejectDirectSendNotRead || phaseIds.length === 0
    ? []
    : [{ kind: 'missing', fact: 'rejectDirectSend', phaseIds }]
}

/**
 * Who is to be tested next: of the first phase after today's that has any, the rows of which something is wanted, without
 * evidence.
 */
export function untestedLines(document: WantsInput, cells: readonly (readonly ShownCell[])[]): UntestedLine[] {
  if (contextOf(document, 0).isUnordered) return []
  const tested = new Set(document.evidence.map(({ who, phaseId }) => `${phaseId} ${who}`))
  for (const [index, { id }] of document.phases.entries()) {
    if (index === 0) continue
    const whos = (cells[index] ?? [])
      .filter(({ parts }) => parts.some(({ spec }) => typeof spec.wish === 'string' && spec.wish !== 'either'))
      .filter(({ who }) => !tested.has(`${id} ${who}`))
      .map(({ who }) => who)
    if (whos.length > 0) return [{ kind: 'untested', phaseIds: [id], whos }]
  }
  return []
}
