import { log } from '#scripts/log'

/** The id that `scripts/serve.mjs` gave the request: it stands in the answer and in the log. What a caller sends is overwritten. */
export function requestIdOf(headers: Headers): string {
  return headers.get('x-request-id') ?? 'unknown'
}

/** Logs why a request failed, or why something failed that nobody asked for (`requestId` is null then). */
export function logFailure(requestId: string | null, what: string, error: unknown): void {
  log({ event: 'failure', requestId, what, ...describeError(error) })
}

/** Errors whose message speaks of the program. Others quote what they read, such as a document: they keep only their name. */
const SPEAKS_OF_PROGRAM = new Set(['Error', 'TypeError', 'RangeError', 'ReferenceError', 'AppError'])

/** What the log may hold of an error: its name, its code, its frames, and its message unless it may quote a document. */
export function describeError(error: unknown): { readonly cause: string; readonly stack?: readonly string[] } {
  if (!(error instanceof Error)) return { cause: `A ${typeof error} was thrown.` }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const message = code !== null || SPEAKS_OF_PROGRAM.has(error.name) ? oneLine(error.message) : null
  const because = error.cause === undefined ? null : `(${describeError(error.cause).cause})`
  const stack = (error.stack ?? '').split('\n').flatMap((line) => (/^\s+at /.test(line) ? [line.trim()] : []))
  return { cause: [error.name, code, message, because].filter((part) => part !== null).join(' '), stack }
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')
