import { expect, test } from './fixtures'
import { cell, cellPanel, openScenario, scenarioWith, verdict } from './screens'

test('if A is switched off too early, the cell names the lost networks, and one becomes a sample sender', async ({
  page,
}) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page
    .getByRole('button', { name: /③ MX moved/ })
    .first()
    .click()
  await page.getByRole('switch', { name: 'Enabled of Filter A' }).uncheck()
  await expect(cell(page, 'Filter A', 'MX moved')).toHaveAccessibleName(/lost/)
  await cell(page, 'Filter A', 'MX moved').click()
  const panel = cellPanel(page)
  await expect(panel).toContainText('It handed the mail over in the phase before')
  await expect(panel).toContainText('160 addresses of Filter A are refused')
  await expect(panel).toContainText('192.0.2.0/25')
  await expect(panel).toContainText('192.0.2.192/27')
  await panel.getByRole('button', { name: 'Add as sample' }).first().click()
  await expect(verdict(page, 'Filter A, 192.0.2.0', 'MX moved')).toHaveAccessibleName(/: lost/)
})

test('the cell finds a forgotten /24 that no sample sender comes from, and one click adds it', async ({
  page,
  api,
}) => {
  const networks = ['192.0.2.0/24', '198.51.100.0/24', '198.51.101.0/24']
  await api.post('/api/scenarios', {
    data: scenarioWith('Forgotten network', {
      services: [{ id: 'a', name: 'Filter A', kind: 'filter', networks, tls: true }],
      sets: [[{ ...LOCK, senderIPAddresses: networks.slice(0, 2) }]],
      mx: ['a'],
    }),
  })
  await openScenario(page, 'Forgotten network')
  await expect(verdict(page, 'Through A', 'Phase 1')).toHaveAccessibleName(/Filter A/)
  await expect(cell(page, 'Filter A', 'Phase 1')).toHaveAccessibleName(/1 of 3 networks lost/)
  await cell(page, 'Filter A', 'Phase 1').click()
  const panel = cellPanel(page)
  await expect(panel).toContainText('256 addresses of Filter A are refused')
  await expect(panel).toContainText('198.51.101.0/24')
  await expect(panel).not.toContainText('198.51.100.0/24')
  await panel.getByRole('button', { name: 'Add 1 network to Filter A' }).click()
  await expect(page.getByLabel('SenderIPAddresses of Filter A', { exact: true })).toHaveValue(networks.join('\n'))
  await expect(cell(page, 'Filter A', 'Phase 1')).toHaveAccessibleName(/all in/)
})

const LOCK = { id: 'c1', name: 'Filter A', senderDomains: ['*'], restrictDomainsToIPAddresses: true, requireTls: true }
