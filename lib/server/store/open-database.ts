import type { PrismaClient } from '#lib/server/generated/prisma/client'
import type { Fault } from './faults'

/** The database of this process: a file of SQLite, or a server of PostgreSQL. */
export type OpenDatabase = {
  readonly client: PrismaClient
  /** whether the last write was kept */
  isWritable: boolean
  /** the fault that an error of the client tells of; null for every other error */
  readonly faultOf: (error: unknown) => Fault | null
  /** resolves when a query can be made; throws 503 once what was opened is there no more */
  readonly beforeQuery: () => Promise<void>
  /** throws 503 once what was opened is there no more, so that what was just written may be lost */
  readonly requireThere: () => void
  /** reports whether there seems to be room for another write; true where this process cannot look */
  readonly hasRoom: () => boolean
  /** does work that one server process should do at a time; answers null where another one is at it, however that ends */
  readonly claimed: <Result>(what: string, work: () => Promise<Result>) => Promise<Result | null>
  /** removes what was erased from where the database still keeps it; null where that is the database's own affair */
  readonly afterErasing: ((client: PrismaClient) => PromiseLike<unknown>) | null
}
