import { filter, mx, phase } from '#lib/scenario/testing/plans'
import { both, type GoldenPlan, lockOld, NEW, OLD, old, steps, throughout } from './parts'

const unlockedOld = { ...lockOld, restrictDomainsToIPAddresses: false }
const directSendRejected = { tenant: { acceptedDomains: ['contoso.com'], rejectDirectSend: true } }
const sharedOld = filter('old', OLD, { shared: 'customers' })
const sharedNext = filter('new', NEW, { shared: 'customers' })

/** Who else gets in: without a lock, through a shared filter, and with RejectDirectSend. */
export const SIDE_ENTRANCE: readonly GoldenPlan[] = [
  {
    name: 'RejectDirectSend on: late own-domain mail of the old filter is refused once its connector is gone',
    document: {
      services: [old],
      phases: [
        phase('p1', mx('old'), [lockOld]),
        phase('p2', mx('old'), [unlockedOld], directSendRejected),
        phase('p3', mx('microsoft'), [], directSendRejected),
      ],
    },
    table: { 'service:old': 'holds holds lost', everybodyElse: 'holds holds holds' },
    green: false,
  },
  {
    name: 'RejectDirectSend on: late own-domain mail of the old filter gets in while its connector is kept',
    document: {
      services: [old],
      phases: [
        phase('p1', mx('old'), [lockOld]),
        phase('p2', mx('old'), [unlockedOld], directSendRejected),
        phase('p3', mx('microsoft'), [unlockedOld], directSendRejected),
      ],
    },
    table: { 'service:old': 'holds holds holds', everybodyElse: 'holds holds holds' },
    green: true,
  },
  {
    name: 'no lock today, closed in the end',
    document: { services: [old], phases: steps(['old', []], ['old', [lockOld]]) },
    table: { 'service:old': 'holds holds', everybodyElse: 'either holds' },
    green: true,
  },
  {
    name: 'no lock today, and none in the end',
    document: { services: [old], phases: steps(['old', []], ['old', []]) },
    table: { 'service:old': 'holds holds', everybodyElse: 'either open' },
    green: false,
  },
  {
    name: 'no lock although the side entrance is to be closed today: as today',
    document: {
      services: [old],
      sideEntranceClosedFrom: 'p1',
      phases: steps(['old', []], ['old', []]),
    },
    table: { 'service:old': 'holds holds', everybodyElse: 'open(today) open(today)' },
    green: true,
  },
  {
    name: 'a new filter that others share lets its other customers in, which is a risk to accept',
    document: { services: [old, sharedNext], phases: steps(['old', [lockOld]], ['old', both], ['new', both]) },
    table: {
      'service:old': 'holds holds holds',
      'service:new': 'either holds holds',
      'otherCustomers:new': 'holds shared shared',
      everybodyElse: 'holds holds holds',
    },
    green: false,
  },
  {
    name: 'a shared filter lets its other customers in, as it does today',
    document: { services: [sharedOld], phases: throughout([lockOld]) },
    table: {
      'service:old': 'holds holds',
      'otherCustomers:old': 'shared(today) shared(today)',
      everybodyElse: 'holds holds',
    },
    green: true,
  },
]
