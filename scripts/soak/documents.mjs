// The documents and requests that the load sends.
import { largeScenario } from '#scripts/bench/large-scenario'

/** A scenario as people have it: two filters, three phases, twenty samples. */
export const usualScenario = (title) => ({
  ...largeScenario({ services: 2, senders: 20, phases: 3, connectors: 3, networks: 10 }),
  title,
})

/** Bytes that a request may have (LIMITS.bodyBytes). */
const MOST_BYTES = 8 * 1024 * 1024

/** So many networks that no two are alike. */
const networks = (count, seed) =>
  Array.from({ length: count }, (_, i) => `${11 + seed}.${(i >> 14) & 255}.${(i >> 6) & 255}.${(i & 63) * 4}/30`)

const lock = (c, count, seed) => ({
  id: `c${c}`,
  name: `Connector ${c}`,
  senderDomains: ['*'],
  senderIPAddresses: networks(count, (c + seed) % 100),
  restrictDomainsToIPAddresses: true,
})
const side = (connectors, count, seed) => ({
  tenant: { acceptedDomains: ['contoso.com'] },
  connectors: Array.from({ length: connectors }, (_, c) => lock(c, count, seed)),
})

/** Later networks have more digits than the first ones, by less than a twentieth. */
const DIGITS = 0.95
const PROBE = 1_000

/** What `make` makes of a number, with one for which it is about as large as a request may be. */
function largest(make) {
  const bytes = Buffer.byteLength(make(PROBE))
  return make(Math.floor((PROBE * MOST_BYTES * DIGITS) / bytes))
}

const exported = (count) =>
  JSON.stringify(
    Array.from({ length: 100 }, (_, c) => ({
      Name: `Connector ${c}`,
      ConnectorType: 'Partner',
      Enabled: true,
      SenderDomains: ['smtp:*;1'],
      SenderIPAddresses: networks(count, c % 100),
      RestrictDomainsToIPAddresses: true,
      RequireTls: true,
    })),
  )

/** The largest request of each kind that works long, as `[address, body]`. */
export function largestRequests() {
  return {
    compare: [
      '/api/compare',
      largest((count) => JSON.stringify({ before: side(40, count, 0), after: side(40, count, 7) })),
    ],
    findings: ['/api/findings', largest((count) => JSON.stringify(side(100, count, 0)))],
    import: ['/api/import', largest((count) => JSON.stringify({ text: exported(count) }))],
    save: [
      '/api/scenarios',
      largest((count) =>
        JSON.stringify({
          schemaVersion: 2,
          title: 'Largest',
          phases: [{ id: 'p', name: 'P', ...side(100, count, 0) }],
        }),
      ),
    ],
  }
}
