export const HEADERS_EVERYWHERE: Readonly<Record<string, string>>
export const API_HEADERS: Readonly<Record<string, string>>
/** Reports whether a `Host` names this very machine, at any port. */
export function isLoopback(host: string): boolean
