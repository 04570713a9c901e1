import { isEqual } from '#lib/client/draft/structural-sharing'
import type { ConnectorProperty } from '#lib/client/edits/connectors'
import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Mx, Phase } from '#lib/scenario/document/document'

/** Where the MX records of a domain point, and who hands its mail over. */
export type MxFacts = Omit<Mx, 'domain'>

/** A change of a phase compared with its predecessor. */
export type PhaseChange =
  | { readonly kind: 'connectorAdded' | 'connectorRemoved'; readonly name: string }
  | {
      readonly kind: 'connectorChanged'
      readonly name: string
      readonly property: ConnectorProperty
      readonly before: ScenarioConnector[ConnectorProperty]
      readonly after: ScenarioConnector[ConnectorProperty]
    }
  | { readonly kind: 'rejectDirectSend'; readonly after: boolean }
  | { readonly kind: 'domainAdded' | 'domainRemoved'; readonly domain: string }
  | {
      readonly kind: 'mx'
      readonly domain: string
      readonly before: MxFacts | null
      readonly after: MxFacts | null
    }

const NOT_COMPARED: ReadonlySet<string> = new Set(['id', 'otherProperties'])

/** The properties that differ between two versions of a connector, in their order. */
export function changedProperties(before: ScenarioConnector, after: ScenarioConnector): ConnectorProperty[] {
  if (before === after) return []
  const keys = Object.keys(after).filter((key) => !NOT_COMPARED.has(key)) as ConnectorProperty[]
  return keys.filter((key) => !isEqual(before[key], after[key]))
}

/** All changes of a phase: MX first, then the tenant, then connectors. */
export function phaseChanges(before: Phase, after: Phase): PhaseChange[] {
  return [...mxChanges(before, after), ...tenantChanges(before, after), ...connectorChanges(before, after)]
}

function mxChanges(before: Phase, after: Phase): PhaseChange[] {
  const old = new Map(before.mx.map(({ domain, ...facts }): [string, MxFacts] => [domain, facts]))
  const now = new Map(after.mx.map(({ domain, ...facts }): [string, MxFacts] => [domain, facts]))
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((domain): PhaseChange[] => {
    const [was = null, is = null] = [old.get(domain), now.get(domain)]
    return isEqual(was, is) ? [] : [{ kind: 'mx', domain, before: was, after: is }]
  })
}

function tenantChanges({ tenant: before }: Phase, { tenant: after }: Phase): PhaseChange[] {
  const missingIn = (list: readonly string[]) => (domain: string) => !list.includes(domain)
  const domain =
    (kind: 'domainAdded' | 'domainRemoved') =>
    (name: string): PhaseChange => ({ kind, domain: name })
  return [
    ...(before.rejectDirectSend === after.rejectDirectSend
      ? []
      : [{ kind: 'rejectDirectSend' as const, after: after.rejectDirectSend }]),
    ...after.acceptedDomains.filter(missingIn(before.acceptedDomains)).map(domain('domainAdded')),
    ...before.acceptedDomains.filter(missingIn(after.acceptedDomains)).map(domain('domainRemoved')),
  ]
}

function connectorChanges({ connectors: before }: Phase, { connectors: after }: Phase): PhaseChange[] {
  if (before === after) return []
  const old = new Map(before.map((connector) => [connector.id, connector]))
  const now = new Set(after.map(({ id }) => id))
  const removed = before
    .filter(({ id }) => !now.has(id))
    .map(({ name }): PhaseChange => ({ kind: 'connectorRemoved', name }))
  const others = after.flatMap((connector): PhaseChange[] => {
    const was = old.get(connector.id)
    if (was === undefined) return [{ kind: 'connectorAdded', name: connector.name }]
    return changedProperties(was, connector).map((property) => ({
      kind: 'connectorChanged',
      name: connector.name,
      property,
      before: was[property],
      after: connector[property],
    }))
  })
  return [...others, ...removed]
}
