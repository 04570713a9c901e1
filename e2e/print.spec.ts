import { expect, test } from './fixtures'
import { textOfPdf } from './pdf-text'
import { goToScenario, openScenario, planLists } from './screens'

const PHASES = ['① As is', '② B beside A', '③ MX moved', '④ A disabled', '⑤ A removed']
/** What was found in the connectors and in the plan. */
const FOUND = ['3 warnings on connectors', '3 findings on the plan', 'Connector that serves nobody who is wanted']
const CONNECTORS = ['Filter A', 'Filter B', 'Scanner', 'Woodgrove Bank']

test('the printed plan holds every phase, every connector and what it comes to, on A4', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  // The browser's dialog cannot be opened in a test; the page asks for it once everything is ready.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', '')
  await page.emulateMedia({ media: 'print' })
  const report = page.getByRole('article')
  for (const name of PHASES) {
    const phase = report.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })
    await expect(phase.getByRole('heading', { name: 'Flow' })).toBeVisible()
    await expect(phase.getByText('Everybody else').first()).toBeVisible()
    await expect(phase.getByRole('columnheader', { name: /^Filter B/ })).toHaveCount(name === '① As is' ? 0 : 1)
  }
  await expect(report.getByRole('row', { name: /^Scanner all in all in all in all in all in$/ })).toBeVisible()
  await expect(report.getByRole('heading', { name: 'Who else gets in?' })).toBeVisible()
  await expect(page.getByRole('grid')).toBeHidden()
  await expect(page.getByText('Switch from vendor A to vendor B').first()).toBeVisible()
  for (const landscape of [false, true]) {
    // Nothing is cut at the right edge: the paper is as wide as its contents.
    await page.setViewportSize(landscape ? { width: 1040, height: 720 } : { width: 720, height: 1040 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    const text = textOfPdf(await page.pdf({ format: 'A4', landscape }))
    const title = 'Switch from vendor A to vendor B'
    for (const name of [title, ...PHASES, ...CONNECTORS, 'woodgrovebank.com']) expect(text).toContain(name)
    for (const found of FOUND) expect(text).toContain(found)
    expect(text).not.toContain('not yet proved')
  }
})

test('what the browser prints by its own command says which cells are not yet proved', async ({ page }) => {
  // A proof that never ends.
  await page.addInitScript('window.Worker = class extends EventTarget { postMessage() {} terminate() {} }')
  await goToScenario(page, 'Switch from vendor A to vendor B')
  await expect
    .poll(async () => textOfPdf(await page.pdf({ format: 'A4' })), 'once the report is there')
    .toContain('not yet proved')
  const text = textOfPdf(await page.pdf({ format: 'A4' }))
  for (const name of [...PHASES, ...CONNECTORS]) expect(text).toContain(name)
})

test('the lists and the paper say on which recorded answers the plan rests', async ({ page }) => {
  await openScenario(page, 'MSXFAQ experiments')
  const lists = planLists(page)
  await expect(lists).toContainText('Rests on 1 recorded answer')
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(page.locator('body')).toHaveAttribute('data-printed', '')
  expect(textOfPdf(await page.pdf({ format: 'A4' }))).toContain('Rests on 1 recorded answer')
  await lists.getByText('Rests on 1 recorded answer').click()
  await lists.getByRole('button', { name: /^With both restrictions on one connector/ }).click()
  await expect(page.getByRole('heading', { name: /^With both restrictions on one connector/ })).toBeVisible()
})
