import { findAcceptedRisk } from './accepted-risk'
import { contextOf, isAboutEverybody, type WantsInput } from './part'
import { specsOfRow } from './part-specs'
import { closedFrom } from './stranger-parts'
import { EVERYBODY_ELSE } from './who'

/**
 * What the plan says of the side entrance in a phase. `closed`: nobody else may get in · `until`: it is open as planned, and is
 * closed from a later phase on · `everybody`: everybody delivers · `either`: nothing is wanted of it · `accepted`: somebody
 * took the risk by name.
 */
export type Entrance = {
  readonly kind: 'closed' | 'until' | 'everybody' | 'either' | 'accepted'
  /** the place of the phase from which it is closed; null where none is named or comes later */
  readonly closedFrom: number | null
  /** whoever comes without TLS must stay out all the same */
  readonly isPlainRefused: boolean
}

/** The side entrance of a phase, by what is wanted of everybody else in it. */
export function entranceOf(document: WantsInput, index: number): Entrance {
  const context = contextOf(document, index)
  const parts = specsOfRow(document, index, EVERYBODY_ELSE)
  const refused = parts.filter(({ wish }) => wish === 'refused')
  const isClosed = refused.some(({ tls }) => tls !== false) || parts.some(({ wish }) => typeof wish !== 'string')
  const isPlainRefused = refused.length > 0
  const open = { closedFrom: null, isPlainRefused }
  if (isClosed) {
    const cell = { who: EVERYBODY_ELSE, phaseId: context.phase.id }
    const risk = findAcceptedRisk(document.acceptedRisks, cell, { state: 'open', certainty: 'certain' })
    return { ...open, kind: risk === null ? 'closed' : 'accepted' }
  }
  if (parts.some(isAboutEverybody)) return { ...open, kind: 'everybody' }
  const from = context.isUnordered ? null : closedFrom(context)
  const isUntil = parts.some(({ because }) => because === 'open-until-closed')
  return isUntil && from !== null && from > index
    ? { ...open, kind: 'until', closedFrom: from }
    : { ...open, kind: 'either' }
}
