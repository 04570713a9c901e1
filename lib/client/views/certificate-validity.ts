const DAY = 24 * 60 * 60 * 1000

/** Whole days from `now` (milliseconds) until a time (ISO 8601); negative if it has passed. */
export const daysLeft = (until: string, now: number): number => Math.floor((Date.parse(until) - now) / DAY)
