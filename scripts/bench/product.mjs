// The product with a browser that is signed in: for figures of the page.
import { chromium } from '@playwright/test'
import { chromiumOptions } from '#scripts/chromium'
import { KEY, withServedEmptyPage, withServedProduct } from './served.mjs'

/** Starts the product on a fresh database, and hands its work a browser and the address; answers what the work answers. */
export const withProduct = (work) => withServedProduct((url) => withBrowser(url, work))

/** Starts the empty page, and hands the work a browser and the address; answers what the work answers. */
export const withEmptyPage = (work) => withServedEmptyPage((url) => withBrowser(url, work))

async function withBrowser(url, work) {
  const browser = await chromium.launch(chromiumOptions())
  try {
    return await work(browser, url)
  } finally {
    await browser.close()
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
