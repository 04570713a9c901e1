const DAY = 24 * 60 * 60 * 1000

/** Whole days until the moment (ISO 8601) from `now` (milliseconds); negative once it is over. */
export const daysLeft = (until: string, now: number): number => Math.floor((Date.parse(until) - now) / DAY)
