import type { Instrumentation } from 'next'

/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  // Notes attempts of which other server processes tell, before the first request of its own loads this.
  await import('#lib/server/rate-limit')
  const { purgeHourly } = await import('#lib/server/services/bin')
  purgeHourly()
}

/** Logs why a page failed. Routes of the API answer their own failures (lib/server/http/http.ts). */
export const onRequestError: Instrumentation.onRequestError = async (error, { method, headers }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { logFailure } = await import('#lib/server/log')
  logFailure([headers['x-request-id']].flat()[0] ?? null, method, error)
}
