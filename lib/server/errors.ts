import type { Problem } from '#lib/contract/problem'
import type { FoundProblem } from '#lib/scenario/document/problem'

/** Everything that a route can refuse, with its status and its title; scripts/guard.mjs refuses what reaches none. */
export const REFUSALS = {
  'not-json': { status: 400, title: 'Not JSON' },
  'no-key': { status: 401, title: 'Access key needed' },
  'wrong-key': { status: 401, title: 'Wrong access key' },
  'other-origin': { status: 403, title: 'Sent from another site' },
  'switched-off': { status: 403, title: 'Switched off' },
  'not-found': { status: 404, title: 'Not found' },
  'wrong-method': { status: 405, title: 'Method not allowed' },
  conflict: { status: 409, title: 'Not possible now' },
  stale: { status: 412, title: 'Somebody else saved first' },
  'too-large': { status: 413, title: 'Too large' },
  'not-json-type': { status: 415, title: 'Not sent as JSON' },
  invalid: { status: 422, title: 'Cannot be read' },
  'no-condition': { status: 428, title: 'If-Match needed' },
  'too-many-attempts': { status: 429, title: 'Too many attempts' },
  busy: { status: 503, title: 'Busy' },
  failed: { status: 500, title: 'Internal error' },
  'not-ready': { status: 503, title: 'Not ready' },
  'not-writable': { status: 503, title: 'Cannot be saved' },
} as const satisfies Record<string, { status: number; title: string }>

export type Refusal = keyof typeof REFUSALS

export type RefusalOptions = {
  readonly problems?: readonly Problem[]
  /** problems by the code of what would be right, which http.ts says in English */
  readonly found?: readonly FoundProblem[]
  readonly headers?: Readonly<Record<string, string>>
  /** members beside those of every problem, such as `current` of a stale save, each as JSON */
  readonly members?: Readonly<Record<string, string>>
  /** why, for the log: the error of the database, say */
  readonly cause?: unknown
}

/** An expected failure: thrown anywhere below a route, answered as a problem by `handle`. */
export class AppError extends Error {
  readonly refusal: Refusal
  readonly options: RefusalOptions

  constructor(refusal: Refusal, detail: string, options: RefusalOptions = {}) {
    super(detail, { cause: options.cause })
    this.name = 'AppError'
    this.refusal = refusal
    this.options = options
  }
}

/**
 * The answer to a request that was refused: `application/problem+json` after RFC 9457, with the id that the log has too.
 * `said` are the problems that the error has as codes.
 */
export function refusalResponse(
  { refusal, message, options }: AppError,
  requestId: string,
  said: readonly Problem[] = [],
): Response {
  const problems = [...(options.problems ?? []), ...said]
  return problemResponse(refusal, message, requestId, { ...options, problems })
}

/** Makes the problem answer of RFC 9457 for a refusal or an unexpected failure. */
export function problemResponse(
  refusal: Refusal,
  detail: string,
  requestId: string,
  { problems = [], headers = {}, members = {} }: RefusalOptions = {},
): Response {
  const { status, title } = REFUSALS[refusal]
  const type = `urn:connector-planner:problem:${refusal}`
  const common = JSON.stringify({ type, title, status, detail, problems, requestId }).slice(0, -1)
  const others = Object.entries(members).map(([name, json]) => `,${JSON.stringify(name)}:${json}`)
  return new Response(`${common}${others.join('')}}`, {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  })
}
