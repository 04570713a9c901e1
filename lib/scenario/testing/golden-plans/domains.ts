import { mx, phase } from '#lib/scenario/testing/plans'
import { both, type GoldenPlan, lockNew, lockOld, next, old, stepsOfTwo, twoDomains } from './parts'

const BOTH = { 'contoso.com': 'old', 'fabrikam.com': 'old' }
const mayBeRefusedFrom = ['contoso.com', 'fabrikam.com'].map((domain) => ({ domain, phaseId: 'p5' }))

/** Plans with more than one domain. */
export const SEVERAL_DOMAINS: readonly GoldenPlan[] = [
  {
    name: 'two domains a week apart, both filters let in until a week after the second move',
    document: {
      services: [{ ...old, mayBeRefusedFrom }, next],
      phases: stepsOfTwo(
        ['old', 'old', both],
        ['new', 'old', both],
        ['new', 'new', both],
        ['new', 'new', both],
        ['new', 'new', [lockNew]],
      ),
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
      phases: stepsOfTwo(['old', 'old', both], ['new', 'old', both], ['new', 'new', [lockNew]]),
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
      phases: stepsOfTwo(['old', 'new', both], ['old', 'new', both]),
    },
    table: { 'service:old': 'holds holds', 'service:new': 'holds holds', everybodyElse: 'holds holds' },
    green: true,
  },
  {
    name: 'two filters for two domains, one of them without a connector',
    document: {
      services: [old, next],
      phases: stepsOfTwo(['old', 'new', both], ['old', 'new', [lockOld]]),
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
        phase('p3', mx(BOTH), [lockOld], twoDomains),
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
        phase('p2', mx(BOTH), [lockOld]),
        phase('p3', mx(BOTH), [lockOld], twoDomains),
      ],
    },
    table: { 'service:old': 'holds lost holds', everybodyElse: 'holds holds holds' },
    green: false,
  },
]
