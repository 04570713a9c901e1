/** How the ids of the worked examples of a fresh database begin. */
const PREFIX = 'example-'

/** The id that a worked example is stored under. */
export const exampleId = (id: string): string => PREFIX + id

/** Reports whether the id is that of a worked example. */
export const isExampleId = (id: string): boolean => id.startsWith(PREFIX)
