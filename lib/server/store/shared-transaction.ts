import type { InStatement, ResultSet, Transaction } from '@libsql/client'

type Connection = {
  readonly execute: (statement: InStatement) => Promise<ResultSet>
  /** closes the connection and opens another one */
  readonly reconnect: () => Promise<void>
}

/**
 * A transaction on a connection that serves other statements before and after it. Whoever begins it lets no other statement
 * run until it has ended.
 */
export class SharedTransaction implements Transaction {
  readonly #connection: Connection
  #hasFailed = false
  closed = false

  private constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Begins a transaction that takes the lock for writing at its first write. Throws what SQLite answers. */
  static async begin(connection: Connection): Promise<SharedTransaction> {
    await connection.execute('BEGIN DEFERRED')
    return new SharedTransaction(connection)
  }

  async execute(statement: InStatement): Promise<ResultSet> {
    try {
      return await this.#connection.execute(statement)
    } catch (error) {
      this.#hasFailed = true
      throw error
    }
  }

  /** Refused: Prisma runs each statement of a transaction by itself. */
  async batch(): Promise<never> {
    throw new Error('A shared transaction runs one statement at a time.')
  }

  executeMultiple = this.batch

  /** Commits. Where SQLite refuses to, everything is rolled back, and its reason is thrown. */
  async commit(): Promise<void> {
    try {
      await this.execute('COMMIT')
      this.closed = true
    } catch (error) {
      await this.rollback()
      throw error
    }
  }

  async rollback(): Promise<void> {
    if (this.closed) return
    this.closed = true
    // After some failures SQLite has rolled back by itself, and knows of no transaction any more.
    await this.#connection.execute('ROLLBACK').catch(() => undefined)
    if (this.#hasFailed) await this.#connection.reconnect().catch(() => undefined)
  }

  close(): void {
    void this.rollback()
  }
}
