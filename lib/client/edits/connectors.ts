import type { DraftEdit } from '#lib/client/draft/draft'
import { isEqual } from '#lib/client/draft/structural-sharing'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase, ScenarioDocument, Want } from '#lib/scenario/document/document'
import type { Finding } from '#lib/scenario/findings/finding'
import type { Edit } from './edit'
import { readNetworkLines } from './lines'

export type ConnectorProperty = Exclude<keyof ScenarioConnector, 'id' | 'otherProperties'>

/**
 * The scope of an edit: a connector in a phase. `withLaterPhases` includes later phases in which it has the same value.
 */
export type EditScope = { readonly phaseId: string; readonly connectorId: string; readonly withLaterPhases: boolean }

/** The name of a field in the draft. It identifies its invalid text and its undo step. */
export const fieldName = (phaseId: string, connectorId: string, property: string): string =>
  `phases/${phaseId}/connectors/${connectorId}/${property}`

/** Sets properties of a connector. */
export const setProperties =
  ({ phaseId, connectorId, withLaterPhases }: EditScope, part: Partial<Omit<ScenarioConnector, 'id'>>): Edit =>
  (document) => {
    const from = document.phases.findIndex(({ id }) => id === phaseId)
    const old = document.phases[from]?.connectors.find(({ id }) => id === connectorId)
    if (old === undefined) return document
    const keys = Object.keys(part) as (keyof typeof part)[]
    // Phases that share a connector or a set still share it afterwards, so that the matcher parses and judges it once.
    const nextOf = memoize((connector: ScenarioConnector) => {
      const kept = keys.filter((key) => isEqual(connector[key], old[key]))
      return kept.length === 0
        ? connector
        : { ...connector, ...Object.fromEntries(kept.map((key) => [key, part[key]])) }
    })
    const nextSet = memoize((connectors: Phase['connectors']) =>
      mapChanged(connectors, (c) => (c.id === connectorId ? nextOf(c) : c)),
    )
    return {
      ...document,
      phases: mapChanged(document.phases, (phase, index) => {
        if (index !== from && !(withLaterPhases && index > from)) return phase
        const connectors = nextSet(phase.connectors)
        return connectors === phase.connectors ? phase : { ...phase, connectors }
      }),
    }
  }

/** Sets a property to the fix of a finding. Invalid lines of its field stay, below the fixed ones. */
export function applyFix(scope: EditScope, { property, value }: NonNullable<Finding['fix']>): DraftEdit {
  const field = fieldName(scope.phaseId, scope.connectorId, property)
  return (draft) => {
    const document = setProperties(scope, { [property]: value })(draft.document)
    const typed = draft.invalidText[field]
    if (typed === undefined || !Array.isArray(value)) return { ...draft, document }
    const invalid = readNetworkLines(typed).invalid.map(({ text }) => text)
    return { ...draft, document, invalidText: { ...draft.invalidText, [field]: [...value, ...invalid].join('\n') } }
  }
}

/**
 * Adds connectors to a phase, and to later ones if `withLaterPhases`. A phase that already has an id keeps its
 * connector.
 */
export const addConnectors =
  (phaseId: string, added: readonly ScenarioConnector[], withLaterPhases: boolean): Edit =>
  (document) =>
    changeSets(document, phaseId, withLaterPhases, (connectors) => {
      const known = new Set(connectors.map(({ id }) => id))
      return [...connectors, ...added.filter(({ id }) => !known.has(id))]
    })

/** Replaces all connectors of a phase, and of later ones with equal connectors if `withLaterPhases`. */
export const replaceConnectors =
  (phaseId: string, connectors: readonly ScenarioConnector[], withLaterPhases: boolean): Edit =>
  (document) => {
    const old = document.phases.find(({ id }) => id === phaseId)?.connectors
    const next = [...connectors]
    return changeSets(document, phaseId, withLaterPhases, (set) => (set === old || isEqual(set, old) ? next : set))
  }

/** Takes a connector out of a phase, and out of later ones if `withLaterPhases`. Exceptions that named it ask for no connector there. */
export const removeConnector =
  ({ phaseId, connectorId, withLaterPhases }: EditScope): Edit =>
  (document) => {
    const next = changeSets(document, phaseId, withLaterPhases, (connectors) =>
      connectors.filter(({ id }) => id !== connectorId),
    )
    const gone = new Set(
      next.phases.filter(({ connectors }) => !connectors.some(({ id }) => id === connectorId)).map(({ id }) => id),
    )
    const wants = next.wants.flatMap((want) =>
      want.connectorId === connectorId ? withoutConnector(want, gone) : [want],
    )
    return wants.some((want, index) => want !== next.wants[index]) ? { ...next, wants } : next
  }

/** An exception that asked for a connector: in phases that have it no more it asks for none. */
function withoutConnector(want: Want, gone: ReadonlySet<string>): Want[] {
  const [lost, kept] = [want.phaseIds.filter((id) => gone.has(id)), want.phaseIds.filter((id) => !gone.has(id))]
  if (lost.length === 0) return [want]
  const freed = { ...want, phaseIds: lost, connectorId: null }
  return kept.length === 0
    ? [freed]
    : [
        { ...want, phaseIds: kept },
        { ...freed, id: `${want.id}-any` },
      ]
}

function changeSets(
  document: ScenarioDocument,
  phaseId: string,
  withLaterPhases: boolean,
  change: (connectors: Phase['connectors']) => Phase['connectors'],
): ScenarioDocument {
  const from = document.phases.findIndex(({ id }) => id === phaseId)
  if (from < 0) return document
  const changed = memoize(change)
  return {
    ...document,
    phases: document.phases.map((phase, index) =>
      index === from || (withLaterPhases && index > from) ? { ...phase, connectors: changed(phase.connectors) } : phase,
    ),
  }
}

/** Like `map`, but returns the same list if no item changed. */
function mapChanged<T>(list: T[], change: (item: T, index: number) => T): T[] {
  const next = list.map(change)
  return next.every((item, index) => item === list[index]) ? list : next
}

function memoize<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}
