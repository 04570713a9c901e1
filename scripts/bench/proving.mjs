// The page while it proves: how long its own work holds it up, on the questions that comparing is measured with.
import { saveScenario, signedIn, withProduct } from './product.mjs'

/** Milliseconds without work after which a page counts as done; and the most it is watched for. */
const DONE_AFTER = 1_500
const WATCHED = 60_000

/** Rows for the table, one a question: from a key in a connector on, until every proof of the page has its answer. */
export function measureProving(pairs) {
  return withProduct(async (browser, url) => {
    const rows = []
    for (const pair of pairs) {
      const context = await signedIn(browser, url)
      rows.push({
        question: pair.question,
        ...(await watch(context, await saveScenario(context, url, scenarioOf(pair)))),
      })
      await context.close()
    }
    return rows
  })
}

async function watch(context, address) {
  const page = await context.newPage()
  await page.addInitScript(() => {
    globalThis.longTasks = []
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longTasks.push(Math.round(duration))
    }).observe({ type: 'longtask', buffered: true })
  })
  await page.goto(`${address}?phase=after`, { waitUntil: 'networkidle' })
  // Whatever is worked out only once it is looked at.
  const steps = await page.evaluate(() => Math.ceil(document.body.scrollHeight / innerHeight) + 2)
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, 900)
    await page.waitForTimeout(150)
  }
  await atRest(page)
  const field = page.getByRole('textbox', { name: /SenderIPAddresses/ }).first()
  await field.scrollIntoViewIfNeeded()
  await field.click()
  await page.keyboard.press('Control+End')
  await page.waitForTimeout(500)
  await page.evaluate(() => {
    globalThis.longTasks = []
  })
  const start = Date.now()
  await page.keyboard.press('Backspace')
  const isDone = await atRest(page)
  const tasks = await page.evaluate(() => globalThis.longTasks)
  return {
    'tasks over 50 ms': tasks.length,
    'longest ms': tasks.length === 0 ? 'under 50' : Math.max(...tasks),
    'proved after ms': isDone ? Date.now() - start - DONE_AFTER : `over ${WATCHED}`,
  }
}

/** Waits until nothing is worked on any more, or for as long as a page is watched; answers which. */
async function atRest(page) {
  const start = Date.now()
  for (let quiet = Date.now(); Date.now() - quiet < DONE_AFTER; ) {
    if (Date.now() - start > WATCHED) return false
    await page.waitForTimeout(100)
    // Asked for by its look: to look for a role costs the page more than its own work.
    if (await page.evaluate(() => document.querySelector('[role=status] svg') !== null)) quiet = Date.now()
  }
  return true
}

/** Two phases, the sides of the pair; one filter, whose networks are those of the first connector; nobody may get in without TLS. */
function scenarioOf({ question, before, after }) {
  const phaseIds = ['before', 'after']
  const [first] = before.connectors
  const filter = { networks: first.senderIPAddresses, tls: true }
  return {
    schemaVersion: 2,
    title: question,
    services: [{ id: 'filter', name: 'Filter', kind: 'filter', ...filter }],
    phases: [before, after].map((side, index) => ({
      id: phaseIds[index],
      name: phaseIds[index],
      mx: [{ domain: 'contoso.com', to: ['filter'] }],
      ...side,
    })),
    senders: before.connectors.map(({ id, senderIPAddresses }) => ({
      id,
      name: `Through ${id}`,
      sourceIP: senderIPAddresses[0].replace('.0/25', '.7'),
      tls: true,
      certificateNames: ['mail.filter0.example'],
      mailFrom: 'someone@fabrikam.com',
      recipient: 'user@contoso.com',
    })),
    switches: { plainTextRefusedFrom: 'before', nobodyRefusedInBetween: [] },
  }
}
