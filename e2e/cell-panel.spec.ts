import { expect, test } from './fixtures'
import { cell, cellPanel, openScenario, property, scenarioWith } from './screens'

const TITLE = 'Panel after an edit'
const FILTER = { id: 'a', name: 'Filter A', kind: 'filter', networks: ['192.0.2.0/24'], tls: true, shared: 'no' }
const LOCKS = ['192.0.2.0/24', '203.0.113.0/24'].map((network, index) => ({
  id: `lock${index}`,
  name: `Lock ${index + 1}`,
  senderDomains: ['*'],
  senderIPAddresses: [network],
  restrictDomainsToIPAddresses: true,
}))

test('while a cell is judged again, its panel does not say why of the connectors that the edit has changed', async ({
  page,
  api,
}) => {
  await api.post('/api/scenarios', {
    data: scenarioWith(TITLE, { services: [FILTER], sets: [LOCKS, LOCKS], mx: ['a', 'a'] }),
  })
  await openScenario(page, TITLE)
  await property(page, 'Enabled', 'Lock 1').first().uncheck()
  await expect(cell(page, 'Filter A', 'Phase 1')).toHaveAccessibleName(/lost/i)
  await cell(page, 'Filter A', 'Phase 1').click()
  const panel = cellPanel(page)
  await expect(panel).toContainText('locks the tenant')
  await panel.evaluate((root) => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    const note = () => said.push(root.textContent ?? '')
    new MutationObserver(note).observe(root, { subtree: true, childList: true, characterData: true })
  })
  await property(page, 'Enabled', 'Lock 1').first().check()
  await expect(panel).toContainText('All in')
  const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said)
  expect(said.filter((text) => /Lost/.test(text) && /lets it in: everything/.test(text))).toEqual([])
})

test('the reason of a cell names the domains that it is about where MX of others moves in another phase', async ({
  page,
  api,
}) => {
  const mx = (com: string, de: string) => [
    { domain: 'contoso.com', to: [com] },
    { domain: 'contoso.de', to: [de] },
  ]
  const phases = [mx('a', 'a'), mx('b', 'a'), mx('b', 'b')].map((records, index) => ({
    id: `p${index + 1}`,
    name: `Phase ${index + 1}`,
    tenant: { acceptedDomains: ['contoso.com', 'contoso.de'] },
    mx: records,
    connectors: [LOCKS[0]],
  }))
  const services = [FILTER, { ...FILTER, id: 'b', name: 'Filter B', networks: ['198.51.100.0/24'] }]
  await api.post('/api/scenarios', { data: { schemaVersion: 2, title: 'Two domains', services, phases } })
  await openScenario(page, 'Two domains')
  await cell(page, 'Filter B', 'Phase 2').click()
  await expect(cellPanel(page)).toContainText(/To contoso\.(com|de): /)
  await cell(page, 'Filter B', 'Phase 3').click()
  await expect(cellPanel(page)).toContainText('Refused')
  await expect(cellPanel(page)).not.toContainText('To contoso.')
})
