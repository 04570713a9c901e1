import 'server-only'
import { reading, writingIfFree } from './access'
import { seemsWritable } from './database'

/** Throws 503 with the reason when the database cannot be read. */
export async function requireReadable(): Promise<void> {
  await reading((database) => database.milestone.count())
}

const PROBE = 'written-by-a-probe'

/** Reports whether something can be saved. Writes only where the last write failed or the disk looks full. */
export async function isWritable(at: Date): Promise<boolean> {
  if (seemsWritable()) return true
  const where = { name: PROBE }
  const [create, update] = [{ ...where, reachedAt: at }, { reachedAt: at }]
  return writingIfFree((database) => database.milestone.upsert({ where, create, update, select: { name: true } }))
}
