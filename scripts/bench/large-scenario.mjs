/** A scenario at the size the screens are measured with: 500 senders, 12 phases, 30 connectors with 20 networks each. */
export function largeScenario({ senders = 500, phases = 12, connectors = 30, networks = 20 } = {}) {
  const services = [
    { id: 'a', name: 'Filter A', kind: 'filter' },
    { id: 'b', name: 'Filter B', kind: 'filter' },
  ]
  return {
    schemaVersion: 2,
    title: 'Large tenant',
    services,
    phases: Array.from({ length: phases }, (_, p) => ({
      id: `p${p}`,
      name: `Phase ${p + 1}`,
      tenant: { acceptedDomains: ['contoso.com', 'contoso.onmicrosoft.com'] },
      mx: [{ domain: 'contoso.com', to: [p < phases / 2 ? 'a' : 'b'] }],
      connectors: Array.from({ length: connectors }, (_, c) => connector(c, networks, p)),
    })),
    senders: Array.from({ length: senders }, (_, s) => ({
      id: `s${s}`,
      name: `Route ${s + 1}`,
      sourceIP: `10.${s % (connectors + 4)}.${s % networks}.${s % 256}`,
      tls: s % 5 !== 0,
      certificateNames: s % 5 !== 0 && s % 3 === 0 ? [`mx${s}.filter-${s % connectors}.example`] : [],
      certificateTrusted: true,
      mailFrom: `someone@sender-${s % 40}.example`,
      recipient: 'someone@contoso.com',
      serviceId: s % 3 === 0 ? 'a' : s % 3 === 1 ? 'b' : null,
    })),
  }
}

function connector(c, networks, phase) {
  const byCertificate = c % 3 === 2
  return {
    id: `c${c}`,
    name: `Connector ${c + 1}`,
    senderDomains: c % 7 === 6 ? [`sender-${c}.example`] : ['*'],
    enabled: !(c % 5 === 4 && phase > 6),
    senderIPAddresses: byCertificate ? [] : Array.from({ length: networks }, (_, n) => `10.${c}.${n}.0/24`),
    restrictDomainsToIPAddresses: !byCertificate,
    requireTls: c % 2 === 0 || byCertificate,
    restrictDomainsToCertificate: byCertificate,
    tlsSenderCertificateName: byCertificate ? `*.filter-${c}.example` : null,
  }
}
