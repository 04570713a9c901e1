import { expectClean } from './axe'
import { expect, test } from './fixtures'
import { cell, cellPanel, openScenario, planLists } from './screens'

const EXAMPLE = 'Switch from vendor A to vendor B'

test('the decisions of a plan are taken at 1440 × 900 without scrolling the page', async ({ page }) => {
  await openScenario(page, EXAMPLE)
  await page.getByRole('button', { name: 'Show the samples of every row' }).click()
  await expect(cell(page, 'Filter A', 'As is')).toBeInViewport({ ratio: 1 })
  await expect(cell(page, 'Everybody else', 'A removed')).toBeInViewport({ ratio: 1 })
  await planLists(page)
    .getByRole('button', { name: /^Filter A is refused/ })
    .click()
  const panel = cellPanel(page)
  await expect(panel).toBeInViewport()
  await panel.getByRole('button', { name: 'Its mail may be refused from ④ on' }).click()
  await expect(cell(page, 'Filter A', 'A disabled')).toHaveAccessibleName(/: refused/)
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('a reviewer learns in three taps what happens in a phase and why, and goes back', async ({
    page,
    browser,
    api,
    watch,
  }) => {
    const { scenarios } = await (await api.get('/api/scenarios')).json()
    const { id } = scenarios.find(({ title }: { title: string }) => title === EXAMPLE)
    const { url } = await (await api.post(`/api/scenarios/${id}/share-links`, { data: {} })).json()
    const context = await browser.newContext({ viewport: page.viewportSize(), hasTouch: true })
    const theirs = await context.newPage()
    watch(theirs)
    await theirs.goto(url)
    const story = theirs.getByRole('region', { name: 'Phase by phase', exact: true })
    await story.getByText('④ A disabled').tap()
    await expect(story).toContainText('Filter A switched off')
    await story.getByRole('button', { name: /^Filter A is refused/ }).tap()
    const sheet = theirs.getByRole('dialog', { name: 'Cell' })
    await expect(sheet).toContainText('From which phase that is fine is to be decided.')
    await expect(sheet).toContainText('It handed the mail over earlier: retries and quarantine releases still come.')
    await expectClean(theirs)
    await sheet.getByRole('button', { name: 'Back' }).tap()
    await expect(sheet).toHaveCount(0)
    await expectClean(theirs)
    await context.close()
  })
})

test('the rules can be read with a share link, and without one', async ({ browser, server, watch }) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  watch(page)
  await page.goto(`${server.url}/s/rules#Q3`)
  await expect(page.getByRole('heading', { level: 1, name: 'How Exchange Online decides' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Share links' })).toHaveCount(0)
  await context.close()
})
