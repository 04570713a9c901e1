// One command from a fresh clone to a served page: `npm start`, or `npm run dev` while working on the code.
// Node built-ins only, until the packages are there.
import { pathToFileURL } from 'node:url'
import { checkFile } from './database/check.mjs'
import { ExpectedError, runCommand } from './expected-error.mjs'
import { ensureBuilt, ensureGenerated, ensureInstalled } from './prepare.mjs'
import { isUsed, makeFolders, readOrMakeKey, readSettings } from './settings.mjs'

runCommand(async () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new ExpectedError(`Node ${process.versions.node} is too old: install Node 20.19 or later.`)
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const settings = readSettings(process.env, process.argv.slice(2))
  makeFolders(settings)
  const hasDatabase = checkFile(settings.databaseFile, isUsed(settings) && !settings.allowsNewDatabase)
  const isPrepared = process.env.PLANNER_PREPARED === '1'
  if (!isPrepared) await ensureInstalled()
  await openDatabase(settings.databaseFile, hasDatabase)
  if (!isPrepared) {
    await ensureGenerated()
    if (!settings.isDevelopment) await ensureBuilt()
  }
  // From here on what is written is data, and for its owner alone.
  process.umask(0o077)
  const { migrate } = await import('./database/migrate.mjs')
  await migrate(settings.databaseFile)
  const { accessKey, isNew } = readOrMakeKey(settings)
  Object.assign(process.env, {
    NODE_ENV: settings.isDevelopment ? 'development' : 'production',
    ACCESS_KEY: accessKey,
    DATABASE_URL: pathToFileURL(settings.databaseFile).href,
    HOST: settings.host,
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl ?? '',
    LOCAL_URL: settings.localUrl,
  })
  const { serve } = await import('./serve.mjs')
  await serve(settings, () => foldLogAtStop(settings.databaseFile))
  // A log may be read by more people than the data folder: the key stands in it once, when there is no other way to learn it.
  const address = `${settings.publicUrl ?? settings.localUrl}${isNew ? `/#key=${encodeURIComponent(accessKey)}` : ''}`
  const hint = isNew || settings.accessKey !== null ? '' : ' "npm run key" prints it with the access key.'
  console.log(`\n  Connector Planner: ${address}\n\n  Ctrl-C stops it.${hint}`)
})

/** Takes the database for this process, and looks into it before anything is served. */
async function openDatabase(databaseFile, hasDatabase) {
  const { lockDatabase } = await import('./database/lock.mjs')
  const { checkContent } = await import('./database/check.mjs')
  const { readMigrations } = await import('./database/migrations.mjs')
  await lockDatabase(databaseFile)
  const known = readMigrations().map(({ name }) => name)
  if (hasDatabase) await checkContent(databaseFile, known)
}

/** A copy of the database file of a stopped server holds everything. */
async function foldLogAtStop(databaseFile) {
  const { foldLog } = await import('./database/fold-log.mjs')
  await foldLog(databaseFile).catch((error) => console.error(error.message))
}
