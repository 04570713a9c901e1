import type { Step } from './steps'

/** When a step is due, in seconds from the start of the work: to the minute, or on a day. */
export type Due = {
  readonly seconds: number
  /** where the waits before it may take longer: when it is due after the longest ones; else the same */
  readonly latest: number
  readonly precision: 'minute' | 'day'
}

const DAY = 24 * 60 * 60
/** How long the old way stays at the least before something is removed for good. */
const WEEKS_LATER = 14 * DAY

type Clocked = Pick<Step, 'code' | 'kind' | 'window' | 'wait'>

/**
 * When each step is due, in their order. Days before: at the latest, so that each wait can take as long as it may. From the
 * start on: at the earliest, with the shortest waits, and of a minute also at the latest, with the longest. What belongs into another window than the step before it is due a day
 * later.
 */
export function dueTimes(steps: readonly Clocked[]): Due[] {
  const due = new Map<Clocked, Due>()
  let days = 0
  for (const step of steps.filter(({ window }) => window === 'days-before').reverse()) {
    days = Math.max(1, Math.ceil(days + waitOf(step, 'most') / DAY))
    due.set(step, { seconds: -days * DAY, latest: -days * DAY, precision: 'day' })
  }
  let [seconds, latest, precision]: [number, number, Due['precision']] = [0, 0, 'minute']
  let window: Step['window'] | null = null
  for (const step of steps) {
    if (step.window === 'days-before') continue
    if (step.window === 'weeks-later') [seconds, precision] = [Math.max(seconds, WEEKS_LATER), 'day']
    else if (window !== null && step.window !== window) [seconds, precision] = [nextDay(seconds), 'day']
    window = step.window
    due.set(step, { seconds, latest: precision === 'day' ? seconds : latest, precision })
    seconds += waitOf(step, 'least')
    latest += waitOf(step, 'most')
  }
  return steps.flatMap((step) => due.get(step) ?? [])
}

/** The waits between steps, and the lowered TTL, which is a step and its wait in one. */
const waitOf = ({ kind, code, wait }: Clocked, how: 'least' | 'most'): number =>
  wait !== null && (kind === 'wait' || code === 'LOWER_TTL') ? wait[how] : 0

const nextDay = (seconds: number): number => (Math.floor(seconds / DAY) + 1) * DAY
