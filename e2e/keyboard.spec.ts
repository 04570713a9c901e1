import { expect, test } from './fixtures'
import { cell, cellPanel, enterWorkspace, property, smallScenario, verdict } from './screens'

/** Presses Tab until the target has the focus; fails if it never gets it. */
async function tabTo(
  page: import('@playwright/test').Page,
  target: import('@playwright/test').Locator,
  most = 120,
): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab never reached the element.')
}

test('the panel of a cell opens and closes by keyboard, and the focus returns to the cell', async ({ page, api }) => {
  const made = await api.post('/api/scenarios', { data: smallScenario('A cell by keyboard') })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await expect(cell(page, 'Filter A', 'As is')).toBeVisible()
  await tabTo(page, page.getByRole('grid').locator('button[tabindex="0"]').first())
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowRight')
  await expect(cell(page, 'Filter A', 'As is')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(cellPanel(page)).toContainText('Filter A in ① As is')
  await expect(cellPanel(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(cellPanel(page)).toHaveCount(0)
  await expect(cell(page, 'Filter A', 'As is')).toBeFocused()
})

test('a connector can be opened, edited and saved by keyboard alone', async ({ page, api }) => {
  await api.post('/api/scenarios', { data: smallScenario('By keyboard') })
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'By keyboard', exact: true })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: 'By keyboard', exact: true }))
  await page.keyboard.press('Enter')
  await enterWorkspace(page)

  await tabTo(page, page.getByRole('grid').locator('button[tabindex="0"]').first())
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator(':focus')).toHaveAccessibleName(/Through A, As is/)

  const tls = property(page, 'RequireTls', 'Filter A')
  await tabTo(page, tls)
  await page.keyboard.press('Space')
  await expect(tls).not.toBeChecked()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(page.getByText(/^saved\b/).first()).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(tls, 'behind a dialog nothing is taken back').not.toBeChecked()
  await expect(verdict(page, 'Stranger', 'As is')).toHaveAccessibleName(/: refused/)
})
