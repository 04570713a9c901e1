import type { Problem } from '#lib/scenario/problem'

/** An answer other than 2xx, as the server's `application/problem+json` tells it. `current` comes with 412. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly problems: readonly Problem[],
    readonly current: unknown,
  ) {
    super(title)
  }
}

/** The server did not answer at all. */
export class OfflineError extends Error {}

type Sent = { method?: 'GET' | 'POST' | 'PUT' | 'DELETE'; body?: unknown; ifMatch?: number; signal?: AbortSignal }

/**
 * Asks the server. Answers come from the same build as this page, so their shape is the contract's and is not checked again.
 * Throws `ApiError` for a refusal and `OfflineError` when nothing answers.
 */
export async function callApi<T>(path: string, { method = 'GET', body, ifMatch, signal }: Sent = {}): Promise<T> {
  const response = await reach(path, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  if (response.status === 204) return undefined as T
  const answer = await response.json().catch(() => null)
  if (response.ok) return answer as T
  throw new ApiError(
    response.status,
    answer?.title ?? response.statusText,
    answer?.detail ?? '',
    answer?.problems ?? [],
    answer?.current,
  )
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new OfflineError('The server does not answer.')
  }
}
