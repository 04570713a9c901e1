import type { PrismaClient } from '#lib/server/generated/prisma/client'

/** The database of this process: a file of SQLite, or a server of PostgreSQL. */
export type OpenDatabase = {
  readonly client: PrismaClient
  /** whether the last write was kept */
  isWritable: boolean
  /** throws 503 once what was opened is there no more */
  readonly requireThere: () => void
  /** reports whether there seems to be room for another write; true where this process cannot look */
  readonly hasRoom: () => boolean
  /** removes what was erased from where the database still keeps it; null where that is the database's own affair */
  readonly afterErasing: ((client: PrismaClient) => PromiseLike<unknown>) | null
}
