import { statSync } from 'node:fs'

/** What tells one file from another that takes its place. */
export type FileId = { readonly device: number; readonly inode: number; readonly size: number }

/**
 * The identity of the file at a path; null where there is none. By `stat` alone: opening and closing a database file would
 * release the locks that SQLite holds on it in this process.
 */
export function fileAt(path: string): FileId | null {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? { device: found.dev, inode: found.ino, size: found.size } : null
}

/** Reports whether both are the same file, whatever its size. */
export const isSameFile = (one: FileId | null, other: FileId | null): boolean =>
  one?.device === other?.device && one?.inode === other?.inode
