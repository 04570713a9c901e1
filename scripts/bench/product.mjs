// The product as it is started by a person, with a browser that is signed in: for figures of the page.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { chromiumOptions } from '#scripts/chromium'
import { ensureBuilt, ensureGenerated } from '#scripts/prepare'

const KEY = 'bench-key-0123456789abcdef'

/** Starts the product on a fresh database, and hands its work a browser and the address; answers what the work answers. */
export async function withProduct(root, work) {
  process.env.NEXT_DIST_DIR ??= '.next'
  await ensureGenerated()
  await ensureBuilt()
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'planner-bench-'))
  try {
    return await withServer(
      ['scripts/start.mjs'],
      root,
      { PLANNER_PREPARED: '1', DATA_DIR: dataFolder, ACCESS_KEY: KEY },
      work,
    )
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** Starts a server by Node's arguments, which takes its port from PORT, and hands its work a browser and the address; answers what the work answers. */
export async function withServer(args, cwd, env, work) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = await startServer(args, cwd, url, { ...env, PORT: String(port) })
  const browser = await chromium.launch(chromiumOptions())
  try {
    return await work(browser, url)
  } finally {
    await browser.close()
    await stop(server)
  }
}

/** A browser profile in which somebody has signed in. */
export async function signedIn(browser, url) {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 1000 } })
  const page = await context.newPage()
  await page.goto(`${url}/#key=${KEY}`)
  await page
    .getByRole('link', { name: /vendor A to vendor B/ })
    .first()
    .waitFor()
  await page.close()
  return context
}

/** Saves a scenario and answers the address of its page. */
export async function saveScenario(context, url, document) {
  const answer = await context.request.post(`${url}/api/scenarios`, {
    data: document,
    headers: { authorization: `Bearer ${KEY}` },
  })
  if (!answer.ok()) throw new Error(`The scenario was refused: ${await answer.text()}`)
  return `${url}/scenarios/${(await answer.json()).id}`
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
