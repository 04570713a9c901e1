// The page beside an empty page of the same framework build: JavaScript until the first verdict, and after everything was
// opened; and how long a keystroke in a connector of a large scenario takes until the screen shows its effect.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { ensureBuilt, ensureGenerated, run } from '#scripts/prepare'
import { largeScenario } from './large-scenario.mjs'

const KEY = 'bench-key-0123456789abcdef'

/** Rows for the table: what, ours, the peer's, and the ratio. */
export async function measurePage(root) {
  const empty = await emptyPageBytes(root)
  process.env.NEXT_DIST_DIR ??= '.next'
  await ensureGenerated()
  await ensureBuilt()
  const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'planner-bench-'))
  const port = await freePort()
  const server = await startServer(['scripts/start.mjs'], root, port, {
    PLANNER_PREPARED: '1',
    DATA_DIR: dataFolder,
    PORT: String(port),
    ACCESS_KEY: KEY,
  })
  try {
    const browser = await launch()
    const { firstVerdict, everything } = await productBytes(browser, port)
    const keystroke = await keystrokeTimes(browser, port)
    await browser.close()
    return [
      { what: 'JavaScript of an empty page, gzip bytes', ours: empty, ratio: 1 },
      { what: 'JavaScript until the first verdict', ours: firstVerdict, ratio: ratio(firstVerdict, empty) },
      { what: 'JavaScript after everything was opened', ours: everything, ratio: ratio(everything, empty) },
      {
        what: 'Keystroke to paint, 500 senders × 12 phases × 30 connectors, median ms',
        ours: keystroke.median,
        ratio: null,
      },
      { what: 'the same, slowest of 20', ours: keystroke.slowest, ratio: null },
    ]
  } finally {
    await stop(server)
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

const ratio = (ours, peers) => Math.round((ours / peers) * 1000) / 1000

async function emptyPageBytes(root) {
  const folder = path.join(root, 'scripts/bench/empty-page')
  await run(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build', folder], {
    NODE_ENV: 'production',
  })
  const port = await freePort()
  const server = await startServer(
    [path.join(root, 'node_modules/next/dist/bin/next'), 'start', folder, '-H', '127.0.0.1', '-p', String(port)],
    root,
    port,
    {},
  )
  try {
    const browser = await launch()
    const page = await browser.newPage()
    const scripts = collectScripts(page)
    await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'networkidle' })
    const bytes = await scripts.gzipBytes()
    await browser.close()
    return bytes
  } finally {
    await stop(server)
  }
}

/** Gzip bytes of every script that the page has been sent. */
function collectScripts(page) {
  const bodies = new Map()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script' || /\.js(\?|$)/.test(response.url()))
      bodies.set(
        response.url(),
        response.body().catch(() => Buffer.alloc(0)),
      )
  })
  return {
    gzipBytes: async () => {
      const all = await Promise.all(bodies.values())
      return all.reduce((sum, body) => sum + (body.length === 0 ? 0 : gzipSync(body, { level: 9 }).length), 0)
    },
  }
}

async function productBytes(browser, port) {
  const context = await signedIn(browser, port)
  const page = await context.newPage()
  const scripts = collectScripts(page)
  await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'networkidle' })
  await page
    .getByRole('link', { name: /vendor A to vendor B/ })
    .first()
    .click()
  await page.getByRole('region', { name: 'Why' }).waitFor()
  await page.waitForLoadState('networkidle')
  const firstVerdict = await scripts.gzipBytes()
  await openEverything(page)
  const everything = await scripts.gzipBytes()
  await context.close()
  return { firstVerdict, everything }
}

/** Opens what a person can open in the workspace and on the other pages, one after the other. */
async function openEverything(page) {
  const dialogs = [
    'Share',
    'Add route',
    'Paste Get-InboundConnector',
    'Add service',
    'Keyboard shortcuts',
    'Language and theme',
  ]
  for (const name of dialogs) {
    const button = page.getByRole('button', { name, exact: true }).first()
    await button.click()
    await page.getByRole('dialog').waitFor()
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('Escape')
  }
  for (const url of ['/scenarios/new', '/rules', '/']) {
    await page.goto(new URL(url, page.url()).href, { waitUntil: 'networkidle' })
  }
}

async function keystrokeTimes(browser, port) {
  const context = await signedIn(browser, port)
  const page = await context.newPage()
  const answer = await context.request.post(`http://127.0.0.1:${port}/api/scenarios`, {
    data: largeScenario(),
    headers: { authorization: `Bearer ${KEY}` },
  })
  if (!answer.ok()) throw new Error(`The large scenario was refused: ${await answer.text()}`)
  const { id } = await answer.json()
  await page.goto(`http://127.0.0.1:${port}/scenarios/${id}`, { waitUntil: 'networkidle' })
  const field = page.getByRole('textbox', { name: /SenderIPAddresses/ }).first()
  await field.scrollIntoViewIfNeeded()
  await field.click()
  await page.keyboard.press('Control+End')
  await page.evaluate(() => {
    globalThis.keystrokes = []
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === 'keydown') globalThis.keystrokes.push(entry.duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: false })
  })
  for (const key of '\n198.51.100.77/32\n19') {
    await page.keyboard.press(key === '\n' ? 'Enter' : key)
    await page.waitForTimeout(400)
  }
  const durations = (await page.evaluate(() => globalThis.keystrokes)).sort((a, b) => a - b)
  await context.close()
  // A keystroke that is painted within 16 ms leaves no entry.
  return { median: durations[Math.floor(durations.length / 2)] ?? 16, slowest: durations.at(-1) ?? 16 }
}

async function signedIn(browser, port) {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 1000 } })
  const page = await context.newPage()
  await page.goto(`http://127.0.0.1:${port}/#key=${KEY}`)
  await page
    .getByRole('link', { name: /vendor A to vendor B/ })
    .first()
    .waitFor()
  await page.close()
  return context
}

function launch() {
  const executablePath = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
    (file) => file && existsSync(file),
  )
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ]
  return chromium.launch(executablePath ? { executablePath, args } : {})
}

async function startServer(args, cwd, port, extra) {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...extra },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let i = 0; i < 300; i++) {
    const answers = await fetch(`http://127.0.0.1:${port}/`).then(
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
