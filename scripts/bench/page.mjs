// The page beside an empty page of the same framework build: JavaScript asked for until the first verdict is on screen, with
// what is fetched right after it, and after everything was opened; and how long a keystroke in a connector of a large scenario takes until the screen shows its effect.
import { gzipSync } from 'node:zlib'
import { largeScenario } from './large-scenario.mjs'
import { saveScenario, signedIn, withEmptyPage, withProduct } from './product.mjs'

/** Rows for the table: what, ours, the peer's, and the ratio. */
export async function measurePage() {
  const empty = await emptyPageBytes()
  return withProduct(async (browser, url) => {
    const { firstVerdict, settled, everything } = await productBytes(browser, url)
    const keystroke = await keystrokeTimes(browser, url)
    return [
      { what: 'JavaScript of an empty page, gzip bytes', ours: empty, ratio: 1 },
      { what: 'JavaScript until the first verdict', ours: firstVerdict, ratio: ratio(firstVerdict, empty) },
      { what: 'JavaScript a moment later', ours: settled, ratio: ratio(settled, empty) },
      { what: 'JavaScript after everything was opened', ours: everything, ratio: ratio(everything, empty) },
      {
        what: 'Keystroke to paint, 60 services × 12 phases × 30 connectors × 500 samples, median ms',
        ours: keystroke.median,
        ratio: null,
      },
      { what: 'the same, slowest of 20', ours: keystroke.slowest, ratio: null },
      { what: 'Longest task of the main thread after a keystroke, ms', ours: keystroke.longestTask, ratio: null },
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

/** Gzip bytes of the scripts that the page has been sent: of all, or of those asked for until a moment. */
function collectScripts(page) {
  const scripts = new Map()
  page.on('response', (response) => {
    const request = response.request()
    if (scripts.has(response.url()) || !(request.resourceType() === 'script' || /\.js(\?|$)/.test(response.url())))
      return
    const body = response.body().catch(() => Buffer.alloc(0))
    scripts.set(response.url(), { askedAt: request.timing().startTime, body })
  })
  return {
    gzipBytes: async (until = Number.POSITIVE_INFINITY) => {
      const asked = [...scripts.values()].filter(({ askedAt }) => askedAt <= until)
      const bodies = await Promise.all(asked.map(({ body }) => body))
      return bodies.reduce((sum, body) => sum + (body.length === 0 ? 0 : gzipSync(body, { level: 9 }).length), 0)
    },
  }
}

/** Runs in the page: notes when it first says how many cells are proved. */
function noteVerdict() {
  const observer = new MutationObserver(() => {
    if (!/\d cells proved/.test(document.querySelector('header')?.textContent ?? '')) return
    observer.disconnect()
    globalThis.verdictAt = performance.timeOrigin + performance.now()
  })
  observer.observe(document, { childList: true, subtree: true, characterData: true })
}

async function productBytes(browser, url) {
  const context = await signedIn(browser, url)
  const page = await context.newPage()
  await page.addInitScript(noteVerdict)
  const scripts = collectScripts(page)
  await page.goto(`${url}/`, { waitUntil: 'networkidle' })
  await page
    .getByRole('link', { name: /vendor A to vendor B/ })
    .first()
    .click()
  await page
    .getByText(/cells proved$/)
    .first()
    .waitFor()
  await page.getByRole('region', { name: 'Connectors side by side' }).waitFor()
  await page.waitForLoadState('networkidle')
  const firstVerdict = await scripts.gzipBytes(await page.evaluate(() => globalThis.verdictAt))
  const settled = await scripts.gzipBytes()
  await openEverything(page)
  const everything = await scripts.gzipBytes()
  await context.close()
  return { firstVerdict, settled, everything }
}

/** Opens what a person can open in the workspace and on the other pages, one after the other. */
async function openEverything(page) {
  const button = (name) => page.getByRole('button', { name }).first()
  await openAndClose(page, [button(/^Filter A, /)], page.getByRole('region', { name: 'Cell', exact: true }))
  await button('Show the samples of every row').click()
  await openAndClose(
    page,
    [page.locator('[data-cell][data-sender]').first()],
    page.getByRole('region', { name: 'Why' }),
  )
  for (const name of [
    'Share',
    'Keyboard shortcuts',
    'Language and theme',
    'From evidence',
    /^Paste Get-InboundConnector/,
    /^From SPF/,
  ])
    await openAndClose(page, [button(name)])
  for (const item of ['Add service', 'Add sample sender'])
    await openAndClose(page, [button('Add who delivers'), page.getByRole('menuitem', { name: item, exact: true })])
  for (const view of ['Facts', 'Proof', 'Night']) {
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('link', { name: new RegExp(`^${view}`) })
      .click()
    await page.waitForLoadState('networkidle')
  }
  for (const url of ['/scenarios/new', '/rules', '/']) {
    await page.goto(new URL(url, page.url()).href, { waitUntil: 'networkidle' })
  }
}

/** Presses each control in turn, waits for what they open and for all that it loads, and closes it. */
async function openAndClose(page, controls, opened = page.getByRole('dialog')) {
  for (const control of controls) await control.click()
  await opened.waitFor()
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Escape')
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
    globalThis.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration)
    }).observe({ type: 'longtask', buffered: false })
  })
  for (const key of '\n198.51.100.77/32\n19') {
    await page.keyboard.press(key === '\n' ? 'Enter' : key)
    await page.waitForTimeout(400)
  }
  const durations = (await page.evaluate(() => globalThis.keystrokes)).sort((a, b) => a - b)
  // A task of less than 50 ms leaves no entry.
  const longestTask = Math.max(0, ...(await page.evaluate(() => globalThis.longTasks)))
  await context.close()
  // A keystroke that is painted within 16 ms leaves no entry.
  return { median: durations[Math.floor(durations.length / 2)] ?? 16, slowest: durations.at(-1) ?? 16, longestTask }
}
