// What the environment asks for, checked and completed before anything is installed, built or served.
import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { keyFileIn, makeMissingKey, readGivenKey, readKeptKey } from './access-key.mjs'
import { isPostgresqlUrl, readPostgresqlUrl } from './database/postgresql/server.mjs'
import { readDnsSettings } from './dns-settings.mjs'
import { ExpectedError } from './expected-error.mjs'

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)))

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

/** The settings of this start. Throws an ExpectedError that says what to change. */
export function readSettings(env, args) {
  const host = readHost(env.HOST)
  // Read again by whoever looks something up; here for its mistakes.
  readDnsSettings(env)
  const publicUrl = readPublicUrl(env.PUBLIC_URL)
  if (!LOOPBACK.has(host) && publicUrl === null)
    throw new ExpectedError(
      `HOST=${host} opens the server to other machines. Set PUBLIC_URL to the address they reach it at (for example PUBLIC_URL=https://planner.example), or leave HOST out.`,
    )
  const port = readPort(env.PORT)
  return {
    host,
    port,
    localUrl: `http://${localHost(host)}:${port}`,
    isPortGiven: Boolean(env.PORT),
    publicUrl,
    ...readDatabaseSettings(env),
    accessKey: readGivenKey(env.ACCESS_KEY),
    binDays: readBinDays(env.BIN_DAYS),
    isDevelopment: args.includes('--dev'),
    allowsNewDatabase: args.includes('--new-database'),
  }
}

/** Where the data folder and the database are: a file of SQLite, or a server of PostgreSQL; the other one is null. */
export function readDatabaseSettings(env) {
  const dataFolder = path.resolve(ROOT, env.DATA_DIR || 'data')
  if (isPostgresqlUrl(env.DATABASE_URL ?? ''))
    return { dataFolder, databaseFile: null, databaseServer: readPostgresqlUrl(env.DATABASE_URL) }
  return { dataFolder, databaseFile: readDatabaseFile(env.DATABASE_URL, dataFolder), databaseServer: null }
}

/** An IPv6 address may stand in brackets, as it does in an address of the web. */
function readHost(text) {
  const [, bracketed] = /^\[(.+)\]$/.exec(text ?? '') ?? []
  return bracketed ?? (text || '127.0.0.1')
}

const MOST_BIN_DAYS = 3650

function readBinDays(text) {
  const days = Number(text || 30)
  if (!Number.isInteger(days) || days < 1 || days > MOST_BIN_DAYS)
    throw new ExpectedError(`BIN_DAYS=${text} is no number of days: give a whole number from 1 to ${MOST_BIN_DAYS}.`)
  return days
}

/** The name under which this machine reaches what listens at `host`. */
function localHost(host) {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

function readPort(text) {
  const port = Number(text || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new ExpectedError(`PORT=${text} is no port: give a number from 1 to 65535.`)
  return port
}

function readPublicUrl(text) {
  if (!text) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username)
    throw new ExpectedError(`PUBLIC_URL=${text} must be a scheme and a host, for example https://planner.example`)
  return url.origin
}

function readDatabaseFile(text, dataFolder) {
  if (!text) return path.join(dataFolder, 'planner.db')
  // The address may hold a password, so no message quotes it.
  if (!text.startsWith('file:'))
    throw new ExpectedError(
      'DATABASE_URL must name an SQLite file (DATABASE_URL=file:./data/planner.db) or a PostgreSQL database (DATABASE_URL=postgresql://user:password@host:5432/database).',
    )
  const file = text.startsWith('file://') ? fileURLToPath(text) : text.slice('file:'.length)
  return path.resolve(ROOT, file)
}

/**
 * Makes the folders of the data, which only this user may enter. A data folder that was there keeps its mode, since a
 * backup or another person of its group may need it. Throws an ExpectedError where a folder cannot be used, or is open to
 * everybody on this machine.
 */
export function makeFolders({ dataFolder, databaseFile }) {
  const folders = databaseFile === null ? [dataFolder] : [dataFolder, path.dirname(databaseFile)]
  for (const folder of folders)
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
    } catch (error) {
      throw new ExpectedError(`The folder ${folder} cannot be used: ${error.message}`)
    }
  const mode = statSync(dataFolder).mode & 0o777
  // Windows has no such modes: what Node reports there says nothing.
  if (process.platform !== 'win32' && (mode & 0o007) !== 0)
    throw new ExpectedError(
      `Everybody on this machine may enter the data folder ${dataFolder} (mode ${mode.toString(8)}): run "chmod o-rwx ${dataFolder}", or name another DATA_DIR.`,
    )
}

/** Reports whether a server has served from this data folder before: it makes its key once its database is there. */
export const isUsed = ({ dataFolder }) => existsSync(keyFileIn(dataFolder))

/** The access key: the given one, the one that the data folder keeps, or a new one that it keeps from now on. */
export function readOrMakeKey({ dataFolder, accessKey }) {
  if (accessKey !== null) return { accessKey, isNew: false }
  const isNew = makeMissingKey(dataFolder)
  return { accessKey: readKeptKey(dataFolder), isNew }
}
