import type { Due } from '#lib/exchange/runbook/clock'
import type { Step } from '#lib/exchange/runbook/steps'
import type { Phase } from '#lib/scenario/document/document'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/**
 * A time beside the start as a clock has it: `T`, `T − 2 d`, `T + 30 min … 4 h` from the shortest to the longest waits. It is
 * the same in every language.
 */
export function clockMark({ seconds, latest, precision }: Due): string {
  if (seconds === 0 && latest === 0) return 'T'
  const [sign, span] = seconds < 0 ? ['−', -seconds] : ['+', seconds]
  const earliest = spanMark(span, precision)
  return latest === seconds ? `T ${sign} ${earliest}` : `T ${sign} ${earliest} … ${spanMark(latest, precision)}`
}

function spanMark(span: number, precision: Due['precision']): string {
  if (precision === 'day' || span >= DAY) return `${Math.ceil(span / DAY)} d`
  const minutes = Math.ceil(span / MINUTE)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter((part) => part !== '')
  return parts.join(' ')
}

/**
 * When a step is due: by the agreed start of the phase that it leads to, else by its planned day, of which only days can be
 * told; null where neither is named.
 */
export function momentOf(
  { plannedOn, changeRequest }: Pick<Phase, 'plannedOn' | 'changeRequest'>,
  { seconds, precision }: Pick<Due, 'seconds' | 'precision'>,
): { readonly at: Date; readonly precision: Due['precision'] } | null {
  if (changeRequest?.startsAt != null)
    return { at: new Date(Date.parse(changeRequest.startsAt) + seconds * 1000), precision }
  if (plannedOn === null) return null
  const at = new Date(`${plannedOn}T00:00:00`)
  at.setDate(at.getDate() + Math.floor(seconds / DAY))
  return { at, precision: 'day' }
}

/**
 * What the field for the start holds where a planned day is taken over: the evening where the first step from the start on
 * belongs into quiet hours, else the morning.
 */
export function startOn(day: string, steps: readonly Pick<Step, 'window'>[]): string {
  const first = steps.find(({ window }) => window !== 'days-before')
  return `${day}T${first?.window === 'quiet-hours' ? '22:00' : '09:00'}`
}

/** What a field for date and time holds of an ISO time, in the zone of the reader: `2026-12-01T22:00`. */
export function localTimeOf(iso: string | null): string {
  if (iso === null) return ''
  const at = new Date(iso)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The ISO time of what such a field holds; null where it holds none. */
export function isoTimeOf(local: string): string | null {
  const time = Date.parse(local)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
