import { existsSync } from 'node:fs'
import path from 'node:path'
import { ExpectedError } from '#scripts/expected-error'

/**
 * The path of a backup by its name: relative to the current folder, else to the data folder, where `npm run backup` puts it.
 * Throws an ExpectedError where there is none.
 */
export function findBackup(name, dataFolder) {
  const places = [...new Set([path.resolve(name), path.resolve(dataFolder, name)])]
  const found = places.find((place) => existsSync(place))
  if (found === undefined) throw new ExpectedError(`There is no backup ${places.join(', nor ')}.`)
  return found
}
