import type { Phase, ScenarioDocument } from '#lib/scenario/document/document'
import { newConnector } from '#lib/scenario/document/new-connector'
import { newDocument, newPhase } from '#lib/scenario/document/new-document'
import { newService } from '#lib/scenario/document/new-service'

export const filter = newConnector({ id: 'filter', name: 'Filter', senderIPAddresses: ['192.0.2.0/24'] })
const scanner = newConnector({ id: 'scanner', name: 'Scanner', senderIPAddresses: ['198.51.100.7'] })
export const phase = (id: string, connectors: Phase['connectors']): Phase =>
  newPhase({
    id,
    name: id,
    tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: false },
    mx: [{ domain: 'contoso.com', to: ['a'], handedOverBy: [] }],
    connectors,
  })

/** A scenario of three phases: two with the same connectors, and one in which the filter is switched off. */
export function threePhases(overrides: Partial<ScenarioDocument> = {}): ScenarioDocument {
  return newDocument({
    title: 'Switch',
    services: [
      newService({
        id: 'a',
        name: 'Filter A',
        kind: 'filter',
        networks: ['192.0.2.0/24'],
        certificateNames: ['gate.a.example'],
        tls: true,
        shared: 'customers',
      }),
    ],
    phases: [
      phase('one', [filter, scanner]),
      phase('two', [filter, scanner]),
      phase('three', [{ ...filter, enabled: false }, scanner]),
    ],
    senders: [
      {
        id: 's',
        name: 'Internet through Filter A',
        sourceIP: '192.0.2.1',
        tls: true,
        certificateNames: ['gate.a.example'],
        certificateTrusted: true,
        certificateClientAuth: null,
        mailFrom: 'a@fabrikam.com',
        recipient: 'user@contoso.com',
        serviceId: 'a',
        otherCustomer: false,
      },
    ],
    wants: [
      {
        id: 'want-1',
        who: 'service:a',
        phaseIds: ['two'],
        want: 'accepted',
        connectorId: 'filter',
        reason: '',
        by: '',
      },
    ],
    ...overrides,
  })
}
