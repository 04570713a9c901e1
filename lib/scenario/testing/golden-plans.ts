import { addressLock, certificateLock, filter, mx, phase, type plan, type Table } from './plans'

/** A plan with what each cell has to come to; `green` is what the whole plan has to be. */
export type GoldenPlan = {
  readonly name: string
  readonly document: Parameters<typeof plan>[0]
  readonly table: Table
  readonly green: boolean
}

const OLD = '192.0.2.0/24'
const NEW = '198.51.100.0/24'
const SITE = '203.0.113.0/28'
const old = filter('old', OLD)
const next = filter('new', NEW)
const lockOld = addressLock('lock-old', OLD)
const lockNew = addressLock('lock-new', NEW)
const both = [lockOld, lockNew]

const FILTER_TO_FILTER: readonly GoldenPlan[] = [
  {
    name: 'filter to filter, step by step, the old one off when its mail may be refused',
    document: {
      services: [{ ...old, mayBeRefusedFrom: [{ domain: 'contoso.com', phaseId: 'p5' }] }, next],
      phases: [
        phase('p1', mx('old'), [lockOld]),
        phase('p2', mx('old'), both),
        phase('p3', mx('new'), both),
        phase('p4', mx('new'), both),
        phase('p5', mx('new'), [lockNew]),
      ],
    },
    table: {
      'service:old': 'holds holds holds holds either',
      'service:new': 'either holds holds holds holds',
      everybodyElse: 'holds holds holds holds holds',
    },
    green: true,
  },
  {
    name: 'filter to filter, the old one off without a word from when',
    document: {
      services: [old, next],
      phases: [
        phase('p1', mx('old'), [lockOld]),
        phase('p2', mx('old'), both),
        phase('p3', mx('new'), both),
        phase('p4', mx('new'), both),
        phase('p5', mx('new'), [lockNew]),
      ],
    },
    table: {
      'service:old': 'holds holds holds holds decide',
      'service:new': 'either holds holds holds holds',
      everybodyElse: 'holds holds holds holds holds',
    },
    green: false,
  },
  {
    name: 'filter to filter in one go loses the mail of both',
    document: { services: [old, next], phases: [phase('p1', mx('old'), [lockOld]), phase('p2', mx('new'), [lockNew])] },
    table: { 'service:old': 'holds lost', 'service:new': 'lost holds', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'roll-back in the middle keeps both',
    document: {
      services: [old, next],
      phases: [
        phase('p1', mx('old'), [lockOld]),
        phase('p2', mx('old'), both),
        phase('p3', mx('new'), both),
        phase('p4', mx('old'), both),
        phase('p5', mx('new'), both),
      ],
    },
    table: {
      'service:old': 'holds holds holds holds holds',
      'service:new': 'either holds holds holds holds',
      everybodyElse: 'holds holds holds holds holds',
    },
    green: true,
  },
  {
    name: 'roll-back without the new connector loses what still comes through the new filter',
    document: {
      services: [old, next],
      phases: [
        phase('p1', mx('old'), both),
        phase('p2', mx('new'), both),
        phase('p3', mx('old'), [lockOld]),
        phase('p4', mx('new'), both),
      ],
    },
    table: {
      'service:old': 'holds holds holds holds',
      'service:new': 'holds holds lost holds',
      everybodyElse: 'holds holds holds holds',
    },
    green: false,
  },
]

const MICROSOFT: readonly GoldenPlan[] = [
  {
    name: 'Microsoft to filter with the lock in the phase in which MX moves loses those who still know the old MX',
    document: { services: [next], phases: [phase('p1', mx('microsoft'), []), phase('p2', mx('new'), [lockNew])] },
    table: { 'service:new': 'holds holds', everybodyElse: 'holds lost' },
    green: false,
  },
  {
    name: 'Microsoft to filter with the lock one phase later',
    document: {
      services: [next],
      phases: [phase('p1', mx('microsoft'), []), phase('p2', mx('new'), []), phase('p3', mx('new'), [lockNew])],
    },
    table: { 'service:new': 'holds holds holds', everybodyElse: 'holds holds holds' },
    green: true,
  },
  {
    name: 'filter to Microsoft with the lock left on refuses everybody',
    document: { services: [old], phases: [phase('p1', mx('old'), [lockOld]), phase('p2', mx('microsoft'), [lockOld])] },
    table: { 'service:old': 'holds holds', everybodyElse: 'lost lost' },
    green: false,
  },
  {
    name: 'filter to Microsoft, unlocked with the move, is too late for the first who follow it',
    document: { services: [old], phases: [phase('p1', mx('old'), [lockOld]), phase('p2', mx('microsoft'), [])] },
    table: { 'service:old': 'holds holds', everybodyElse: 'lost holds' },
    green: false,
  },
  {
    name: 'filter to Microsoft, unlocked before the move',
    document: {
      services: [old],
      phases: [phase('p1', mx('old'), [lockOld]), phase('p2', mx('old'), []), phase('p3', mx('microsoft'), [])],
    },
    table: { 'service:old': 'holds holds holds', everybodyElse: 'holds holds holds' },
    green: true,
  },
]

const site = { id: 'site', name: 'site', kind: 'onPremises', networks: [SITE], tls: true, mailFromDomains: [] }
const lockSite = addressLock('lock-site', SITE)

const ON_PREMISES: readonly GoldenPlan[] = [
  {
    name: 'MX on premises to a cloud filter, with a connector for the own servers in every phase',
    document: {
      services: [site, next],
      phases: [
        phase('p1', mx('site'), [lockSite]),
        phase('p2', mx('site'), [lockSite, lockNew]),
        phase('p3', mx('new'), [lockSite, lockNew]),
        phase('p4', mx('new'), [lockSite, lockNew]),
      ],
    },
    table: {
      'service:site': 'holds holds holds holds',
      'service:new': 'either holds holds holds',
      everybodyElse: 'holds holds holds holds',
    },
    green: true,
  },
  {
    name: 'MX on premises to a cloud filter, the own servers forgotten',
    document: {
      services: [site, next],
      phases: [
        phase('p1', mx('site'), [lockSite]),
        phase('p2', mx('site'), [lockSite, lockNew]),
        phase('p3', mx('new'), [lockSite, lockNew]),
        phase('p4', mx('new'), [lockNew]),
      ],
    },
    table: {
      'service:site': 'holds holds holds lost',
      'service:new': 'either holds holds holds',
      everybodyElse: 'holds holds holds holds',
    },
    green: false,
  },
  {
    name: 'centralised transport: MX at a filter in front of the own servers, which hand over',
    document: {
      services: [old, next, site],
      phases: [phase('p1', mx('old', ['site']), [lockSite]), phase('p2', mx('new', ['site']), [lockSite])],
    },
    table: {
      'service:old': 'either either',
      'service:new': 'either either',
      'service:site': 'holds holds',
      everybodyElse: 'holds holds',
    },
    green: true,
  },
  {
    name: 'centralised transport, with a lock for the new filter instead of the own servers',
    document: {
      services: [old, next, site],
      phases: [phase('p1', mx('old', ['site']), [lockSite]), phase('p2', mx('new', ['site']), [lockNew])],
    },
    table: {
      'service:old': 'either either',
      'service:new': 'either either',
      'service:site': 'holds lost',
      everybodyElse: 'holds holds',
    },
    green: false,
  },
]

const twoDomains = { tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'] } }
const at = (contoso: string, fabrikam: string) => mx({ 'contoso.com': contoso, 'fabrikam.com': fabrikam })

const SEVERAL_DOMAINS: readonly GoldenPlan[] = [
  {
    name: 'two domains a week apart, both filters let in until a week after the second move',
    document: {
      services: [
        {
          ...old,
          mayBeRefusedFrom: [
            { domain: 'contoso.com', phaseId: 'p5' },
            { domain: 'fabrikam.com', phaseId: 'p5' },
          ],
        },
        next,
      ],
      phases: [
        phase('p1', at('old', 'old'), both, twoDomains),
        phase('p2', at('new', 'old'), both, twoDomains),
        phase('p3', at('new', 'new'), both, twoDomains),
        phase('p4', at('new', 'new'), both, twoDomains),
        phase('p5', at('new', 'new'), [lockNew], twoDomains),
      ],
    },
    table: {
      'service:old': 'holds holds holds holds either',
      'service:new': 'holds holds holds holds holds',
      everybodyElse: 'holds holds holds holds holds',
    },
    green: true,
  },
  {
    name: 'two domains a week apart, the old filter off with the second move',
    document: {
      services: [old, next],
      phases: [
        phase('p1', at('old', 'old'), both, twoDomains),
        phase('p2', at('new', 'old'), both, twoDomains),
        phase('p3', at('new', 'new'), [lockNew], twoDomains),
      ],
    },
    table: {
      'service:old': 'holds holds lost',
      'service:new': 'holds holds holds',
      everybodyElse: 'holds holds holds',
    },
    green: false,
  },
  {
    name: 'two filters for two domains',
    document: {
      services: [old, next],
      phases: [phase('p1', at('old', 'new'), both, twoDomains), phase('p2', at('old', 'new'), both, twoDomains)],
    },
    table: { 'service:old': 'holds holds', 'service:new': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'two filters for two domains, one of them without a connector',
    document: {
      services: [old, next],
      phases: [phase('p1', at('old', 'new'), both, twoDomains), phase('p2', at('old', 'new'), [lockOld], twoDomains)],
    },
    table: { 'service:old': 'holds holds', 'service:new': 'holds lost', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'merger: MX of the new domain moves when the tenant accepts it',
    document: {
      services: [old],
      phases: [
        phase('p1', mx('old'), [lockOld]),
        phase('p2', mx('old'), [lockOld], twoDomains),
        phase('p3', at('old', 'old'), [lockOld], twoDomains),
      ],
    },
    table: { 'service:old': 'holds holds holds', everybodyElse: 'holds holds holds' },
    green: true,
  },
  {
    name: 'merger: MX of a domain that is not accepted yet loses its mail',
    document: {
      services: [old],
      phases: [
        phase('p1', mx('old'), [lockOld]),
        phase('p2', at('old', 'old'), [lockOld]),
        phase('p3', at('old', 'old'), [lockOld], twoDomains),
      ],
    },
    table: { 'service:old': 'holds lost holds', everybodyElse: 'holds holds holds' },
    green: false,
  },
]

const own = { tls: true, shared: 'no' }
const SCANNER = '203.0.113.64/28'
const lockScanner = addressLock('lock-scanner', SCANNER)
const scanner = { id: 'scanner', name: 'scanner', kind: 'device', networks: [SCANNER], tls: false, shared: 'no' }
const BANK = '203.0.113.128/28'
const bank = { ...own, id: 'bank', name: 'bank', kind: 'partner', networks: [BANK], mailFromDomains: ['bank.example'] }
const lockBank = addressLock('lock-bank', BANK, { requireTls: true })
const MAILER = '203.0.113.192/28'
const mailer = {
  id: 'mailer',
  name: 'mailer',
  kind: 'application',
  networks: [MAILER],
  tls: true,
  delivery: 'direct',
  shared: 'no',
}
const SIGNER = '203.0.113.224/28'
const signer = {
  id: 'signer',
  name: 'signer',
  kind: 'signature',
  networks: [SIGNER],
  certificateNames: ['signer.contoso.com'],
  tls: true,
  shared: 'no',
}
const signerConnector = {
  id: 'signer',
  name: 'signer',
  connectorType: 'OnPremises',
  senderDomains: ['*'],
  tlsSenderCertificateName: 'signer.contoso.com',
  requireTls: true,
}
const tenant = {
  id: 'group',
  name: 'group',
  kind: 'tenant',
  certificateNames: ['mail.protection.outlook.com'],
  tls: true,
  mailFromDomains: ['group.example'],
  shared: 'no',
}
const throughout = (connectors: readonly object[], rest: object = {}) => [
  phase('p1', mx('old'), connectors as never, rest as never),
  phase('p2', mx('old'), connectors as never, rest as never),
]

const OTHERS: readonly GoldenPlan[] = [
  {
    name: 'a new region of the same vendor whose networks the connector has',
    document: {
      services: [filter('old', OLD, { networks: [OLD, '192.0.3.0/24'] })],
      phases: throughout([addressLock('lock-old', [OLD, '192.0.3.0/24'])]),
    },
    table: { 'service:old': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'a new region of the same vendor whose list is missing is lost',
    document: {
      services: [filter('old', OLD, { networks: [OLD, '192.0.3.0/24'] })],
      phases: [
        phase('p1', mx('old'), [addressLock('lock-old', [OLD, '192.0.3.0/24'])]),
        phase('p2', mx('old'), [lockOld]),
      ],
    },
    table: { 'service:old': 'holds lost', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'signature service out and back, through an OnPremises connector of its own',
    document: { services: [old, signer], phases: throughout([lockOld, signerConnector]) },
    table: { 'service:old': 'holds holds', 'service:signer': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'signature service whose connector is missing loses the mail that comes back',
    document: {
      services: [old, signer],
      phases: [phase('p1', mx('old'), [lockOld, signerConnector]), phase('p2', mx('old'), [lockOld])],
    },
    table: { 'service:old': 'holds holds', 'service:signer': 'holds lost', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'partner bank that delivers directly, through a connector for everybody from its network',
    document: { services: [old, { ...bank, delivery: 'direct' }], phases: throughout([lockOld, lockBank]) },
    table: { 'service:old': 'holds holds', 'service:bank': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'partner bank behind the filter, with a connector of its own that forces TLS, hangs on Q1',
    document: {
      services: [old, { ...bank, delivery: 'mx' }],
      phases: throughout([
        lockOld,
        addressLock('lock-bank', BANK, { senderDomains: ['bank.example'], requireTls: true }),
      ]),
    },
    table: { 'service:old': 'holdsIf?(today) holdsIf?(today)', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'partner bank of which nobody says how it delivers',
    document: { services: [old, bank], phases: throughout([lockOld]) },
    table: { 'service:old': 'holds holds', 'service:bank': 'noFacts noFacts', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'scanner fleet without TLS, with a connector of its own',
    document: { services: [old, scanner], phases: throughout([lockOld, lockScanner]) },
    table: { 'service:old': 'holds holds', 'service:scanner': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'scanner fleet without TLS, with a connector that demands TLS',
    document: {
      services: [old, scanner],
      phases: [
        phase('p1', mx('old'), [lockOld, lockScanner]),
        phase('p2', mx('old'), [lockOld, { ...lockScanner, requireTls: true }]),
      ],
    },
    table: { 'service:old': 'holds holds', 'service:scanner': 'holds lost', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'mailer in the cloud with a bounce domain of its own',
    document: { services: [old, mailer], phases: throughout([lockOld, addressLock('lock-mailer', MAILER)]) },
    table: { 'service:old': 'holds holds', 'service:mailer': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'mailer in the cloud, let in only as the own domain',
    document: {
      services: [old, mailer],
      phases: [
        phase('p1', mx('old'), [lockOld, addressLock('lock-mailer', MAILER)]),
        phase('p2', mx('old'), [lockOld, addressLock('lock-mailer', MAILER, { senderDomains: ['contoso.com'] })]),
      ],
    },
    table: { 'service:old': 'holds holdsIf?', 'service:mailer': 'holds lost~', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'another tenant, let in by the certificate that every tenant presents',
    document: {
      services: [old, tenant],
      phases: throughout([
        lockOld,
        certificateLock('tenants', 'mail.protection.outlook.com', { senderDomains: ['group.example'] }),
      ]),
    },
    table: {
      'service:old': 'holdsIf?(today) holdsIf?(today)',
      'service:group': 'holds holds',
      everybodyElse: 'holds holds',
    },
    green: true,
  },
  {
    name: 'another tenant that a lock forgets',
    document: { services: [old, tenant], phases: throughout([lockOld]) },
    table: { 'service:old': 'holds holds', 'service:group': 'lost(today) lost(today)', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'RejectDirectSend on: late own-domain mail of the old filter is refused once its connector is gone',
    document: {
      services: [old],
      phases: [
        phase('p1', mx('old'), [lockOld]),
        phase('p2', mx('old'), [{ ...lockOld, restrictDomainsToIPAddresses: false }], {
          tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: true },
        }),
        phase('p3', mx('microsoft'), [], { tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: true } }),
      ],
    },
    table: { 'service:old': 'holds holds lost', everybodyElse: 'holds holds holds' },
    green: false,
  },
  {
    name: 'no lock today, closed in the end',
    document: { services: [old], phases: [phase('p1', mx('old'), []), phase('p2', mx('old'), [lockOld])] },
    table: { 'service:old': 'holds holds', everybodyElse: 'either holds' },
    green: true,
  },
  {
    name: 'no lock today, and none in the end',
    document: { services: [old], phases: [phase('p1', mx('old'), []), phase('p2', mx('old'), [])] },
    table: { 'service:old': 'holds holds', everybodyElse: 'either open' },
    green: false,
  },
  {
    name: 'no lock although the side entrance is to be closed today: as today',
    document: {
      services: [old],
      sideEntranceClosedFrom: 'p1',
      phases: [phase('p1', mx('old'), []), phase('p2', mx('old'), [])],
    },
    table: { 'service:old': 'holds holds', everybodyElse: 'open(today) open(today)' },
    green: true,
  },
  {
    name: 'a shared filter lets its other customers in',
    document: { services: [filter('old', OLD, { shared: 'customers' })], phases: throughout([lockOld]) },
    table: {
      'service:old': 'holds holds',
      'otherCustomers:old': 'shared(today) shared(today)',
      everybodyElse: 'holds holds',
    },
    green: true,
  },
]

/** Plans with what each cell has to come to, by what they are about. */
export const GOLDEN_PLANS: readonly (readonly [about: string, plans: readonly GoldenPlan[]])[] = [
  ['filter to filter', FILTER_TO_FILTER],
  ['Microsoft', MICROSOFT],
  ['on premises', ON_PREMISES],
  ['several domains', SEVERAL_DOMAINS],
  ['others', OTHERS],
]
