import { type GoldenPlan, lockNew, lockOld, next, old, steps, stepsOfTwo } from './parts'

/** From Microsoft to a filter, and from a filter to Microsoft. */
export const MICROSOFT: readonly GoldenPlan[] = [
  {
    name: 'Microsoft to filter with the lock in the phase in which MX moves loses those who still know the old MX',
    document: { services: [next], phases: steps(['microsoft', []], ['new', [lockNew]]) },
    table: { 'service:new': 'holds holds', everybodyElse: 'holds lost' },
    green: false,
  },
  {
    name: 'Microsoft to filter with the lock one phase later',
    document: { services: [next], phases: steps(['microsoft', []], ['new', []], ['new', [lockNew]]) },
    table: { 'service:new': 'holds holds holds', everybodyElse: 'holds holds holds' },
    green: true,
  },
  {
    name: 'filter to Microsoft with the lock left on refuses everybody',
    document: { services: [old], phases: steps(['old', [lockOld]], ['microsoft', [lockOld]]) },
    table: { 'service:old': 'holds holds', everybodyElse: 'lost lost' },
    green: false,
  },
  {
    name: 'filter to Microsoft, unlocked with the move, is too late for the first who follow it',
    document: { services: [old], phases: steps(['old', [lockOld]], ['microsoft', []]) },
    table: { 'service:old': 'holds holds', everybodyElse: 'lost holds' },
    green: false,
  },
  {
    name: 'filter to Microsoft, unlocked before the move',
    document: { services: [old], phases: steps(['old', [lockOld]], ['old', []], ['microsoft', []]) },
    table: { 'service:old': 'holds holds holds', everybodyElse: 'holds holds holds' },
    green: true,
  },
  {
    name: 'filter to Microsoft on two days: the entrance of the second domain stands open from the day before the first move',
    document: {
      services: [old],
      phases: stepsOfTwo(
        ['old', 'old', [lockOld]],
        ['old', 'old', []],
        ['microsoft', 'old', []],
        ['microsoft', 'microsoft', []],
      ),
    },
    table: { 'service:old': 'holds holds holds holds', everybodyElse: 'holds open holds holds' },
    green: false,
  },
]
