// The page beside an empty page of the same framework build: JavaScript until the first verdict, and after everything was
// opened; and how long a keystroke in a connector of a large scenario takes until the screen shows its effect.
import { gzipSync } from 'node:zlib'
import { largeScenario } from './large-scenario.mjs'
import { saveScenario, signedIn, withEmptyPage, withProduct } from './product.mjs'

/** Rows for the table: what, ours, the peer's, and the ratio. */
export async function measurePage() {
  const empty = await emptyPageBytes()
  return withProduct(async (browser, url) => {
    const { firstVerdict, everything } = await productBytes(browser, url)
    const keystroke = await keystrokeTimes(browser, url)
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
  })
}

const ratio = (ours, peers) => Math.round((ours / peers) * 1000) / 1000

async function emptyPageBytes() {
  return withEmptyPage(async (browser, url) => {
    const page = await browser.newPage()
    const scripts = collectScripts(page)
    await page.goto(`${url}/`, { waitUntil: 'networkidle' })
    return scripts.gzipBytes()
  })
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

async function productBytes(browser, url) {
  const context = await signedIn(browser, url)
  const page = await context.newPage()
  const scripts = collectScripts(page)
  await page.goto(`${url}/`, { waitUntil: 'networkidle' })
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
    'Add sample sender',
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

async function keystrokeTimes(browser, url) {
  const context = await signedIn(browser, url)
  const page = await context.newPage()
  await page.goto(await saveScenario(context, url, largeScenario()), { waitUntil: 'networkidle' })
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
