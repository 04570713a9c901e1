const PHASES = 12
const CONNECTORS = 14
const NETWORKS = 1_000

/** A scenario whose proof takes long on any machine: lists that overlap in thousands of ways, names, and partner domains. */
export function longScenario(): object {
  const ids = Array.from({ length: PHASES }, (_, phase) => `p${phase + 1}`)
  return {
    schemaVersion: 1,
    title: 'Long to prove',
    services: [{ id: 'a', name: 'Filter A', kind: 'filter', networks: listOf(0).slice(0, 300), tls: true }],
    phases: ids.map((id, index) => ({
      id,
      name: `Phase ${index + 1}`,
      tenant: { acceptedDomains: ['contoso.com'] },
      mx: [{ domain: 'contoso.com', to: 'a' }],
      connectors: Array.from({ length: CONNECTORS }, (_, number) => connector(number, index)),
    })),
    senders: [],
  }
}

function connector(number: number, phase: number): object {
  const isByName = number % 2 === 1
  return {
    id: `c${number}`,
    name: `Filter ${number}`,
    senderDomains: ['*', `partner${number % 4}.example`],
    senderIPAddresses: listOf(number).slice(phase),
    restrictDomainsToIPAddresses: true,
    requireTls: isByName,
    restrictDomainsToCertificate: isByName,
    tlsSenderCertificateName: isByName ? `*.filter${number}.example` : null,
  }
}

/** About half of the networks: those whose hashed number has the connector's bit set. */
const listOf = (connector: number): string[] =>
  Array.from({ length: NETWORKS }, (_, network) => network)
    .filter((network) => (Math.imul(network + 1, 2_654_435_761) >>> connector) & 1)
    .map((network) => `${11 + (network >> 8)}.${network & 255}.0.0/24`)
