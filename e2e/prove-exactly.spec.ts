import { expect, test } from './fixtures'
import { openScenario, phase, scenarioWith, showView } from './screens'

const SERVICE = { id: 'a', name: 'Filter A', kind: 'filter', networks: ['192.0.2.0/24'], tls: true, shared: 'no' }
const LOCK = {
  id: 'c1',
  name: 'Filter A',
  senderDomains: ['*'],
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
}
const TLS_ONLY = { senderDomains: ['*'], requireTls: true }

test('connectors that raise a question only together are disabled together', async ({ page, api }) => {
  const sets = [[LOCK, { ...TLS_ONLY, id: 'c2', name: 'Open one' }, { ...TLS_ONLY, id: 'c3', name: 'Open two' }]]
  await api.post('/api/scenarios', { data: scenarioWith('Two open', { services: [SERVICE], sets, mx: ['a'] }) })
  await openScenario(page, 'Two open')
  await showView(page, 'Proof')
  const advice = page
    .getByRole('region', { name: 'How not to depend on it' })
    .filter({ hasText: 'Switch off Open one' })
  await expect(advice).toContainText('Switch off Open two')
  await expect(advice.getByRole('button')).toHaveCount(1)
  await expect(advice.getByRole('listitem').last()).toContainText('All of this together')
  await advice.getByRole('button', { name: 'Do it in ①' }).click()
  await expect(advice).toHaveCount(0)
  await showView(page, 'Plan')
  await page.getByRole('button', { name: /^\d connectors? that (is|are) switched off/ }).click()
  await expect(page.getByLabel('Enabled of Open one', { exact: true })).not.toBeChecked()
  await expect(page.getByLabel('Enabled of Open two', { exact: true })).not.toBeChecked()
})

test('advice changes the phase that it was tested in, and no later phase', async ({ page, api }) => {
  const set = [LOCK, { ...TLS_ONLY, id: 'c2', name: 'Open one' }]
  const parts = { services: [SERVICE], sets: [set, set], mx: ['a', 'a'] }
  await api.post('/api/scenarios', { data: scenarioWith('Twice open', parts) })
  await openScenario(page, 'Twice open')
  await showView(page, 'Proof')
  await page.getByRole('button', { name: 'Do it in ①' }).first().click()
  await showView(page, 'Plan')
  await phase(page, '① Phase 1').click()
  await page.getByRole('button', { name: /^\d connectors? that (is|are) switched off/ }).click()
  await expect(page.getByLabel('Enabled of Open one', { exact: true })).not.toBeChecked()
  await phase(page, '② Phase 2').click()
  await expect(page.getByLabel('Enabled of Open one', { exact: true })).toBeChecked()
})
