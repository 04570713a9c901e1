import type { Client, Config, Transaction, TransactionMode } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import type { WriteAheadLog } from './write-ahead-log'

/** SQLite would only mark the place of what is deleted or replaced as free, and the text would stay in the file. */
const ERASE = 'PRAGMA secure_delete = ON'
/** Reads the header of the file, for which SQLite opens the write-ahead log. */
const OPEN_LOG = 'PRAGMA schema_version'

type Options = { readonly url: string; readonly timeout: number }

/**
 * Connections to an SQLite file that overwrite what they delete, and that survive a failure.
 *
 * A statement that found the database busy stays open in libsql until the garbage collector has run. Its connection then
 * refuses to commit ("SQL statements in progress"), and a transaction that was not committed keeps every other write out
 * for good. So a connection is given up after a failure, and a transaction whose commit fails is rolled back.
 */
export class SafeLibSql extends PrismaLibSql {
  readonly #log: WriteAheadLog
  #reconnect: (() => Promise<void>) | null = null

  constructor(options: Options, log: WriteAheadLog) {
    super(options)
    this.#log = log
  }

  override async connect(): ReturnType<PrismaLibSql['connect']> {
    const adapter = await super.connect()
    await adapter.executeScript(`${ERASE}; ${OPEN_LOG}`)
    this.#log.noteOpened()
    return adapter
  }

  /** Closes the connection and opens another one, which opens the write-ahead log anew. */
  async reconnect(): Promise<void> {
    await this.#reconnect?.()
  }

  override createClient(config: Config): Client {
    const client = super.createClient(config)
    const execute = client.execute.bind(client)
    const begin = client.transaction.bind(client)
    const prepare = async () => {
      await execute(ERASE)
      await execute(OPEN_LOG)
      this.#log.noteOpened()
    }
    const reconnect = async () => {
      this.#log.noteClosing()
      await client.reconnect()
      await prepare()
    }
    this.#reconnect = reconnect
    const orReconnect = async <Result>(result: Promise<Result>): Promise<Result> => {
      try {
        return await result
      } catch (error) {
        // The failure is what the caller has to know, and not that of a file that cannot be opened again either.
        await reconnect().catch(() => undefined)
        throw error
      }
    }
    const transaction = async (mode?: TransactionMode): Promise<Transaction> => {
      const begun = await orReconnect(begin(mode))
      // A transaction takes its connection with it, and this opens the next one.
      await orReconnect(prepare())
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
