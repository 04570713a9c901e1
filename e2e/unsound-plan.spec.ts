import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { cell, cellPanel, openScenario, planLists, save, scenarioWith } from './screens'

const TITLE = 'Unsound switch'
const GREEN = 'Nothing is lost, nobody else gets in but whom you have accepted by name, nothing decisive is open.'

const service = (id: string, name: string, network: string, rest: object = {}) => ({
  id,
  name,
  kind: 'filter',
  networks: [network],
  tls: true,
  shared: 'no',
  ...rest,
})
const lock = (id: string, name: string, network: string, rest: object = {}) => ({
  id,
  name,
  senderDomains: ['*'],
  senderIPAddresses: [network],
  restrictDomainsToIPAddresses: true,
  ...rest,
})

const SERVICES = [
  service('a', 'Filter A', '192.0.2.0/24'),
  service('b', 'Filter B', '198.51.100.0/24', { shared: 'customers' }),
  service('scanner', 'Scanner', '203.0.113.64/28', { kind: 'device', tls: false }),
]
const LOCK_A = lock('a', 'Filter A', '192.0.2.0/24')
/** It was made, and nobody switched it on. */
const LOCK_B = lock('b', 'Filter B', '198.51.100.0/24', { enabled: false })
const LOCK_SCANNER = lock('scanner', 'Scanner', '203.0.113.64/28')
const SETS = [[LOCK_A, LOCK_SCANNER], [LOCK_A, LOCK_B], [LOCK_A, LOCK_B], [LOCK_A, LOCK_B], [LOCK_B]]

/** What the list of scenarios says of the plan. */
const inList = (page: Page) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: TITLE }) })

test('an unsound plan shows all its faults, each one-click remedy turns its cell, and the end is green', async ({
  page,
  api,
}) => {
  await api.post('/api/scenarios', {
    data: scenarioWith(TITLE, { services: SERVICES, sets: SETS, mx: ['a', 'a', 'b', 'b', 'b'] }),
  })
  await page.goto('/')
  await expect(inList(page)).toContainText('Filter B')
  await expect(inList(page)).not.toContainText(/All as wanted|As wanted/)
  await openScenario(page, TITLE)
  const lists = planLists(page)

  await test.step('the lists name every fault, with its own phases', async () => {
    await expect(lists).toContainText('Filter B is refused in ②–④')
    await expect(lists).toContainText('Scanner is refused in ②–④')
    await expect(lists).toContainText('Everybody else gets in in ⑤')
    await expect(page.getByText(GREEN)).toBeHidden()
  })

  await test.step('the connector that is off is switched on, from its phase on', async () => {
    await cell(page, 'Filter B', 'Phase 2').click()
    await cellPanel(page).getByRole('button', { name: 'Switch Filter B on' }).click()
    for (const phase of ['Phase 2', 'Phase 3', 'Phase 4', 'Phase 5'])
      await expect(cell(page, 'Filter B', phase)).toHaveAccessibleName(/: all in$/)
    await expect(cell(page, 'Everybody else', 'Phase 5')).toHaveAccessibleName(/: shut$/)
  })

  await test.step('the forgotten scanner gets a connector', async () => {
    await expect(lists).toContainText('Scanner is refused in ②–⑤')
    await cell(page, 'Scanner', 'Phase 2').click()
    await cellPanel(page).getByRole('button', { name: 'Add a connector for Scanner beside the others' }).click()
    for (const phase of ['Phase 2', 'Phase 5'])
      await expect(cell(page, 'Scanner', phase)).toHaveAccessibleName(/: all in$/)
    await expect(lists).toContainText('Nobody who must get in is refused.')
  })

  await test.step('from when mail of the old filter may be refused is decided', async () => {
    await cell(page, 'Filter A', 'Phase 5').click()
    await cellPanel(page).getByRole('button', { name: 'Its mail may be refused from ⑤ on' }).click()
    await expect(cell(page, 'Filter A', 'Phase 5')).toHaveAccessibleName(/: refused$/)
  })

  await test.step('the shared entrance is accepted by name, and the lists say by whom', async () => {
    await cell(page, 'Other customers of Filter B', 'Phase 2').click()
    await cellPanel(page).getByRole('button', { name: 'Accept this risk' }).click()
    const form = cellPanel(page).locator('form', { hasText: 'Accept the risk' })
    await form.getByLabel('Reason').fill('B checks its customers')
    await form.getByLabel('Name', { exact: true }).fill('Anna Berg')
    await form.getByRole('button', { name: 'Accept the risk' }).click()
    await expect(lists).toContainText('accepted by Anna Berg: B checks its customers')
  })

  await test.step('the plan is green, and after a save so is the list', async () => {
    await expect(page.getByText(GREEN)).toBeVisible()
    await save(page)
    await page.goto('/')
    await expect(inList(page)).toContainText('As wanted, with accepted risks')
  })
})
