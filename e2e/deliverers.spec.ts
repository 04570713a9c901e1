import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { enterWorkspace, planLists, save, showFact, smallScenario } from './screens'

const NOBODY = [
  'Hybrid',
  'Signature service',
  'Encryption gateway',
  'Newsletter',
  'Phishing simulation',
  'Monitoring',
  'Journaling and archive',
  'Other tenants and onmicrosoft.com',
]

const card = (page: Page): Locator => page.getByRole('region', { name: 'Who else delivers directly?' })
const choice = (page: Page, row: string, answer: string): Locator =>
  card(page).getByRole('group', { name: row }).getByRole('radio', { name: answer })
let scenarioId: string
test.beforeEach(async ({ page, api }, { title }) => {
  const made = await api.post('/api/scenarios', { data: smallScenario(title) })
  scenarioId = (await made.json()).id
  await page.goto(`/scenarios/${scenarioId}`)
  await enterWorkspace(page)
})

test('each kind of direct delivery takes an answer, and the card counts the open ones', async ({
  page,
  browser,
  server,
  api,
  watch,
}) => {
  const inSummary = planLists(page).getByRole('button', { name: /direct delivery/ })
  await expect(inSummary).toHaveText('10 kinds of direct delivery not answered')
  await inSummary.click()
  await expect(card(page)).toBeInViewport()
  for (const row of NOBODY) await choice(page, row, 'Nobody').check()
  await expect(card(page)).toContainText('2 of 10 not answered')

  await choice(page, 'Scanners and applications', 'Service').check()
  await expect(card(page)).toContainText('Open until you name the service.')
  await expect(card(page)).toContainText('2 of 10 not answered')
  await card(page).getByLabel('Service for Scanners and applications').selectOption('Filter A')
  await expect(card(page)).toContainText('1 of 10 not answered')
  await choice(page, 'Microsoft’s own service mail', 'Tested').check()
  await card(page).getByRole('button', { name: 'Note on Microsoft’s own service mail' }).click()
  await page.keyboard.type('Voicemail arrived on 20 November')
  await expect(card(page)).toContainText('all answered')

  await save(page)
  await page.reload()
  await expect(choice(page, 'Hybrid', 'Nobody')).toBeChecked()
  await expect(choice(page, 'Scanners and applications', 'Service')).toBeChecked()
  await expect(card(page).getByRole('button', { name: 'Take Filter A out of Scanners and applications' })).toBeVisible()
  await expect(card(page).getByLabel('Note on Microsoft’s own service mail')).toHaveValue(
    'Voicemail arrived on 20 November',
  )
  await expect(card(page)).toContainText('all answered')

  const link = await (await api.post(`/api/scenarios/${scenarioId}/share-links`, { data: {} })).json()
  const context = await browser.newContext()
  const reader = await context.newPage()
  watch(reader)
  await reader.goto(`${server.url}/s?view=facts&fact=deliverers#${link.token}`)
  await expect(card(reader)).toContainText('Voicemail arrived on 20 November')
  await expect(card(reader)).toContainText('Filter A')
  for (const control of ['radio', 'textbox', 'combobox', 'button'] as const)
    await expect(card(reader).getByRole(control)).toHaveCount(0)
  await context.close()
})

test('an answer can be given by keyboard, and undo removes it', async ({ page }) => {
  await showFact(page, 'Who else delivers directly?')
  await choice(page, 'Hybrid', 'Open').focus()
  await page.keyboard.press('ArrowRight')
  await expect(choice(page, 'Hybrid', 'Nobody')).toBeChecked()
  await expect(card(page)).toContainText('9 of 10 not answered')
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(choice(page, 'Hybrid', 'Open')).toBeChecked()
})

test('removing the service of an answer leaves its row open', async ({ page }) => {
  await showFact(page, 'Who else delivers directly?')
  await choice(page, 'Newsletter', 'Service').check()
  await card(page).getByLabel('Service for Newsletter').selectOption('Filter A')
  await expect(card(page)).toContainText('9 of 10 not answered')
  await card(page).getByRole('button', { name: 'Take Filter A out of Newsletter' }).click()
  await expect(card(page)).toContainText('10 of 10 not answered')
})
