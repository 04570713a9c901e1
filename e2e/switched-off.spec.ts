import { expect, test } from './fixtures'
import { openScenario, phase, property } from './screens'

test('a connector that stays switched off is folded beneath the others', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  const bank = property(page, 'Name', 'Woodgrove Bank')
  await phase(page, 'B beside A').click()
  await expect(bank, 'switched off in this phase').toBeVisible()
  await phase(page, 'MX moved').click()
  await expect(bank).toHaveCount(0)
  await page.getByRole('button', { name: '1 connector that is switched off Woodgrove Bank' }).click()
  await property(page, 'Enabled', 'Woodgrove Bank').check()
  await property(page, 'Enabled', 'Woodgrove Bank').uncheck()
  await expect(bank).toBeVisible()
})
