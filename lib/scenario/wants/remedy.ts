import type { ScenarioConnector } from '#lib/scenario/document/connector'
import type { Phase } from '#lib/scenario/document/document'
import type { Result } from './result-table'

/** One step on the connectors of a phase that brings a cell to a better state and makes no other worse. */
export type Remedy = RemedyStep & { /** what the cell comes to then */ readonly after: Result }

/** What can be done to the connectors of a phase to mend a cell. */
export type RemedyStep =
  | { readonly kind: 'addNetworks'; readonly connectorId: string; readonly networks: readonly string[] }
  | { readonly kind: 'enable'; readonly connectorId: string }
  | { readonly kind: 'addConnector'; readonly connector: ScenarioConnector }
  | { readonly kind: 'unlock'; readonly connectorIds: readonly string[] }
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
  }
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
