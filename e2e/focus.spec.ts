import { expect, test } from './fixtures'
import { enterWorkspace, property, smallScenario } from './screens'

test('the focus stays near what was deleted or renamed, and the effect of an edit is announced', async ({ page, api }, {
  title,
}) => {
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  await expect(page.getByText(/cells? proved/)).toBeVisible()

  await page.getByRole('heading', { level: 1 }).getByRole('button').click()
  await page.keyboard.type('Another title')
  await page.keyboard.press('Escape')
  const rename = page.getByRole('heading', { level: 1 }).getByRole('button')
  await expect(rename).toBeFocused()
  await expect(rename).toContainText(title)

  await property(page, 'SenderIPAddresses', 'Filter A').fill('198.51.100.0/24')
  await expect(page.getByRole('status').filter({ hasText: /cells? changed: .*→ lost/ })).toBeAttached()

  await page.getByRole('button', { name: 'Delete Filter A' }).click()
  await expect(page.locator('#connectors')).toBeFocused()

  await page.locator('[data-edit]').first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.locator('#matrix:focus, #matrix :focus')).toHaveCount(1)
})
