// One command from a fresh clone to a served page: `npm start`, or `npm run dev` while working on the code.
// Node built-ins only, until the packages are there.
import { setTimeout } from 'node:timers/promises'
import { databaseOf } from './database/database.mjs'
import { whenFree } from './database/when-free.mjs'
import { ExpectedError, runCommand } from './expected-error.mjs'
import { ensureBuilt, ensureGenerated, ensureInstalled } from './prepare.mjs'
import { isUsed, makeFolders, readOrMakeKey, readSettings } from './settings.mjs'

runCommand(async () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new ExpectedError(`Node ${process.versions.node} is too old: install Node 20.19 or later.`)
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const settings = readSettings(process.env, process.argv.slice(2))
  const database = databaseOf(settings)
  const { ensurePortFree, serve } = await import('./serve.mjs')
  await ensurePortFree(settings)
  makeFolders(settings)
  const mayBeNew = !isUsed(settings) || settings.allowsNewDatabase
  database.lookAtFirst(mayBeNew)
  const isPrepared = process.env.PLANNER_PREPARED === '1'
  if (!isPrepared) await ensureInstalled()
  await database.claim()
  if (!isPrepared) {
    await ensureGenerated()
    if (!settings.isDevelopment) await ensureBuilt()
  }
  // From here on what is written is data, and for its owner alone.
  process.umask(0o077)
  const opening = whenFree(database.isAway, () => database.open(mayBeNew)).then(() =>
    prepareEnvironment(settings, database.url),
  )
  if (!(await isDoneSoon(opening))) console.log(database.waiting)
  await serve(settings, { databaseOpens: opening, refusal: database.refusal, atStop: () => closeAtStop(database) })
  const { accessKey, isNew } = await opening
  // A log may be read by more people than the data folder: the key stands in it once, when there is no other way to learn it.
  const address = `${settings.publicUrl ?? settings.localUrl}${isNew ? `/#key=${encodeURIComponent(accessKey)}` : ''}`
  const hint = isNew || settings.accessKey !== null ? '' : ' "npm run key" prints it with the access key.'
  console.log(`\n  Connector Planner: ${address}\n\n  Ctrl-C stops it.${hint}`)
})

/** Tells the server its settings, and answers its access key. The key is made last: it says that the data folder is used. */
function prepareEnvironment(settings, databaseUrl) {
  const { accessKey, isNew } = readOrMakeKey(settings)
  Object.assign(process.env, {
    NODE_ENV: settings.isDevelopment ? 'development' : 'production',
    ACCESS_KEY: accessKey,
    DATABASE_URL: databaseUrl,
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

/** What is said of a database that cannot be let go of properly ends no other work of a stop. */
async function closeAtStop(database) {
  await database.close().catch((error) => console.error(error.message))
}
