/**
 * A scenario at the size the screens are measured with: 60 services, 500 senders, 12 phases, 30 connectors with 20 networks
 * each.
 */
export function largeScenario({ services = 60, senders = 500, phases = 12, connectors = 30, networks = 20 } = {}) {
  return {
    schemaVersion: 2,
    title: 'Large tenant',
    services: Array.from({ length: services }, (_, s) => service(s, connectors, networks)),
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
      serviceId: s % 3 === 0 ? 'a' : s % 3 === 1 && services > 1 ? 'b' : null,
    })),
  }
}

const KINDS = ['device', 'application', 'partner', 'signature', 'encryption']

/** The first two are the filters that MX points to; the others deliver by themselves, each through one of the connectors. */
function service(s, connectors, networks) {
  const own = s % connectors
  const facts = {
    networks: Array.from({ length: Math.ceil(networks / 2) }, (_, n) => `10.${own}.${(2 * n + s) % networks}.0/24`),
    certificateNames: own % 3 === 2 ? [`mx${s}.filter-${own}.example`] : [],
    tls: s % 4 === 3 ? null : true,
    shared: s % 5 === 0 ? 'customers' : 'no',
  }
  if (s < 2) return { id: s === 0 ? 'a' : 'b', name: s === 0 ? 'Filter A' : 'Filter B', kind: 'filter', ...facts }
  return {
    id: `service-${s}`,
    name: `Service ${s + 1}`,
    kind: KINDS[s % KINDS.length],
    delivery: 'direct',
    mailFromDomains: [`sender-${s}.example`],
    ...facts,
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
