import type { Service } from './document'

/** Reports whether others are known to use the networks and names of a service too; not known is no. */
export const isShared = (shared: Service['shared']): boolean => shared === 'customers' || shared === 'anyone'
