import type { PrismaClient } from '#lib/server/generated/prisma/client'
import type { Fault } from './faults'
import type { Loss } from './losses'

/**
 * The database of this process: a file of SQLite, or a server of PostgreSQL. It was opened by the copy of a module that one route
 * was bundled with, and every route uses it: so it answers plain data, and throws no error of a class of ours.
 */
export type OpenDatabase = {
  readonly client: PrismaClient
  /** whether the last write was kept */
  isWritable: boolean
  /** the fault that an error of the client tells of; null for every other error */
  readonly faultOf: (error: unknown) => Fault | null
  /** what is gone of what was opened, so that what was just written may be lost; null where nothing is */
  readonly lossNow: () => Loss | null
  /** mends what it can of what is gone, and answers what is still gone; null where nothing is */
  readonly mendLoss: () => Promise<Loss | null>
  /** reports whether there seems to be room for another write; true where this process cannot look */
  readonly hasRoom: () => boolean
  /** does work that one server process should do at a time; answers null where another one is at it, however that ends */
  readonly claimed: <Result>(what: string, work: () => Promise<Result>) => Promise<Result | null>
  /** removes what was erased from where the database still keeps it; null where that is the database's own affair */
  readonly afterErasing: ((client: PrismaClient) => PromiseLike<unknown>) | null
}
