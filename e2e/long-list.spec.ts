import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { enterWorkspace, property, smallScenario } from './screens'

/** Rows of scenarios in the list. */
const rows = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2 }) })

/** Lets the list of the server be `count` rows longer: copies of its first row, since saving as many takes a minute. */
async function lengthenList(page: Page, count: number): Promise<void> {
  await page.route('**/api/scenarios', async (route) => {
    if (route.request().method() !== 'GET') return route.continue()
    const response = await route.fetch()
    const { scenarios } = await response.json()
    const copies = Array.from({ length: count }, (_, index) => ({
      ...scenarios[0],
      id: `copy-${index + 1}`,
      title: `Customer ${index + 1}`,
    }))
    await route.fulfill({ response, json: { scenarios: [...scenarios, ...copies] } })
  })
}

test('of 1,000 scenarios few rows are rendered, and any is found, sorted and renamed in place', async ({ page, api }, {
  title,
}) => {
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await lengthenList(page, 1_000)
  await page.goto('/')
  await expect(rows(page).first()).toBeVisible()
  await expect.poll(() => rows(page).count()).toBeLessThan(60)

  await page.getByLabel('Order', { exact: true }).selectOption('By name')
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect(page.getByRole('link', { name: 'Switch from vendor A to vendor B' }).first()).toBeVisible()

  await page.evaluate(() => window.scrollTo(0, 0))
  await page.getByLabel('Search title and description').fill('customer 777')
  await expect(page.getByRole('status').filter({ hasText: /^1 of 1,/ })).toBeVisible()
  await expect(page).toHaveURL(/q=customer\+777&sort=name/)

  await page.getByLabel('Search title and description').fill(title)
  await page.getByRole('button', { name: `Actions for ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  const field = page.getByLabel(`New name of ${title}`)
  await expect(field).toBeFocused()
  await page.keyboard.type('Another name')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: title })).toBeFocused()

  await page.getByRole('button', { name: `Actions for ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await field.fill(`${title}, renamed`)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: `${title}, renamed` })).toBeFocused()
  await expect
    .poll(async () => (await (await api.get(`/api/scenarios/${id}`)).json()).document.title)
    .toBe(`${title}, renamed`)
})

test('a scenario with a draft in this browser is marked, and found by it', async ({ page, api }, { title }) => {
  await lengthenList(page, 8)
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  await property(page, 'RequireTls', 'Filter A').uncheck()
  await page.getByRole('link', { name: 'Scenarios' }).click()
  await page.getByLabel('Which scenarios are shown').selectOption('With a draft in this browser')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Draft')
})
