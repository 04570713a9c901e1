import type { Phase } from '#lib/scenario/document/document'
import type { Parameters } from '#lib/scenario/document/parameters'
import { findInCertificates } from '#lib/scenario/wants/certificate-findings'
import type { WantsInput } from '#lib/scenario/wants/part'
import type { WhoKey } from '#lib/scenario/wants/who'
import { type Change, type ConnectorChange, disablesBeforeMx } from './change'
import type { NoteCode } from './codes'
import { isSameName, pairConnectors } from './pairs'

/** What has to be known of a runbook. */
export type Note = {
  readonly code: NoteCode
  readonly parameters: Parameters
  /** the row that it is about; null where it is about none */
  readonly who: WhoKey | null
}

/** Names by which Exchange Online could not tell the connectors apart, or that are not free when they are needed. */
export function namesInTheWay(first: Phase, last: Phase): Note[] {
  const notes: Note[] = []
  for (const { name: phase, connectors } of [first, last])
    for (const [index, { name }] of connectors.entries()) {
      if (name.trim() === '') notes.push({ code: 'NO_NAME', parameters: { phase }, who: null })
      else if (connectors.slice(0, index).some((other) => isSameName(other.name, name)))
        notes.push({ code: 'SAME_NAME', parameters: { phase, connector: name }, who: null })
    }
  for (const [from, to] of pairConnectors(first.connectors, last.connectors)) {
    if (from === null || to === null || isSameName(from.name, to.name)) continue
    const isTaken = first.connectors.some(({ name }) => isSameName(name, to.name))
    if (isTaken) notes.push({ code: 'NAME_TAKEN', parameters: { connector: from.name, name: to.name }, who: null })
  }
  return notes
}

/** What has to be known of the changes. */
export function notesOn(changes: readonly Change[]): Note[] {
  const ofConnectors = changes.filter((change): change is ConnectorChange => change.kind === 'connector')
  const named = (code: NoteCode, isMeant: (change: ConnectorChange) => boolean): Note[] =>
    ofConnectors
      .filter(isMeant)
      .map(({ from, to }) => ({ code, parameters: { connector: (from ?? to)?.name ?? '' }, who: null }))
  const isRemovedLater = ({ action, from }: ConnectorChange) =>
    action === 'disable' && ofConnectors.some((other) => other.action === 'remove' && other.from?.id === from?.id)
  return [
    ...named('REMOVED_AT_ONCE', isRemovedLater),
    ...named('KEEP_ENABLED', ({ action, window }) => action === 'disable' && window === 'weeks-later'),
    ...named(
      'KEEPS_REQUIRE_TLS',
      ({ action, window, from }) => action === 'disable' && window === 'weeks-later' && from?.requireTls === true,
    ),
    ...named('DISABLED_BEFORE_MX', disablesBeforeMx),
    ...named('ON_PREMISES', ({ action, to }) => action === 'create' && to?.connectorType === 'OnPremises'),
  ]
}

/** Certificates that fail a lock in one of the two phases, by the planned days of the phases. */
export const certificateNotes = (
  document: Pick<WantsInput, 'phases' | 'services'>,
  phases: readonly Pick<Phase, 'id' | 'name'>[],
): Note[] =>
  findInCertificates(document).flatMap(({ code, who, phaseId, parameters }): Note[] => {
    const phase = phases.find(({ id }) => id === phaseId)
    if (phase === undefined || code === 'CERTIFICATE_NOT_CHECKED') return []
    return [{ code, who, parameters: { ...parameters, phase: phase.name } }]
  })

export const factMissing = ({ who, missing }: { who: WhoKey; missing: string }): Note => ({
  code: 'FACT_MISSING',
  parameters: { fact: missing },
  who,
})
