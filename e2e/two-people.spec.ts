import { expect, test } from './fixtures'
import { enterWorkspace, property, save, smallScenario } from './screens'

test('both versions are kept when two people save the same scenario', async ({
  page,
  browser,
  server,
  api,
  watch,
  expectConsole,
}) => {
  expectConsole(/412/)
  const made = await (await api.post('/api/scenarios', { data: smallScenario('For two') })).json()
  await page.goto(`/scenarios/${made.id}`)
  await enterWorkspace(page)

  const other = await browser.newContext()
  const theirs = await other.newPage()
  watch(theirs)
  await theirs.goto(`${server.url}/#key=${server.key}`)
  await expect(theirs.getByRole('link', { name: 'For two' })).toBeVisible()
  await theirs.goto(`${server.url}/scenarios/${made.id}`)
  await property(theirs, 'SenderIPAddresses', 'Filter A').fill('192.0.2.0/24\n198.51.100.0/24')
  await save(theirs)

  await property(page, 'RequireTls', 'Filter A').uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Somebody else saved in the meantime' })).toBeVisible()
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect(property(page, 'SenderIPAddresses', 'Filter A')).toHaveValue('192.0.2.0/24\n198.51.100.0/24')
  await expect(property(page, 'RequireTls', 'Filter A')).toBeChecked()

  await page.goto('/')
  await page.getByRole('link', { name: 'For two (my version)' }).click()
  await expect(property(page, 'RequireTls', 'Filter A')).not.toBeChecked()
  const revisions = await (await api.get(`/api/scenarios/${made.id}/revisions/2`)).json()
  expect(revisions.document.phases[0].connectors[0].senderIPAddresses).toEqual(['192.0.2.0/24', '198.51.100.0/24'])
  await other.close()
})
