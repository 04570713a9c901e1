import type { Probe } from '#lib/exchange/runbook/probes'
import type { Step, Wait } from '#lib/exchange/runbook/steps'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A span of seconds in the unit in which people say it, rounded up: 5400 are two hours, 300 are five minutes. */
export function durationOf(seconds: number): { readonly unit: 'minutes' | 'hours' | 'days'; readonly count: number } {
  if (seconds > DAY) return { unit: 'days', count: Math.ceil(seconds / DAY) }
  if (seconds >= HOUR) return { unit: 'hours', count: Math.ceil(seconds / HOUR) }
  return { unit: 'minutes', count: Math.max(1, Math.ceil(seconds / MINUTE)) }
}

/** What to do with the answer: of a dialogue from outside, of a message through a filter, or of one that a service sends. */
export const probeLook = ({ code, lines }: Pick<Probe, 'code' | 'lines'>): 'outside' | 'through' | 'itself' =>
  code !== 'SERVICE' ? 'outside' : lines.length > 0 ? 'through' : 'itself'

/** Reports whether no probe before it is answered for in the same way: what to do is said once. */
export const isFirstOfLook = (probes: readonly Pick<Probe, 'code' | 'lines'>[], index: number): boolean =>
  probes.findIndex((one) => probes[index] !== undefined && probeLook(one) === probeLook(probes[index])) === index

/**
 * How the wait of a step is said: until it works everywhere, between two spans or after one, or for how long it goes on.
 */
export function waitKey({
  code,
  wait,
}: Pick<Step, 'code'> & { readonly wait: Wait }): 'settles' | 'settlesAt' | 'lasts' {
  if (code === 'FILTER_KEEPS_ACCEPTING') return 'lasts'
  const [least, most] = [durationOf(wait.least), durationOf(wait.most)]
  return least.unit === most.unit && least.count === most.count ? 'settlesAt' : 'settles'
}
