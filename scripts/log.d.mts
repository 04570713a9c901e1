/** Writes one line to the log: a JSON object, with the time first. The entry may hold nothing secret. */
export function log(entry: Readonly<Record<string, unknown>>): void
