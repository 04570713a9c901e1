import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { LOCK_A, openScenario, property, scenarioWith } from './screens'

const lists = (page: Page): Locator => page.getByRole('region', { name: 'What the plan comes to' })

/** The cell of a row in a phase, with what it says. */
const cell = (page: Page, who: string, phase: string): Locator =>
  page.getByRole('grid').getByRole('button', { name: new RegExp(`^${who}, ${phase}: `) })

/** The panel of the cell that is selected. */
const panel = (page: Page): Locator => page.getByRole('region', { name: 'Cell', exact: true })

const GREEN = 'Nothing is lost, nobody else gets in but whom you have accepted by name, nothing decisive is open.'

test('the worked switch is as wanted once its decision is taken and its risk is accepted by name', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  const others = lists(page).getByRole('button', { name: /^Other customers of Filter B get in through/ })

  await test.step('the lists name the other customers of B, and the decision on A', async () => {
    await expect(others).toContainText('in ②–⑤')
    await expect(lists(page)).toContainText(/Filter A is refused: is that fine yet\? in ④ and ⑤/)
    await expect(lists(page)).toContainText('Nothing new: what may be refused today too stands under “As today”.')
    await expect(page.getByText(GREEN)).toBeHidden()
  })

  await test.step('naming the phase from which a refusal is fine turns the cell and all behind it', async () => {
    await cell(page, 'Filter A', 'A disabled').click()
    await expect(cell(page, 'Filter A', 'A disabled')).toHaveAccessibleName(/: decide$/)
    await expect(panel(page)).toContainText('Refused. From which phase that is fine is to be decided.')
    await panel(page).getByRole('button', { name: 'Its mail may be refused from ④ on' }).click()
    await expect(cell(page, 'Filter A', 'A disabled')).toHaveAccessibleName(/: refused$/)
    await expect(cell(page, 'Filter A', 'A removed')).toHaveAccessibleName(/: refused$/)
    await expect(panel(page)).toContainText('The plan says that its mail may be refused from here on.')
    await expect(lists(page)).not.toContainText('is that fine yet?')
  })

  await test.step('a line leads to its cell, where the risk is accepted with a name and a reason', async () => {
    await others.click()
    await expect(panel(page)).toContainText('Other customers of Filter B in ② B beside A')
    await panel(page).getByRole('button', { name: 'Accept this risk' }).click()
    const save = panel(page).getByRole('button', { name: 'Accept the risk' })
    await expect(save).toBeDisabled()
    await expect(panel(page)).toContainText('It holds for ②')
    await panel(page).getByLabel('Reason').fill('B checks its customers')
    // What is typed survives when the panel becomes a sheet, and back.
    await page.setViewportSize({ width: 780, height: 900 })
    const sheet = page.getByRole('dialog', { name: 'Cell', exact: true })
    await expect(sheet.getByLabel('Reason')).toHaveValue('B checks its customers')
    await page.setViewportSize({ width: 1400, height: 900 })
    await expect(panel(page).getByLabel('Reason')).toHaveValue('B checks its customers')
    await panel(page)
      .locator('form', { hasText: 'Accept the risk' })
      .getByLabel('Name', { exact: true })
      .fill('Anna Berg')
    await save.click()
    await expect(others).toContainText('accepted by Anna Berg: B checks its customers')
    await expect(panel(page)).toContainText('Accepted by Anna Berg: B checks its customers')
    await expect(panel(page)).not.toContainText('a risk that can be accepted by name')
    await expect(page.getByText(GREEN)).toBeVisible()
  })

  await test.step('an acceptance that is taken back leaves the risk open', async () => {
    await panel(page).getByRole('button', { name: 'Take the acceptance back' }).click()
    await expect(lists(page)).not.toContainText('accepted by')
    await expect(page.getByText(GREEN)).toBeHidden()
  })
})

test('a network that the connector lacks is lost, and the remedy adds it', async ({ page, api }) => {
  const services = [
    {
      id: 'a',
      name: 'Filter A',
      kind: 'filter',
      networks: ['192.0.2.0/24', '198.51.100.0/24'],
      tls: true,
      shared: 'no',
    },
  ]
  const lock = { ...LOCK_A, requireTls: true }
  const made = await api.post('/api/scenarios', {
    data: scenarioWith('A network is missing', { services, sets: [[lock]], mx: ['a'] }),
  })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await expect(cell(page, 'Filter A', 'Phase 1')).toHaveAccessibleName(/: 1 of 2 networks lost$/)
  await expect(lists(page).getByRole('button', { name: /^Filter A is refused/ })).toContainText('in ①')

  await cell(page, 'Filter A', 'Phase 1').click()
  await expect(panel(page)).toContainText('1 of 2 networks')
  await panel(page).getByRole('button', { name: 'Add 1 network to Lock A' }).click()

  await expect(cell(page, 'Filter A', 'Phase 1')).toHaveAccessibleName(/: all in$/)
  await expect(lists(page)).toContainText('Nobody who must get in is refused.')
  await expect(property(page, 'SenderIPAddresses', 'Lock A')).toHaveValue(/198\.51\.100\.0\/24/)
})
