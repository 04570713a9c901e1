/** The prefix of the ids of worked examples in a fresh database. */
const PREFIX = 'example-'

/** The stored id of a worked example. */
export const exampleId = (id: string): string => PREFIX + id

/** Reports whether the id is that of a worked example. */
export const isExampleId = (id: string): boolean => id.startsWith(PREFIX)
