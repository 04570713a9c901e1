// One command from a fresh clone to a served page: `npm start`, or `npm run dev` while working on the code.
// Node built-ins only, until the packages are there.
import { setTimeout } from 'node:timers/promises'
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
  await lock(settings.databaseFile)
  const isChecked = hasDatabase ? await checkUnlessHeld(settings.databaseFile) : true
  if (!isPrepared) {
    await ensureGenerated()
    if (!settings.isDevelopment) await ensureBuilt()
  }
  // From here on what is written is data, and for its owner alone.
  process.umask(0o077)
  const opening = openWhenFree(settings.databaseFile, isChecked).then(() => prepareEnvironment(settings))
  if (!(await isDoneSoon(opening)))
    console.log(`Another program holds ${settings.databaseFile}. The server starts when it has finished.`)
  const { serve } = await import('./serve.mjs')
  await serve(settings, { databaseOpens: opening, atStop: () => foldLogAtStop(settings.databaseFile) })
  const { accessKey, isNew } = await opening
  // A log may be read by more people than the data folder: the key stands in it once, when there is no other way to learn it.
  const address = `${settings.publicUrl ?? settings.localUrl}${isNew ? `/#key=${encodeURIComponent(accessKey)}` : ''}`
  const hint = isNew || settings.accessKey !== null ? '' : ' "npm run key" prints it with the access key.'
  console.log(`\n  Connector Planner: ${address}\n\n  Ctrl-C stops it.${hint}`)
})

/** Makes this process the only server of the database. */
async function lock(databaseFile) {
  const { lockDatabase } = await import('./database/lock.mjs')
  await lockDatabase(databaseFile)
}

/** Looks into the database; false where another program holds it, so that it has to be done later. */
async function checkUnlessHeld(databaseFile) {
  const { isBusy } = await import('./database/sqlite.mjs')
  return check(databaseFile).then(
    () => true,
    (error) => {
      if (!isBusy(error)) throw error
      return false
    },
  )
}

async function check(databaseFile) {
  const { checkContent } = await import('./database/check.mjs')
  const { readMigrations } = await import('./database/migrations.mjs')
  await checkContent(
    databaseFile,
    readMigrations().map(({ name }) => name),
  )
}

/** Brings the database up to date as soon as no other program holds it. */
async function openWhenFree(databaseFile, isChecked) {
  const { whenFree } = await import('./database/when-free.mjs')
  const { migrate } = await import('./database/migrate.mjs')
  if (!isChecked) await whenFree(() => check(databaseFile))
  await whenFree(() => migrate(databaseFile))
}

/** Tells the server its settings, and answers its access key. The key is made last: it says that the data folder is used. */
function prepareEnvironment(settings) {
  const { accessKey, isNew } = readOrMakeKey(settings)
  Object.assign(process.env, {
    NODE_ENV: settings.isDevelopment ? 'development' : 'production',
    ACCESS_KEY: accessKey,
    DATABASE_URL: pathToFileURL(settings.databaseFile).href,
    HOST: settings.host,
    PORT: String(settings.port),
    PUBLIC_URL: settings.publicUrl ?? '',
    LOCAL_URL: settings.localUrl,
    BIN_DAYS: String(settings.binDays),
  })
  return { accessKey, isNew }
}

/** Milliseconds for which a start waits in silence: a backup, say, is done by then. */
const SOON = 1_000

const isDoneSoon = (work) => Promise.race([work.then(() => true), setTimeout(SOON, false, { ref: false })])

/** A copy of the database file of a stopped server holds everything. */
async function foldLogAtStop(databaseFile) {
  const { foldLog } = await import('./database/fold-log.mjs')
  await foldLog(databaseFile).catch((error) => console.error(error.message))
}
