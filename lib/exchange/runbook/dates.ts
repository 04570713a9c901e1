import type { Phase } from '#lib/scenario/document/document'
import type { WantsInput } from '#lib/scenario/wants/part'
import type { Change } from './change'
import type { Due } from './clock'
import type { NoteCode } from './codes'
import type { Note } from './notes'

/** Retries of senders go on for five days after the TTL (RFC 5321 §4.5.4.1). */
const RETRY_DAYS = 5
const SECONDS_A_DAY = 24 * 60 * 60
/** A TTL that nobody has entered is seldom longer. */
const UNKNOWN_TTL = SECONDS_A_DAY
const FRIDAY = 5
const SATURDAY = 6

/**
 * What has to be known of the planned days of two phases: near a weekend, with steps on one, both on one day, in the wrong order, or too soon
 * after MX moved for mail that still comes the old way. Holidays are not known. Nothing of a phase without a day.
 */
export function datesOf(
  { phases }: Pick<WantsInput, 'phases'>,
  [before, after]: readonly [number, number],
  { changes, due }: { readonly changes: readonly Change[]; readonly due: readonly Due[] },
): Note[] {
  const last = phases[after]
  if (last === undefined || last.plannedOn === null) return []
  // A phase without a day stands between the one before it that has one, and this.
  const dated = phases.slice(0, before + 1).findLast(({ plannedOn }) => plannedOn !== null)
  const note = (code: NoteCode, rest: object = {}): Note[] => [
    { code, parameters: { phase: last.name, other: dated?.name ?? '', ...rest }, who: null },
  ]
  const between = dated?.plannedOn == null ? null : daysFrom(dated.plannedOn, last.plannedOn)
  // Of the planned day itself the first note speaks.
  const weekend = weekendDays(last.plannedOn, due).filter((day) => day !== last.plannedOn)
  return [
    ...(isNearWeekend(last.plannedOn) ? note('NEAR_WEEKEND') : []),
    ...(weekend.length > 0 ? note('STEPS_ON_WEEKEND', { days: weekend.join(', ') }) : []),
    ...(between === 0 ? note('SAME_DAY') : []),
    ...(between !== null && between < 0 ? note('DATES_OUT_OF_ORDER') : []),
    ...tooSoon(phases, before, last.plannedOn).flatMap((rest) => (doesClose(changes) ? note('TOO_SOON', rest) : [])),
  ]
}

/** The last move of MX up to a phase, where the day comes too soon after it: also with other phases between. */
function tooSoon(phases: readonly Phase[], before: number, day: string) {
  const index = phases.findLastIndex((_, at) => at <= before && hasMoved(phases, at))
  const moved = phases[index]
  if (moved?.plannedOn == null) return []
  const days = daysFrom(moved.plannedOn, day)
  const needed = Math.ceil((ttlBefore(phases, index) ?? UNKNOWN_TTL) / SECONDS_A_DAY) + RETRY_DAYS
  return days > 0 && days < needed ? [{ other: moved.name, days, needed }] : []
}

/** Reports whether the day, as `2026-12-04`, is a Friday or a day of the weekend. */
function isNearWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday >= FRIDAY
}

/** The days of a weekend on which steps are due, with what is done days before and later; each once, in their order. */
function weekendDays(day: string, due: readonly Due[]): string[] {
  const days = new Set(due.flatMap(({ seconds, latest }) => daysBetween(seconds, latest)))
  return [...days]
    .sort((one, other) => one - other)
    .map((count) => new Date(Date.parse(`${day}T00:00:00Z`) + count * SECONDS_A_DAY * 1000))
    .filter((date) => date.getUTCDay() === 0 || date.getUTCDay() === SATURDAY)
    .map((date) => date.toISOString().slice(0, 10))
}

/** The days from the earliest to the latest time at which a step is due, counted from the start. */
function daysBetween(earliest: number, latest: number): number[] {
  const [first, last] = [earliest, latest].map((seconds) => Math.floor(seconds / SECONDS_A_DAY))
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => (first ?? 0) + index)
}

const daysFrom = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / (SECONDS_A_DAY * 1000)

/** The TTL of MX before the phase, by which senders may still know the old one. */
const ttlBefore = (phases: readonly Phase[], index: number): number | null => phases[index - 1]?.mxTtl ?? null

/** Reports whether MX of some domain moved from the phase before to this one. */
const hasMoved = (phases: readonly Phase[], index: number): boolean =>
  (phases[index]?.mx ?? []).some(({ domain, to }) => {
    const old = phases[index - 1]?.mx.find((one) => one.domain === domain)
    return old !== undefined && [...old.to].sort().join() !== [...to].sort().join()
  })

/** Reports whether some change can refuse mail that came in before. */
const doesClose = (changes: readonly Change[]): boolean =>
  changes.some(
    (change) =>
      (change.kind === 'connector' && ['restrict', 'disable', 'remove'].includes(change.action)) ||
      (change.kind === 'rejectDirectSend' && change.to),
  )
