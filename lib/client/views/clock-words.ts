import type { Due } from '#lib/exchange/runbook/clock'

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** A time beside the start as a clock has it: `T`, `T + 30 min`, `T − 2 d`. It is the same in every language. */
export function clockMark({ seconds, precision }: Due): string {
  if (seconds === 0) return 'T'
  const [sign, span] = seconds < 0 ? ['−', -seconds] : ['+', seconds]
  if (precision === 'day' || span >= DAY) return `T ${sign} ${Math.ceil(span / DAY)} d`
  const minutes = Math.ceil(span / MINUTE)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : ''].filter((part) => part !== '')
  return `T ${sign} ${parts.join(' ')}`
}

/** The moment at which a step is due, by the start as an ISO time. */
export const momentOf = (startsAt: string, { seconds }: Due): Date => new Date(Date.parse(startsAt) + seconds * 1000)

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
