import 'server-only'
import { AppError } from '#lib/server/errors'
import { isWritable, requireReadable } from '#lib/server/store/health'

/** Throws 503 when the database cannot be read, and when nothing can be saved. */
export async function checkReady(): Promise<void> {
  await requireReadable()
  if (!(await isWritable(new Date())))
    throw new AppError(
      'not-writable',
      'Nothing can be saved: the disk of the database is full, or cannot be written. Scenarios can still be read.',
    )
}
