import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'
import type { Result } from './result-table'
import type { WhoKey } from './who'

/** Connectors of one phase that are changed on trial in the same way. */
export const MOST_TRIED = 4

/** What can be offered for a cell, and which kinds of steps were tried, also those that did not help. */
export type Remedies = { readonly found: readonly Remedy[]; readonly tried: readonly RemedyStep['kind'][] }

/** One step on the connectors of a phase that brings a cell to a better state. */
export type Remedy = RemedyStep & {
  /** the phases that it changes: that of the cell, and later ones that want the same of the row */
  readonly phaseIds: readonly string[]
  /** what the cell comes to then */
  readonly after: Result
  /** the later phase in which it no longer holds; null where it holds to the end */
  readonly until: RemedyEnd | null
  /** other rows that it makes worse, here or in later phases, where the same connectors are changed too */
  readonly harms: readonly RemedyHarm[]
}

/** A row that a step makes worse, and what it comes to in these phases. */
export type RemedyHarm = { readonly who: WhoKey; readonly phaseIds: readonly string[]; readonly result: Result }

/** The phase in which the row of a mended cell fails again, and how connectors differ there from the phase before. */
export type RemedyEnd = {
  readonly phaseId: string
  readonly result: Result
  readonly changes: readonly ConnectorChange[]
}

/** How a connector differs from the phase before. */
type ConnectorChange = { readonly name: string; readonly kind: 'added' | 'removed' | 'changed' }

/** What can be done to the connectors of a phase to mend a cell. */
export type RemedyStep =
  | { readonly kind: 'addNetworks'; readonly connectorId: string; readonly networks: readonly string[] }
  | { readonly kind: 'enable'; readonly connectorId: string }
  | { readonly kind: 'addConnector'; readonly connector: ScenarioConnector }
  | { readonly kind: 'unlock'; readonly connectorIds: readonly string[] }
  | { readonly kind: 'disable'; readonly connectorIds: readonly string[] }
  | { readonly kind: 'setCertificateName'; readonly connectorId: string; readonly name: string }

/** The phase with the step done. */
export function applyStep(phase: Phase, step: RemedyStep): Phase {
  switch (step.kind) {
    case 'addConnector':
      return { ...phase, connectors: [...phase.connectors, step.connector] }
    case 'addNetworks':
      return mapConnectors(phase, [step.connectorId], ({ senderIPAddresses }) => ({
        senderIPAddresses: [...senderIPAddresses, ...step.networks],
      }))
    case 'enable':
      return mapConnectors(phase, [step.connectorId], () => ({ enabled: true }))
    case 'setCertificateName':
      return mapConnectors(phase, [step.connectorId], () => ({ tlsSenderCertificateName: step.name }))
    case 'unlock':
      return mapConnectors(phase, step.connectorIds, () => UNLOCKED)
    case 'disable':
      return mapConnectors(phase, step.connectorIds, () => ({ enabled: false }))
  }
}

/**
 * The phases with the step done in the first of these, and in the others of them as far as they had the same before it.
 * Phases that share their connectors still share them.
 */
export function applyToPhases(phases: readonly Phase[], step: RemedyStep, phaseIds: readonly string[]): Phase[] {
  const before = phases.find(({ id }) => id === phaseIds[0])
  if (before === undefined) return [...phases]
  const after = applyStep(before, step).connectors
  const changed = new Map([[before.connectors, after]])
  return phases.map((phase) => {
    if (!phaseIds.includes(phase.id)) return phase
    const connectors = changed.get(phase.connectors) ?? changeAlike(phase.connectors, before.connectors, after)
    changed.set(phase.connectors, connectors)
    return connectors === phase.connectors ? phase : { ...phase, connectors }
  })
}

type Connectors = Phase['connectors']

/** The connectors with what the step has changed, where they were as before it, and with what it has added. */
function changeAlike(connectors: Connectors, before: Connectors, after: Connectors): Connectors {
  const known = new Set([...connectors, ...before].map(({ id }) => id))
  const all = [
    ...connectors.map((one) => changeOne(one, byId(before, one.id), byId(after, one.id))),
    ...after.filter(({ id }) => !known.has(id)),
  ]
  return all.length === connectors.length && all.every((one, at) => one === connectors[at]) ? connectors : all
}

const byId = (connectors: Connectors, id: string) => connectors.find((one) => one.id === id)

function changeOne(
  connector: ScenarioConnector,
  before: ScenarioConnector | undefined,
  after: ScenarioConnector | undefined,
): ScenarioConnector {
  if (before === undefined || after === undefined || before === after) return connector
  const keys = Object.keys(after) as (keyof ScenarioConnector)[]
  const changed = keys.filter((key) => !isSame(before[key], after[key]) && isSame(connector[key], before[key]))
  return changed.length === 0
    ? connector
    : { ...connector, ...Object.fromEntries(changed.map((key) => [key, after[key]])) }
}

const isSame = (one: unknown, other: unknown): boolean => one === other || JSON.stringify(one) === JSON.stringify(other)

/** What undoes a step: the changes to its own connectors from one phase to the next; where there are none, all changes. */
export function changesAgainst(step: RemedyStep, before: Connectors, after: Connectors): ConnectorChange[] {
  const own = new Set(idsOf(step))
  const found = [...before, ...after.filter(({ id }) => byId(before, id) === undefined)].flatMap((one) => {
    const kind = changeOf(byId(before, one.id), byId(after, one.id))
    return kind === null ? [] : [{ id: one.id, name: one.name, kind }]
  })
  const ofStep = found.filter(({ id }) => own.has(id))
  return (ofStep.length > 0 ? ofStep : found).map(({ name, kind }) => ({ name, kind }))
}

function changeOf(
  before: ScenarioConnector | undefined,
  after: ScenarioConnector | undefined,
): ConnectorChange['kind'] | null {
  if (before === undefined) return 'added'
  if (after === undefined) return 'removed'
  return isSame(before, after) ? null : 'changed'
}

function idsOf(step: RemedyStep): readonly string[] {
  if (step.kind === 'unlock' || step.kind === 'disable') return step.connectorIds
  return [step.kind === 'addConnector' ? step.connector.id : step.connectorId]
}

/** What takes a connector's restrictions off; it stays enabled, and goes on to name what it admits. */
const UNLOCKED = { restrictDomainsToIPAddresses: false, restrictDomainsToCertificate: false } as const

function mapConnectors(
  phase: Phase,
  ids: readonly string[],
  change: (connector: ScenarioConnector) => Partial<ScenarioConnector>,
): Phase {
  const connectors = phase.connectors.map((one) => (ids.includes(one.id) ? { ...one, ...change(one) } : one))
  return { ...phase, connectors }
}
