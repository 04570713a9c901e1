import type { TraceDetail } from '#lib/matcher/model/trace'

/** Entries of a list that a trace quotes. A list may hold thousands, and a trace quotes it for every sender. */
const QUOTED_ENTRIES = 4

/** The first entries of a list. */
export const firstOf = (entries: readonly string[]): readonly string[] => entries.slice(0, QUOTED_ENTRIES)

/** What a trace says of a list that does not hold what came: its first entries, and how many there are. */
export const quoteList = (entries: readonly string[]): TraceDetail => ({
  wanted: firstOf(entries),
  wantedCount: entries.length,
})
