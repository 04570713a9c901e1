import 'server-only'
import { Prisma } from '#lib/server/generated/prisma/client'
import { database } from './database'

/** Notes that the database has come so far; reports false when it had been noted before, so that only one caller goes on. */
export async function reachMilestone(name: string, at: Date): Promise<boolean> {
  if ((await database().milestone.findUnique({ where: { name }, select: { name: true } })) !== null) return false
  try {
    await database().milestone.create({ data: { name, reachedAt: at }, select: { name: true } })
    return true
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return false
    throw error
  }
}
