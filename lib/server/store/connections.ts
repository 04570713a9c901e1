import type { Client, Config, Transaction, TransactionMode } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'

/** SQLite would only mark the place of what is deleted or replaced as free, and the text would stay in the file. */
const ERASE = 'PRAGMA secure_delete = ON'

/**
 * Connections to an SQLite file that overwrite what they delete, and that survive a failure.
 *
 * A statement that found the database busy stays open in libsql until the garbage collector has run. Its connection then
 * refuses to commit ("SQL statements in progress"), and a transaction that was not committed keeps every other write out
 * for good. So a connection is given up after a failure, and a transaction whose commit fails is rolled back.
 */
export class SafeLibSql extends PrismaLibSql {
  override async connect(): ReturnType<PrismaLibSql['connect']> {
    const adapter = await super.connect()
    await adapter.executeScript(ERASE)
    return adapter
  }

  override createClient(config: Config): Client {
    const client = super.createClient(config)
    const execute = client.execute.bind(client)
    const begin = client.transaction.bind(client)
    const orReconnect = async <Result>(result: Promise<Result>): Promise<Result> => {
      try {
        return await result
      } catch (error) {
        await client.reconnect()
        await execute(ERASE)
        throw error
      }
    }
    const transaction = async (mode?: TransactionMode): Promise<Transaction> => {
      const begun = await orReconnect(begin(mode))
      // A transaction takes its connection with it, and this opens the next one.
      await execute(ERASE)
      return orRollBack(begun)
    }
    return Object.assign(client, {
      transaction,
      execute: (...given: Parameters<typeof execute>) => orReconnect(execute(...given)),
    })
  }
}

/** The transaction, which is rolled back where it cannot be committed. */
function orRollBack(transaction: Transaction): Transaction {
  const commit = transaction.commit.bind(transaction)
  return Object.assign(transaction, {
    commit: async () => {
      try {
        await commit()
      } catch (error) {
        transaction.close()
        throw error
      }
    },
  })
}
