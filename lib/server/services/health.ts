import 'server-only'
import { AppError } from '#lib/server/errors'
import { isDatabaseReachable } from '#lib/server/store/database'

/** Throws 503 when the database does not answer. */
export async function checkReady(): Promise<void> {
  if (!(await isDatabaseReachable())) throw new AppError('not-ready', 'The database does not answer.')
}
