import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Texts of the kinds that administrators have in hand, in a folder of lib/exchange/cases for each reader. Each folder has a test beside it, with what
 * every text must be read as: a file without its expectation fails, and so does an expectation without its file.
 */
const FOLDER = path.join(path.dirname(import.meta.dirname), 'cases')

export const readCase = (kind: string, name: string): string =>
  readFileSync(path.join(FOLDER, kind, `${name}.txt`), 'utf8')

export const casesIn = (kind: string): string[] =>
  readdirSync(path.join(FOLDER, kind))
    .map((file) => path.basename(file, '.txt'))
    .sort()
