import { AppError } from '#lib/server/errors'

/** What somebody took away from the database while the server runs: its file, or its write-ahead log. */
export type Loss = 'file' | 'log'

const DETAILS: Readonly<Record<Loss, string>> = {
  file: 'The database file of this server was removed or replaced while it runs, so nothing can be saved. Whoever runs the server has to put it back, or to stop the server and restore a backup.',
  log: 'The write-ahead log of the database (the file that ends in -wal) was removed while the server runs, and the last saves with it. Whoever runs the server has to stop it and to restore a backup.',
}

/** The refusal of every request while something of the database is gone. */
export const lossError = (loss: Loss): AppError => new AppError('not-ready', DETAILS[loss])
