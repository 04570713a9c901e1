import { log } from '#scripts/log'
import { type FileId, fileAt, isSameFile } from './file-id'

/**
 * Watches the write-ahead log of a database file, which holds the last saves until they stand in the file itself. SQLite
 * notices nothing when somebody deletes the log: it goes on writing to a file without a name, and what it holds is lost when
 * the process ends. The open connection can still read it, so what it holds is written into the database file.
 */
export class WriteAheadLog {
  readonly #path: string
  /** null: no connection has opened it yet */
  #opened: FileId | null = null
  #isLost = false
  #saving: Promise<void> | null = null

  constructor(databaseFile: string) {
    this.#path = `${databaseFile}-wal`
  }

  /** Notes the log that a new connection has opened. The connection must have read something, which opens it. */
  noteOpened(): void {
    this.#opened ??= fileAt(this.#path)
  }

  /** Notes that the connection is closed: if it was the last one, SQLite writes the log into the file and removes it. */
  noteClosing(): void {
    if (this.#isThere()) this.#opened = null
  }

  /** Reports whether the log is where it belongs; where it is not, what was just written may be lost. */
  get isKept(): boolean {
    return !this.#isLost && this.#isThere()
  }

  /**
   * Resolves once the log is where it belongs. Where it went away, `writeBack` must write what it holds into the database file
   * by the open connection, and open another one. Where that fails, the log is lost for good.
   */
  async restore(writeBack: () => Promise<void>): Promise<void> {
    if (this.#isLost || this.#isThere()) return
    this.#saving ??= this.#save(writeBack).finally(() => {
      this.#saving = null
    })
    await this.#saving
  }

  #isThere(): boolean {
    return this.#opened === null || isSameFile(fileAt(this.#path), this.#opened)
  }

  async #save(writeBack: () => Promise<void>): Promise<void> {
    try {
      await writeBack()
      this.#opened = fileAt(this.#path)
      log({ event: 'database', cause: `${this.#path} was removed or replaced. What it held was saved.` })
    } catch (cause) {
      this.#isLost = true
      log({ event: 'database', cause: `${this.#path} was removed or replaced, and the last saves with it: ${cause}` })
    }
  }
}
