import { expectClean } from './axe'
import { expect, test } from './fixtures'
import { cellPanel, openScenario, smallScenario } from './screens'

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
  await expectClean(page, picture)

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

test('the steps through the phases stay beside a name of 200 characters, which is whole', async ({ page, api }, {
  title,
}) => {
  const name = 'Subsidiaries'.repeat(20).slice(0, 200)
  const { phases, ...scenario } = JSON.parse(JSON.stringify(smallScenario(title)))
  const connectors = [{ ...phases[0].connectors[0], name }]
  const data = { ...scenario, phases: [phases[0], { ...phases[0], id: 'p2', name, connectors }] }
  const { id } = await (await api.post('/api/scenarios', { data })).json()
  await page.goto(`/scenarios/${id}?phase=p2&picture=shown`)
  const picture = page.getByRole('figure')
  const heading = picture.getByRole('heading', { name })
  const before = picture.getByRole('button', { name: /^Phase before/ })
  const after = picture.getByRole('button', { name: /^Next phase/ })
  // Its box is cut, and says the name where it is pointed at.
  await expect(picture.getByTitle(name, { exact: true })).toBeVisible()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expect(heading).toBeVisible()
    expect(await heading.evaluate((one) => one.scrollWidth - one.clientWidth), `at ${width}`).toBeLessThanOrEqual(0)
    expect((await before.boundingBox())?.y, `at ${width}`).toBe((await after.boundingBox())?.y)
  }
})
