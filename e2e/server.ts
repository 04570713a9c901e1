import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { databaseIn, type TestDatabase } from '#e2e/database'

const ROOT = path.dirname(import.meta.dirname)

/** A real server, started by the start script, with a port and a data folder of its own. */
export type StartedServer = {
  readonly url: string
  readonly port: number
  readonly key: string
  readonly dataFolder: string
  readonly process: ChildProcess
  /** changes what it stores, by SQL with a `?` for every argument */
  readonly changeStored: TestDatabase['change']
  /** all it has printed so far */
  readonly output: () => string
  /** sends the signal and answers the exit code once it has ended */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

type Options = {
  /** kept by the caller; left out, a new one is made and removed at the end */
  readonly dataFolder?: string
  /** left out, one that is free */
  readonly port?: number
  readonly env?: Environment
  readonly args?: readonly string[]
  /** bytes that no file of the server may exceed, as on a disk that takes no more */
  readonly largestFile?: number
  /** whether it serves several tests; left out, it is ended with the test that started it */
  readonly isShared?: boolean
}

type Environment = Readonly<Record<string, string>>

/** Starts `node scripts/start.mjs` on the build that `npm test` has made, and waits until it has printed its address. */
export async function startServer({
  dataFolder,
  port: given,
  env = {},
  args = [],
  largestFile,
  isShared = false,
}: Options = {}): Promise<StartedServer> {
  const folder = dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'planner-')))
  const port = given ?? (await freePort())
  const database = await databaseIn(folder)
  const settings = { PORT: String(port), DATA_DIR: folder, ...database.env, ...env }
  const command = [process.execPath, 'scripts/start.mjs', ...args]
  // The shell counts in blocks of 512 bytes.
  const limit = largestFile === undefined ? '' : `ulimit -f ${Math.floor(largestFile / 512)}; `
  const { child, output } = run('/bin/sh', ['-c', `${limit}exec "$@"`, 'sh', ...command], settings)
  if (isShared) ofTest.delete(child)
  await waitFor(child, output, /Ctrl-C stops it/)
  const key = env.ACCESS_KEY ?? (await readFile(path.join(folder, 'access-key'), 'utf8')).trim()
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
    child.kill(signal)
    await ended
    if (dataFolder === undefined) {
      await rm(folder, { recursive: true, force: true })
      await database.remove()
    }
    return child.exitCode
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    key,
    dataFolder: folder,
    changeStored: database.change,
    process: child,
    output,
    stop,
  }
}

const SETTINGS = [
  'HOST',
  'PORT',
  'ACCESS_KEY',
  'PUBLIC_URL',
  'DATABASE_URL',
  'DATA_DIR',
  'DNS_LOOKUPS',
  'DNS_SERVER',
  'BIN_DAYS',
  'NODE_ENV',
  'npm_lifecycle_event',
]

/** The processes that run now; those that end with the test that started them are in both. */
const running = new Set<ChildProcess>()
const ofTest = new Set<ChildProcess>()
process.once('exit', () => endAll(running))

/** Ends what a test that failed has left running: a server would hold its port and its memory for good. */
export const endProcessesOfTest = (): void => endAll(ofTest)

function endAll(children: ReadonlySet<ChildProcess>): void {
  for (const child of children) child.kill('SIGKILL')
}

/** Ends the process with the test that started it. */
export function keepTrackOf(child: ChildProcess): void {
  const sets = [running, ofTest]
  for (const each of sets) each.add(child)
  child.once('exit', () => {
    for (const each of sets) each.delete(child)
  })
}

type Running = { readonly child: ChildProcess; readonly output: () => string }

/** Runs Node in the folder of the project to its end, with an environment that holds none of the caller's settings. */
export const runNode = (args: readonly string[], env: Environment): Promise<Ended> =>
  toEnd(run(process.execPath, args, env))

/** Runs a command of the project to its end, as `npm run` does: `start`, `backup` or `restore`. */
export const runCommand = (name: string, args: readonly string[], env: Environment): Promise<Ended> =>
  runNode([`scripts/${name}.mjs`, ...args], env)

/** Runs a line as a person types it into a shell, in the folder of the project. */
export const runInShell = (line: string, env: Environment): Promise<Ended> => toEnd(run('/bin/sh', ['-c', line], env))

type Ended = { readonly code: number | null; readonly output: string }

async function toEnd({ child, output }: Running): Promise<Ended> {
  await once(child, 'close')
  return { code: child.exitCode, output: output() }
}

function run(command: string, args: readonly string[], env: Environment): Running {
  const outside = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name)))
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { NODE_ENV: 'production', ...outside, PLANNER_PREPARED: '1', ...env },
  })
  keepTrackOf(child)
  const printed: string[] = []
  child.stdout.on('data', (chunk) => printed.push(String(chunk)))
  child.stderr.on('data', (chunk) => printed.push(String(chunk)))
  return { child, output: () => printed.join('') }
}

async function waitFor(child: ChildProcess, output: () => string, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const match = pattern.exec(output())
    if (match !== null) return match
    if (child.exitCode !== null) throw new Error(`The server ended (${child.exitCode}):\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.')
  return address.port
}
