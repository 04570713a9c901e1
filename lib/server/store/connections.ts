import type { Client, Config } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { SharedTransaction } from './shared-transaction'
import type { WriteAheadLog } from './write-ahead-log'

/** SQLite would only mark the place of what is deleted or replaced as free, and the text would stay in the file. */
const ERASE = 'PRAGMA secure_delete = ON'
/** Reads the header of the file, for which SQLite opens the write-ahead log. */
const OPEN_LOG = 'PRAGMA schema_version'

type Options = { readonly url: string; readonly timeout: number }

/**
 * A connection to an SQLite file that overwrites what it deletes, and that survives a failure.
 *
 * libsql gives each transaction a connection of its own and never closes it: its file handles and its cache stay until the
 * garbage collector has run, a thousand of them under load. Prisma lets nothing else run while a transaction is open, so here
 * a transaction takes place on the one connection.
 *
 * A statement that found the database busy stays open in libsql until the garbage collector has run. Its connection then
 * refuses to commit ("SQL statements in progress"), and a transaction that was not committed keeps every other write out
 * for good. So what failed is rolled back, and its connection is given up.
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
    const reconnect = async () => {
      this.#log.noteClosing()
      await client.reconnect()
      await execute(ERASE)
      await execute(OPEN_LOG)
      this.#log.noteOpened()
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
    return Object.assign(client, {
      execute: (...given: Parameters<typeof execute>) => orReconnect(execute(...given)),
      transaction: () => orReconnect(SharedTransaction.begin({ execute, reconnect })),
    })
  }
}
