// The product as it is started by a person, and any other server of Node, for as long as some work takes.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { ensureBuilt, ensureGenerated, run } from '#scripts/prepare'
import { ROOT } from '#scripts/settings'

export const KEY = 'bench-key-0123456789abcdef'

/** Starts the product on a fresh database, and hands its address and process to the work; answers what the work answers. */
export async function withServedProduct(work, env = {}) {
  process.env.NEXT_DIST_DIR ??= '.next'
  await ensureGenerated()
  await ensureBuilt()
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'planner-bench-'))
  try {
    const settings = { PLANNER_PREPARED: '1', DATA_DIR: dataFolder, ACCESS_KEY: KEY, ...env }
    return await withServed(['scripts/start.mjs'], ROOT, settings, work)
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** Builds and starts an app of the same framework that does nothing, as the peer of the product. */
export async function withServedEmptyPage(work) {
  const next = path.join(ROOT, 'node_modules/next/dist/bin/next')
  const folder = path.join(ROOT, 'scripts/bench/empty-page')
  await ensureGenerated()
  await run(process.execPath, [next, 'build', folder], { NODE_ENV: 'production' })
  return withServed([next, 'start', folder, '-H', '127.0.0.1'], ROOT, {}, work)
}

/** Starts a server by Node's arguments, which takes its port from PORT, and hands its address and process to the work. */
async function withServed(args, cwd, env, work) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = await startServer(args, cwd, url, { ...env, PORT: String(port) })
  try {
    return await work(url, server)
  } finally {
    await stop(server)
  }
}

async function startServer(args, cwd, url, env) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let i = 0; i < 300; i++) {
    const answers = await fetch(`${url}/`).then(
      () => true,
      () => false,
    )
    if (answers) return child
    if (child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The server did not start.')
}

function stop(child) {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve()
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
