// Brings a clone to where it can run: packages, the generated database client, the build. Each step is skipped while
// nothing it depends on has changed. Node built-ins only: this runs before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from './settings.mjs'
import { hashOfSources } from './source-hash.mjs'

const MODULES = path.join(ROOT, 'node_modules')
const GENERATED = path.join(ROOT, 'lib/server/generated')
const SCHEMAS = ['prisma/schema.prisma', 'prisma/postgresql/schema.prisma']
const BUILD_INPUTS = [
  'app',
  'components',
  'lib',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'scripts/database/postgresql/server.mjs',
  'scripts/dns-settings.mjs',
  'scripts/expected-error.mjs',
  'scripts/guard.mjs',
  'scripts/log.mjs',
  'scripts/source-hash.mjs',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** `npm ci`, unless what is installed is what package-lock.json asks for, under this version of Node. */
export async function ensureInstalled() {
  await step(
    'Installing packages (half a minute)',
    path.join(MODULES, '.planner-stamp'),
    hashOf(['package-lock.json']),
    () =>
      // npm leaves out the packages that build and test when NODE_ENV says production.
      run('npm', ['ci', '--no-audit', '--no-fund'], { NODE_ENV: 'development' }),
  )
}

/** The database clients, generated from the two schemas: one for SQLite, one for PostgreSQL. */
export async function ensureGenerated() {
  const stamp = path.join(GENERATED, 'planner-stamp')
  await step('Generating the database clients', stamp, hashOf([...SCHEMAS, 'package-lock.json']), () =>
    Promise.all(SCHEMAS.map(generate)),
  )
}

/** Generating needs no engine, but the CLI would download one unless it is told where one is: any program will do. */
const generate = (schema) =>
  run(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--schema', schema], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  })

/** The production build in `NEXT_DIST_DIR`. */
export async function ensureBuilt() {
  const folder = buildFolder()
  await step(
    'Building (a quarter of a minute)',
    path.join(folder, 'planner-stamp'),
    hashOf([...BUILD_INPUTS, ...SCHEMAS]),
    () => run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], { NODE_ENV: 'production' }),
  )
}

/** Where Next builds to. A folder other than its own gets a tsconfig for Next to write into (see next.config.js). */
function buildFolder() {
  const folder = path.resolve(ROOT, process.env.NEXT_DIST_DIR || '.next')
  const tsconfig = `${folder}.tsconfig.json`
  if (path.basename(folder) !== '.next' && !existsSync(tsconfig))
    writeFileSync(
      tsconfig,
      JSON.stringify({
        extends: path.relative(path.dirname(folder), path.join(ROOT, 'tsconfig.json')).replace(/^(?!\.)/, './'),
        include: [],
      }),
    )
  return folder
}

async function step(title, stampFile, stamp, work) {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  console.log(`${title} …`)
  await work()
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, stamp)
}

const hashOf = (inputs) => hashOfSources(inputs, process.version)

/** Runs a command to its end; what it prints is shown only if it fails. */
export function run(command, args, extra = {}) {
  // The access key is none of a build's business, nor is the password of the database.
  const { ACCESS_KEY: _, DATABASE_URL: __, ...rest } = process.env
  const env = { ...rest, NEXT_TELEMETRY_DISABLED: '1', ...extra }
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command === 'npm',
    })
    // Ended alone, this process takes the command with it: nothing goes on installing behind a stopped start.
    const end = () => child.kill() && process.exit(1)
    process.once('SIGTERM', end)
    child.on('close', () => process.off('SIGTERM', end))
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new CommandError(command, args, code, Buffer.concat(output).toString())),
    )
  })
}

/** A command that failed, with all it printed. */
class CommandError extends Error {
  constructor(command, args, code, output) {
    super(`${[path.basename(command), ...args].join(' ')} failed (${code}):\n${output}`)
  }
}
