import { expect, test } from './fixtures'
import { gate, gatesOf, openScenario, proven, scenarioWith, verdict } from './screens'

test('if A is switched off too early, the gate names the lost networks, and one becomes a sample sender', async ({
  page,
}) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  await page
    .getByRole('button', { name: /③ MX moved/ })
    .first()
    .click()
  await page.getByRole('switch', { name: 'Enabled of Filter A' }).uncheck()
  await expect(gatesOf(page, 'MX moved')).toHaveAccessibleName(/Filter A gets through: fails/)
  await gatesOf(page, 'MX moved').click()
  const detail = proven(page, 'Filter A gets through', 'MX moved')
  await expect(detail).toContainText('160 addresses of Filter A are refused')
  await expect(detail).toContainText('192.0.2.0/25')
  await expect(detail).toContainText('192.0.2.192/27')
  await detail.getByRole('button', { name: 'Add as sample' }).click()
  await expect(verdict(page, 'Filter A, 192.0.2.0', 'MX moved')).toHaveAccessibleName(/Mail lost/)
})

test('the gate finds a forgotten /24 that no sample sender comes from', async ({ page, api }) => {
  const networks = ['192.0.2.0/24', '198.51.100.0/24', '198.51.101.0/24']
  await api.post('/api/scenarios', {
    data: scenarioWith('Forgotten network', {
      services: [{ id: 'a', name: 'Filter A', kind: 'filter', networks, tls: true }],
      sets: [[{ ...LOCK, senderIPAddresses: networks.slice(0, 2) }]],
      mx: ['a'],
    }),
  })
  await page.reload()
  await openScenario(page, 'Forgotten network')
  await expect(verdict(page, 'Through A', 'Phase 1')).toHaveAccessibleName(/Filter A/)
  await page.getByRole('button', { name: 'Suggest what must hold' }).click()
  await expect(gate(page, 'Filter A gets through', 'Phase 1', 'fails')).toBeVisible()
  const detail = proven(page, 'Filter A gets through', 'Phase 1')
  await expect(detail).toContainText('256 addresses of Filter A are refused')
  await expect(detail).toContainText('198.51.101.0/24')
  await expect(detail).not.toContainText('198.51.100.0/24')
  await page.getByLabel('SenderIPAddresses of Filter A', { exact: true }).fill(networks.join('\n'))
  await expect(gate(page, 'Filter A gets through', 'Phase 1', 'holds')).toBeVisible()
})

const LOCK = { id: 'c1', name: 'Filter A', senderDomains: ['*'], restrictDomainsToIPAddresses: true, requireTls: true }
