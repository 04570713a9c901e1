import { expectClean } from './axe'
import { expect, test } from './fixtures'
import { cellPanel, openScenario } from './screens'

test('the picture of a phase shows who takes which connector, by keyboard too, and steps through the phases', async ({
  page,
}) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page.getByRole('button', { name: 'Picture' }).click()
  const picture = page.getByRole('figure')
  await expect(picture.getByRole('heading', { name: /② B beside A/ })).toBeVisible()
  const band = picture.getByRole('link', { name: 'Filter A: Filter A → Accepted by the connector', exact: true })
  await expect(band).toBeVisible()
  await expect(
    picture.getByRole('link', { name: 'Everybody else: No connector → Refused · 550 5.7.51', exact: true }),
  ).toBeVisible()
  await expectClean(page)

  await picture.getByRole('button', { name: /Next phase: ③/ }).click()
  await expect(picture.getByRole('heading', { name: /③ MX moved/ })).toBeVisible()
  await picture.getByRole('link', { name: /^Filter B: Filter B → Accepted/ }).press('Enter')
  await expect(cellPanel(page)).toContainText('Filter B')
  await page.keyboard.press('Escape')
  await expect(picture.getByRole('button', { name: /^Filter B, MX moved/ })).toBeFocused()

  await page.reload()
  await expect(picture.getByRole('heading', { name: /③ MX moved/ })).toBeVisible()
  await page.getByRole('button', { name: 'Table' }).click()
  await expect(page.getByRole('grid')).toBeVisible()
})
