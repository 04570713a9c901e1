/** The members that identify a collector file. */
export const COLLECTOR_MARK = { product: 'connector-planner', file: 'collector' } as const
export const COLLECTOR_VERSION = 1
