import { addressLock, filter } from '#lib/scenario/testing/plans'
import { both, type GoldenPlan, lockNew, lockOld, next, OLD, old, steps, throughout } from './parts'

/** MX moves in p3, and the old filter is off in p5. */
const STEP_BY_STEP = steps(['old', [lockOld]], ['old', both], ['new', both], ['new', both], ['new', [lockNew]])

/** From one filter to another, back in between, and to a new region of the same vendor. */
export const FILTER_TO_FILTER: readonly GoldenPlan[] = [
  {
    name: 'filter to filter, step by step, the old one off when its mail may be refused',
    document: {
      services: [{ ...old, mayBeRefusedFrom: [{ domain: 'contoso.com', phaseId: 'p5' }] }, next],
      phases: STEP_BY_STEP,
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
    document: { services: [old, next], phases: STEP_BY_STEP },
    table: {
      'service:old': 'holds holds holds holds decide',
      'service:new': 'either holds holds holds holds',
      everybodyElse: 'holds holds holds holds holds',
    },
    green: false,
  },
  {
    name: 'filter to filter in one go loses the mail of both',
    document: { services: [old, next], phases: steps(['old', [lockOld]], ['new', [lockNew]]) },
    table: { 'service:old': 'holds lost', 'service:new': 'lost holds', everybodyElse: 'holds holds' },
    green: false,
  },
  {
    name: 'roll-back in the middle keeps both',
    document: {
      services: [old, next],
      phases: steps(['old', [lockOld]], ['old', both], ['new', both], ['old', both], ['new', both]),
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
      phases: steps(['old', both], ['new', both], ['old', [lockOld]], ['new', both]),
    },
    table: {
      'service:old': 'holds holds holds holds',
      'service:new': 'holds holds lost holds',
      everybodyElse: 'holds holds holds holds',
    },
    green: false,
  },
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
      phases: steps(['old', [addressLock('lock-old', [OLD, '192.0.3.0/24'])]], ['old', [lockOld]]),
    },
    table: { 'service:old': 'holds lost', everybodyElse: 'holds holds' },
    green: false,
  },
]
