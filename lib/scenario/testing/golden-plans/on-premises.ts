import { mx, phase } from '#lib/scenario/testing/plans'
import { type GoldenPlan, lockNew, lockSite, next, old, site, steps } from './parts'

const withSite = [lockSite, lockNew]

/** Plans of tenants with servers of their own. */
export const ON_PREMISES: readonly GoldenPlan[] = [
  {
    name: 'MX on premises to a cloud filter, with a connector for the own servers in every phase',
    document: {
      services: [site, next],
      phases: steps(['site', [lockSite]], ['site', withSite], ['new', withSite], ['new', withSite]),
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
      phases: steps(['site', [lockSite]], ['site', withSite], ['new', withSite], ['new', [lockNew]]),
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
