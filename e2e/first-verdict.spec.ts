import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures'
import {
  create,
  enterWorkspace,
  goToScenario,
  openScenario,
  planLists,
  property,
  showView,
  smallScenario,
  verdict,
  why,
} from './screens'

test('the printed address signs in, and one click shows a first verdict', { tag: '@store' }, async ({
  page,
  context,
  server,
}) => {
  await context.clearCookies()
  await page.goto(`/#key=${server.key}`)
  await page.getByRole('link', { name: 'Switch from vendor A to vendor B' }).first().click()
  await expect(page).not.toHaveURL(/key=/)
  await expect(page.getByRole('grid')).toBeVisible()
  await expect(planLists(page)).toContainText('Is mail lost?')
})

test('the matrix stays where it is while the lists above it fill, and when an edit changes them', async ({ page }) => {
  await goToScenario(page, 'Switch from vendor A to vendor B')
  const topOf = async (part: Locator) => (await part.boundingBox())?.y ?? Number.NaN
  const heightAbove = async () => (await topOf(page.getByRole('grid'))) - (await topOf(planLists(page)))
  await expect(page.getByRole('grid')).toBeVisible()
  const atFirst = await heightAbove()
  await enterWorkspace(page)
  expect(await heightAbove()).toBe(atFirst)
  await property(page, 'Enabled', 'Filter A').first().uncheck()
  await expect(planLists(page)).toHaveAttribute('aria-busy', 'true')
  expect(await heightAbove()).toBe(atFirst)
  await expect(planLists(page)).toHaveAttribute('aria-busy', 'false')
  expect(await heightAbove()).toBe(atFirst)
})

test('a warning that is chosen before the connectors are fetched leads to its field once they are', async ({
  page,
}) => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/*.js', async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    if (body.includes('connectors-title')) await released
    await route.fulfill({ response, body })
  })
  await goToScenario(page, 'Switch from vendor A to vendor B')
  await expect(page.getByText(/\d+ cells proved$/).first()).toBeVisible()
  await planLists(page)
    .getByText(/warnings? on connectors$/)
    .click()
  await page
    .getByRole('listitem')
    .getByRole('button', { name: /^Filter A Address/ })
    .click()
  await expect(page.getByRole('heading', { name: /^Connectors in/ })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Connectors side by side' })).toHaveCount(0)
  release()
  await expect(property(page, 'SenderIPAddresses', 'Filter A')).toBeFocused()
})

test('the reason of a verdict names the wrong certificate name', async ({ page }) => {
  await openScenario(page, 'MSXFAQ experiments')
  await verdict(page, 'netatwork.de through NoSpamProxy', 'Counter-test: wrong certificate name').click()
  await expect(why(page)).toContainText('550 5.7.51')
  await expect(why(page)).toContainText('other name')
  await expect(why(page)).toContainText('*.cloud.nospamproxy2.com')
  await expect(why(page)).toContainText('mail1.cloud.nospamproxy.com')
  await expect(why(page)).toContainText('Backed')
})

test('the reason of a verdict names the foreign address for both connectors', async ({ page }) => {
  await openScenario(page, 'MSXFAQ experiments')
  await verdict(page, 'Foreign address', 'Counter-test: foreign address').click()
  await expect(why(page)).toContainText('550 5.7.51')
  const sourceIP = why(page).getByRole('row', { name: /Source IP/ })
  await expect(sourceIP.getByText('not listed')).toHaveCount(2)
  await expect(sourceIP).toContainText('203.0.113.66')
})

test('the trace says that Exchange Online refuses a certificate name without RequireTls', async ({ page, api }) => {
  const document = smallScenario('A name without TLS') as { phases: { connectors: object[] }[] }
  const named = { restrictDomainsToCertificate: true, tlsSenderCertificateName: 'mx.a.example', requireTls: false }
  Object.assign(document.phases[0]?.connectors[0] ?? {}, named)
  const { id } = await (await api.post('/api/scenarios', { data: document })).json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  await verdict(page, 'Stranger', 'As is').click()
  await expect(why(page).getByRole('row', { name: /^Certificate/ })).toContainText('refuses a name without RequireTls')
})

test('the address of the page restores the view', async ({ page }) => {
  await openScenario(page, 'MSXFAQ experiments')
  await verdict(page, 'Foreign address', 'Counter-test: foreign address').click()
  const heading = await why(page).getByRole('heading').first().textContent()
  await expect(page).toHaveURL(/phase=.*sender=|sender=.*phase=/)
  await page.reload()
  await expect(why(page).getByRole('heading').first()).toHaveText(heading ?? '')
})

test('Back goes back a view and a selection, and gives the focus back to the cell', async ({ page }) => {
  await openScenario(page, 'MSXFAQ experiments')
  const chosen = verdict(page, 'Foreign address', 'Counter-test: foreign address')
  await chosen.click()
  await expect(why(page)).toBeFocused()
  await showView(page, 'Proof')
  await expect(why(page)).toHaveCount(0)
  await page.goBack()
  await expect(why(page)).toContainText('550 5.7.51')
  await page.goBack()
  await expect(why(page)).toHaveCount(0)
  await chosen.click()
  await page.goBack()
  await expect(chosen).toBeFocused()
})

test('the form for a new scenario focuses an invalid network before it goes on', async ({ page }) => {
  await page.goto('/scenarios/new')
  const next = page.getByRole('button', { name: 'Next', exact: true })
  await next.click()
  await next.click()
  await expect(page.getByLabel('Accepted domains')).toBeFocused()
  await expect(page.getByText('Name the accepted domains, or say that you do not know them yet.')).toBeVisible()
  await page.getByLabel('I do not know them yet').check()
  const knownBy = page.getByLabel('Addresses it sends from')
  await knownBy.fill('192.0.2.0/24 300.1.2.3')
  await next.click()
  await expect(knownBy).toBeFocused()
  await knownBy.fill('192.0.2.0/24 198.51.100.3')
  await create(page)
  await enterWorkspace(page)
  await expect(page.getByLabel(/^SenderIPAddresses of/).first()).toHaveValue('192.0.2.0/24\n198.51.100.3')
})
