/** What tells a file of the collector from any other JSON. */
export const COLLECTOR_MARK = { product: 'connector-planner', file: 'collector' } as const
export const COLLECTOR_VERSION = 1
