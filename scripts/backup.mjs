// npm run backup [-- <file or folder>]: one consistent state of the database, also while the server runs.
import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { countsText } from './backup/report.mjs'
import { checkFile } from './database/check.mjs'
import { ExpectedError, runCommand } from './expected-error.mjs'
import { ensureInstalled } from './prepare.mjs'
import { isUsed, makeFolders, readDatabaseSettings } from './settings.mjs'

runCommand(async () => {
  process.umask(0o077)
  const settings = readDatabaseSettings(process.env)
  const { databaseFile, databaseServer, dataFolder } = settings
  if (databaseServer !== null) makeFolders(settings)
  else if (!checkFile(databaseFile, isUsed(settings)))
    throw new ExpectedError(`There is no database ${databaseFile} yet.`)
  if (process.env.PLANNER_PREPARED !== '1') await ensureInstalled()
  const target = targetOf(process.argv[2], dataFolder)
  const { counts, wrong } = await dump(settings, target)
  console.log(`Backed up ${countsText(counts)} to ${target}`)
  if (wrong.length === 0) return
  console.error(
    `The database is damaged: these do not match their hash, and the backup has them as they are: ${wrong.join(', ')}.`,
  )
  process.exitCode = 1
})

async function dump({ databaseFile, databaseServer }, target) {
  const [{ dumpFile }, { dumpServer }] = await Promise.all([import('./backup/dump.mjs'), import('./backup/server.mjs')])
  return databaseServer === null ? dumpFile(databaseFile, target) : dumpServer(databaseServer, target)
}

/** A new file: the one that was named, or one named by the time in the folder that was named or in the data folder. */
function targetOf(given, dataFolder) {
  const name = `planner-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.jsonl`
  if (given === undefined) {
    const folder = path.join(dataFolder, 'backups')
    mkdirSync(folder, { recursive: true })
    return path.join(folder, name)
  }
  const target = path.resolve(given)
  return existsSync(target) && statSync(target).isDirectory() ? path.join(target, name) : target
}
