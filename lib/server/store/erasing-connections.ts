import type { Client, Config, TransactionMode } from '@libsql/client'
import { PrismaLibSql } from '@prisma/adapter-libsql'

/** SQLite would only mark the place of what is deleted or replaced as free, and the text would stay in the file. */
const ERASE = 'PRAGMA secure_delete = ON'

/** Connections to an SQLite file that overwrite what they delete. */
export class ErasingLibSql extends PrismaLibSql {
  override async connect(): ReturnType<PrismaLibSql['connect']> {
    const adapter = await super.connect()
    await adapter.executeScript(ERASE)
    return adapter
  }

  override createClient(config: Config): Client {
    const client = super.createClient(config)
    const begin = client.transaction.bind(client)
    const transaction = async (mode?: TransactionMode) => {
      const begun = await begin(mode)
      // A transaction takes its connection with it, and this opens the next one.
      await client.execute(ERASE)
      return begun
    }
    return Object.assign(client, { transaction })
  }
}
