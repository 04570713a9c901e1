// One command from a fresh clone to a served page: `npm start`, or `npm run dev` while working on the code.
// Node built-ins only, until the packages are there.
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ensureGenerated, ensureInstalled } from './prepare.mjs'
import { openDataFolder, readSettings, SettingsError } from './settings.mjs'

async function start() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19))
    throw new SettingsError(`Node ${process.versions.node} is too old: install Node 20.19 or later.`)
  process.env.NEXT_TELEMETRY_DISABLED = '1'
  const settings = readSettings(process.env, process.argv.slice(2))
  const accessKey = openDataFolder(settings)
  if (process.env.PLANNER_PREPARED !== '1') {
    await ensureInstalled()
    await ensureGenerated()
    if (!settings.isDevelopment) await ensureBuilt()
  }
  // From here on what is written is data, and for its owner alone.
  process.umask(0o077)
  const { migrate } = await import('./migrate.mjs')
  await migrate(settings.databaseFile)
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
  await serve(settings)
  const address = `${settings.publicUrl ?? settings.localUrl}/#key=${encodeURIComponent(accessKey)}`
  console.log(`\n  Connector Planner: ${address}\n\n  Ctrl-C stops it.`)
}

start().catch((error) => {
  console.error(error instanceof SettingsError ? error.message : error)
  process.exit(1)
})
