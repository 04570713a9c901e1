import { expect, test } from './fixtures'
import { smallScenario } from './screens'

test.use({ locale: 'de-DE', visitor: 'german' })

test('a German browser gets German screens, and parameters and replies stay untranslated', async ({ page }) => {
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByRole('link', { name: 'Wechsel von Anbieter A zu Anbieter B' }).click()
  await page.getByRole('button', { name: 'Beispiele aller Zeilen zeigen' }).click()
  await page.getByRole('grid').getByRole('button', { name: 'Fremder mit TLS, Ist-Zustand:' }).click()
  const why = page.getByRole('region', { name: 'Warum' })
  await expect(why).toContainText('550 5.7.51 TenantInboundAttribution')
  await expect(page.getByText('Geht Mail verloren?')).toBeVisible()
  await expect(page.getByText('RestrictDomainsToIPAddresses').first()).toBeVisible()
  await page.goto('/rules')
  await expect(page.getByText('CERTIFICATE_NAME_MISMATCH').first()).toBeVisible()
})

test('no word of a cell is cut in the narrow columns of a tablet', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 1024 })
  await page.goto('/')
  await page.getByRole('link', { name: 'Wechsel von Anbieter A zu Anbieter B' }).click()
  const cells = page.getByRole('grid').locator('button[data-who]')
  await expect(cells).toHaveCount(25)
  await expect(cells.getByText('klären').first()).toBeVisible()
  const cut = await cells.evaluateAll((all) =>
    all.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
  )
  expect(cut).toEqual([])
})

test('a phone shows the open view among the tabs, which are wider than it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/')
  const href = await page.getByRole('link', { name: 'Wechsel von Anbieter A zu Anbieter B' }).getAttribute('href')
  await page.goto(`${href}?view=review`)
  const tab = page.getByRole('navigation', { name: 'Ansichten' }).getByRole('link', { name: 'Review' })
  await expect(tab).toHaveAttribute('aria-current', 'page')
  await expect(tab).toBeInViewport({ ratio: 1 })
})

test('the lines of the lists fit who they speak of, one or many', async ({ page, api }, { title }) => {
  const { phases, ...scenario } = JSON.parse(JSON.stringify(smallScenario(title)))
  const open = { ...phases[0], mx: [{ domain: 'contoso.com', to: ['microsoft'] }], connectors: [] }
  const without = { ...open, id: 'p2', name: 'Ohne Domain', tenant: { acceptedDomains: [] } }
  const data = { ...scenario, phases: [open, without] }
  const { id } = await (await api.post('/api/scenarios', { data })).json()
  await page.goto(`/scenarios/${id}`)
  const lists = page.getByRole('region', { name: 'Was der Plan ergibt' })
  await expect(lists).toContainText('Alle anderen kommen wie geplant herein')
  await expect(lists).toContainText('Alle anderen lassen sich nicht beurteilen, weil Angaben fehlen')
})

test('a phone shows whole which revision is on screen, and whether it is saved', async ({ page, api }, { title }) => {
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`/scenarios/${id}`)
  const state = page.getByRole('paragraph').filter({ hasText: /^Revision 1,/ })
  await expect(state).toContainText('gespeichert')
  await expect(state).toBeInViewport({ ratio: 1 })
  const cut = await state
    .locator('span')
    .evaluateAll((parts) => parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent))
  expect(cut).toEqual([])
})

test('the chosen language is kept', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sprache und Farbschema' }).click()
  await page.getByText('English').click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.goto('/rules')
  await expect(page.getByRole('heading', { level: 1, name: 'How Exchange Online decides' })).toBeVisible()
})

test('the chosen theme is kept', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Sprache und Farbschema' }).click()
  await page.getByText('Dunkel').click()
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
