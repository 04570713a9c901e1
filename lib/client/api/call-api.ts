import type { AnswerOf, Endpoints, Sendings } from '#lib/contract/endpoints'
import type { Problem } from '#lib/contract/problem'
import { encodeMessage, REVISION_MESSAGE } from '#lib/contract/revision-message'
import { withReadDocument } from './stored-document'

/** An answer other than 2xx, as the server's `application/problem+json` tells it. `current` comes with 412. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    /** the name of the refusal, such as `busy`; '' where something other than the server answered */
    readonly refusal: string,
    readonly title: string,
    readonly detail: string,
    readonly problems: readonly Problem[],
    readonly current: unknown,
    /** the id of the request in the log of the server; '' where something other than the server answered */
    readonly requestId: string,
  ) {
    super(title)
  }
}

/** The server did not answer at all. */
export class OfflineError extends Error {}

type RequestOptions = {
  readonly ifMatch?: number
  /** what is said of the revision that is saved; '' says nothing */
  readonly message?: string
  readonly shareToken?: string
  readonly signal?: AbortSignal
}
type SentRequest = RequestOptions & {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
}
type Own<Name extends keyof Endpoints> = RequestOptions & Sendings<Endpoints[Name]>
type Arguments<Own> = Record<never, never> extends Own ? [sent?: Own] : [sent: Own]

/**
 * Sends a request to an endpoint of the server. Answers come from the same build as this page, so their shape follows
 * the contract and is not checked again, except for a stored document, which may have an older form. Throws `ApiError`
 * for an error status and `OfflineError` if the server does not answer.
 */
export async function callApi<Name extends keyof Endpoints>(
  endpoint: Name,
  ...sent: Arguments<Own<Name>>
): Promise<AnswerOf<Endpoints[Name]>>
export async function callApi(endpoint: string, { body, signal, ...sent }: SentRequest = {}): Promise<unknown> {
  const [method = '', path = ''] = endpoint.split(' ')
  const response = await fetchOrOffline(fillIn(path, sent), {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(sent.ifMatch === undefined ? {} : { 'if-match': `"${sent.ifMatch}"` }),
      ...(sent.message ? { [REVISION_MESSAGE]: encodeMessage(sent.message) } : {}),
      ...(sent.shareToken === undefined ? {} : { 'share-token': sent.shareToken }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (response.status === 204) return undefined
  const answer = await response.json().catch(() => null)
  if (response.ok) return withReadDocument(answer)
  throw new ApiError(
    response.status,
    String(answer?.type ?? '').replace(/^urn:connector-planner:problem:/, ''),
    answer?.title ?? response.statusText,
    answer?.detail ?? '',
    answer?.problems ?? [],
    await withReadDocument(answer?.current),
    answer?.requestId ?? '',
  )
}

function fillIn(path: string, { params = {}, query = {} }: Pick<SentRequest, 'params' | 'query'>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const asked = new URLSearchParams(query).toString()
  return asked === '' ? filled : `${filled}?${asked}`
}

async function fetchOrOffline(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new OfflineError('The server does not answer.')
  }
}
