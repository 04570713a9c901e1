import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, type PrismaClient } from '#lib/server/generated/prisma/client'
import { PrismaClient as PostgresqlClient } from '#lib/server/generated/prisma-postgresql/client'
import { readPostgresqlUrl } from '#scripts/database/postgresql/server'
import type { OpenDatabase } from './open-database'
import { postgresqlFaultOf } from './postgresql-faults'

/** Connections of one server process. PostgreSQL lets in a hundred by default. */
const MOST_CONNECTIONS = 10
/** Milliseconds to wait for a connection. */
const CONNECT_TIMEOUT = 3_000
/** Milliseconds for one statement, on both sides: a server that hangs, or a network that drops packets, holds nobody up. */
const STATEMENT_TIMEOUT = 15_000

/** A client for the PostgreSQL database. The start script has migrated it. Connections are made when they are needed. */
export function openPostgresql(url: string): OpenDatabase {
  const { connectionString, schema } = readPostgresqlUrl(url)
  const adapter = new PrismaPg(
    {
      connectionString,
      application_name: 'connector-planner',
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      statement_timeout: STATEMENT_TIMEOUT,
      query_timeout: STATEMENT_TIMEOUT + 1_000,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    },
    { schema },
  )
  const client = new PostgresqlClient({ adapter, errorFormat: 'minimal' })
  if (!hasSameModels(client)) throw new Error('The client for PostgreSQL has other models than the one for SQLite.')
  return {
    client,
    isWritable: true,
    faultOf: postgresqlFaultOf,
    lossNow: () => null,
    mendLoss: async () => null,
    hasRoom: () => true,
    claimed: (what, work) => claimed(client, `${schema} ${what}`, work),
    afterErasing: null,
  }
}

/** Milliseconds that claimed work may take. */
const LONGEST_WORK = 120_000

/** A lock of PostgreSQL that ends with its transaction, and so with the process: another one takes over at once. */
function claimed<Result>(client: PostgresqlClient, what: string, work: () => Promise<Result>): Promise<Result | null> {
  return client.$transaction(
    async (transaction) => {
      await transaction.$executeRaw`SELECT set_config('idle_in_transaction_session_timeout', ${`${LONGEST_WORK}`}, true)`
      const [claim] = await transaction.$queryRaw<{ isOurs: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtextextended(${`connector-planner ${what}`}, 0)) AS "isOurs"`
      return claim?.isOurs ? work() : null
    },
    { timeout: LONGEST_WORK },
  )
}

/** Both clients are generated from the same models. In its types, that of PostgreSQL only takes more options. */
function hasSameModels(client: object): client is PrismaClient {
  return Object.values(Prisma.ModelName).every((name) => `${name[0]?.toLowerCase()}${name.slice(1)}` in client)
}
