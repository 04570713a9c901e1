/** Reports whether a `Host` names this very machine, at any port. */
export function isLoopback(host: string): boolean
