// npm run restore -- <backup> [--keep-share-links]: puts a backup in the place of the database.
import { countsText, endedText } from './backup/report.mjs'
import { findBackup } from './backup/source.mjs'
import { ExpectedError, runCommand } from './expected-error.mjs'
import { ensureInstalled } from './prepare.mjs'
import { makeFolders, readDatabaseSettings } from './settings.mjs'

const KEEP = '--keep-share-links'

runCommand(async () => {
  process.umask(0o077)
  const args = process.argv.slice(2)
  const [source, ...others] = args.filter((arg) => arg !== KEEP)
  if (source === undefined || others.length > 0)
    throw new ExpectedError(`Name the backup: npm run restore -- <backup> [${KEEP}]`)
  const settings = readDatabaseSettings(process.env)
  const backup = findBackup(source, settings.dataFolder)
  makeFolders(settings)
  if (process.env.PLANNER_PREPARED !== '1') await ensureInstalled()
  const restored = await restore(settings, { source: backup, keepsLinks: args.includes(KEEP) })
  const where = settings.databaseFile ?? `the database ${settings.databaseServer.name}`
  console.log(`Restored ${countsText(restored.counts)} to ${where}, as of ${restored.madeAt}.`)
  if (restored.replaced !== null) console.log(`What was there is kept as ${restored.replaced}`)
  for (const line of endedText(restored.ended)) console.log(line)
  if (restored.wrong.length > 0) console.error(`These do not match their hash: ${restored.wrong.join(', ')}.`)
})

async function restore({ databaseFile, databaseServer, dataFolder }, options) {
  const toFile = await import('./backup/restore.mjs')
  const toServer = await import('./backup/server.mjs')
  if (databaseServer === null) return toFile.restore({ ...options, databaseFile })
  return toServer.restoreToServer({ ...options, server: databaseServer, dataFolder })
}
