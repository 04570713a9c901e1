import fc from 'fast-check'
import type { ScenarioDocument } from '#lib/scenario/document/document'
import { plan } from './plans'

/** Small plans: few networks, names and domains, so that they meet often and every sender can be asked for one by one. */

const NETWORKS = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/25', '203.0.113.128/25'] as const
const NAMES = ['mail.filter.example', '*.filter.example', 'out.site.example'] as const
const DOMAINS = ['contoso.com', 'fabrikam.com'] as const
const PARTNERS = ['bank.example', 'contoso.com'] as const

const some = <T>(values: readonly T[], most: number) => fc.subarray([...values], { maxLength: most })

const connector = (id: string) =>
  fc
    .record({
      connectorType: fc.constantFrom('Partner', 'Partner', 'Partner', 'OnPremises'),
      enabled: fc.constantFrom(true, true, true, false),
      senderDomains: fc.constantFrom(['*'], ['*'], ['*'], ...PARTNERS.map((domain) => [domain])),
      senderIPAddresses: some(NETWORKS, 2),
      restrictDomainsToIPAddresses: fc.boolean(),
      tlsSenderCertificateName: fc.constantFrom(null, null, ...NAMES),
      restrictDomainsToCertificate: fc.boolean(),
      requireTls: fc.boolean(),
      associatedAcceptedDomains: fc.constantFrom([], [], [], [DOMAINS[0]]),
    })
    .map((properties) => ({ id, name: id, ...properties }))

const KINDS = ['filter', 'filter', 'onPremises', 'device', 'application', 'partner', 'signature'] as const

const service = (id: string) =>
  fc
    .record({
      kind: fc.constantFrom(...KINDS),
      networks: some(NETWORKS, 2),
      certificateNames: some(NAMES, 2),
      tls: fc.constantFrom(true, true, false, null),
      shared: fc.constantFrom('no', 'customers', 'anyone', null),
      delivery: fc.constantFrom('direct', 'mx', null),
      mailFromDomains: fc.constantFrom(null, [], ['*'], ['bank.example']),
    })
    .map((facts) => ({ id, name: id, ...facts }))

const phase = (id: string) =>
  fc
    .record({
      acceptedDomains: fc.constantFrom([DOMAINS[0]], [...DOMAINS], [...DOMAINS], []),
      rejectDirectSend: fc.constantFrom(false, false, true),
      targets: fc.array(fc.constantFrom('a', 'b', 'microsoft', null), { minLength: 2, maxLength: 2 }),
      connectors: fc.tuple(connector('c0'), connector('c1'), connector('c2')),
      count: fc.nat({ max: 3 }),
    })
    .map(({ acceptedDomains, rejectDirectSend, targets, connectors, count }) => ({
      id,
      name: id,
      tenant: { acceptedDomains, rejectDirectSend },
      mx: DOMAINS.flatMap((domain, index) => {
        const to = targets[index]
        return to === null || to === undefined ? [] : [{ domain, to: [to] }]
      }),
      connectors: connectors.slice(0, count),
    }))

const PHASES = ['p1', 'p2', 'p3'] as const

const want = fc.record({
  who: fc.constantFrom('everybodyElse', 'service:a', 'service:b', 'otherCustomers:a'),
  phaseIds: some(PHASES, 2),
  want: fc.constantFrom('accepted', 'refused', 'either'),
})

const answers = fc.record(
  {
    Q1: fc.constantFrom('shadows', 'falls-back'),
    Q12: fc.constantFrom('admits', 'ignored'),
    Q17: fc.constantFrom('attributed', 'incoming'),
  },
  { requiredKeys: [] },
)

/** Documents of three phases with two services; with exceptions only if asked for. */
export const arbitraryPlan = ({ withWants = false } = {}): fc.Arbitrary<ScenarioDocument> =>
  fc
    .record({
      services: fc.tuple(service('a'), service('b')),
      phases: fc.tuple(phase('p1'), phase('p2'), phase('p3')),
      answers,
      wants: fc.array(want, { maxLength: withWants ? 3 : 0 }),
      sideEntranceClosedFrom: fc.constantFrom(null, null, ...PHASES),
      plainTextRefusedFrom: fc.constantFrom(null, null, null, ...PHASES),
      nobodyRefusedInBetween: fc.constantFrom([], [], ['p2']),
    })
    .map(({ wants, plainTextRefusedFrom, nobodyRefusedInBetween, ...document }) =>
      plan({
        ...document,
        wants: wants.map((one, index) => ({ id: `w${index}`, ...one })),
        switches: { plainTextRefusedFrom, nobodyRefusedInBetween },
      }),
    )
