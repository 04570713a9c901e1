import { readFile } from 'node:fs/promises'
import { chooseFile, chooseMore, collectedFile, exported, utf16 } from './exports'
import { expect, test } from './fixtures'
import { create, enterWorkspace, openScenario, property, save, showFact, showView, smallScenario } from './screens'

const FILE = collectedFile([
  exported('Filter A', { EFSkipLastIP: false }),
  exported('Inbound from Hornetsecurity', { ConnectorSource: 'Default', SenderIPAddresses: ['198.51.100.0/24'] }),
])

test('the collector script can be read, copied and downloaded', async ({ page, api }, { title }) => {
  const made = await api.post('/api/scenarios', { data: smallScenario(title) })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await chooseMore(page, 'Read the whole tenant')
  const dialog = page.getByRole('dialog', { name: 'Read the whole tenant' })
  await expect(dialog).toContainText('It runs Get cmdlets only, changes nothing and sends nothing anywhere.')
  await dialog.getByText('Look at the script').click()
  await expect(dialog.getByRole('region', { name: 'The script' })).toContainText(
    'Get-TransportRule -ResultSize Unlimited',
  )
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download the script' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('connector-planner-collector.ps1')
  const script = await readFile(await file.path(), 'utf8')
  expect(script).toContain('It runs Get cmdlets only and changes nothing.')
  expect(/^[\n\x20-\x7e]*$/.test(script), 'is ASCII').toBe(true)
})

test('the collector file fills the phase, lists findings, and is undone in one step', async ({ page, api }, {
  title,
}) => {
  const made = await api.post('/api/scenarios', { data: smallScenario(title) })
  const { id } = await made.json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  await chooseMore(page, 'Read the whole tenant')
  const dialog = page.getByRole('dialog', { name: 'Read the whole tenant' })
  await chooseFile(page, 'Choose a file', { name: 'tenant.json', buffer: utf16(JSON.stringify(FILE, null, 2)) })
  await expect(dialog).toContainText('Read as file of the collector: 2 connectors')
  await expect(dialog).toContainText('*.fabrikam.com')
  await expect(dialog).toContainText('false → true')
  await expect(dialog).toContainText('Accepted is not yet delivered')
  for (const finding of [
    'Mail-flow rule that acts as a lock',
    'The rule Trust the filter sets SCL -1 for 192.0.2.0/24.',
    'Addresses on the IP allow list',
    'No Enhanced Filtering on a * connector',
    'Connector that a product made',
    'Warning: IPv6 is on',
    'Outgoing mail takes a smart host',
  ])
    await expect(dialog.getByRole('listitem').filter({ hasText: finding })).toBeVisible()
  await dialog.getByRole('button', { name: 'Take over tenant and 2 connectors' }).click()
  await expect(dialog).toHaveCount(0)

  await expect(property(page, 'SenderIPAddresses', 'Inbound from Hornetsecurity')).toHaveValue('198.51.100.0/24')
  await showFact(page, 'Read from the tenant')
  const rest = page.getByRole('region', { name: 'The rest of the tenant' })
  await expect(rest).toContainText('The rule Only through the filter (reject) spares only 192.0.2.0/24.')
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(rest).toHaveCount(0)
  await showView(page, 'Plan')
  await expect(page.getByLabel('Name of Inbound from Hornetsecurity')).toHaveCount(0)

  await page.getByRole('button', { name: 'Redo', exact: true }).click()
  await save(page)
  await page.reload()
  await showFact(page, 'Read from the tenant')
  await expect(rest).toContainText('IPv6 is on')
  const saved = await (await api.get(`/api/scenarios/${id}`)).json()
  expect(saved.document.phases[0].tenant).toEqual({
    acceptedDomains: ['contoso.com', '*.fabrikam.com'],
    rejectDirectSend: true,
  })
})

test('what the collector could not read is said at once, and stays said', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  const { transportRules: _, ...rest } = collectedFile([exported('Filter', { EFSkipLastIP: true })])
  await chooseMore(page, 'Read the whole tenant')
  const dialog = page.getByRole('dialog', { name: 'Read the whole tenant' })
  await dialog.getByLabel('The file it wrote').fill(JSON.stringify({ ...rest, failed: [] }))
  await expect(dialog).toContainText('Not known: 1 part could not be read: mail-flow rules')
  await dialog.getByRole('button', { name: /^Take over tenant/ }).click()
  await showFact(page, 'Read from the tenant')
  await expect(page.getByText('Not known: 1 part could not be read: mail-flow rules')).toBeVisible()
  await showView(page, 'Plan')
  await page.getByText('Not judged here').click()
  const strip = page.getByRole('listitem')
  await expect(strip.filter({ hasText: 'Journal rules' })).toContainText('ok')
  await expect(strip.filter({ hasText: 'Trusted ARC sealers' })).toContainText('ok')
  await expect(strip.filter({ hasText: 'Outbound smart host' })).toContainText('something found')
  await expect(strip.filter({ hasText: 'MX TTL, MTA-STS' })).toContainText('not read')
  await strip.getByRole('link', { name: 'Journal rules' }).click()
  await expect(page.getByText('Not known: 1 part could not be read: mail-flow rules')).toBeVisible()
})

test('the collector file goes into the phase on screen', async ({ page }) => {
  await openScenario(page, 'Switch from vendor A to vendor B')
  const onScreen = await page.getByRole('navigation', { name: 'Phases' }).locator('[aria-current=step]').textContent()
  await chooseMore(page, 'Read the whole tenant')
  const dialog = page.getByRole('dialog', { name: 'Read the whole tenant' })
  await dialog.getByLabel('The file it wrote').fill(JSON.stringify(FILE))
  const into = dialog.getByLabel('Into phase').locator('option:checked')
  const name = (await into.textContent())?.replace(/^\S+ /, '') ?? ''
  expect(name, 'no phase of the address, and not the first').not.toBe('As is')
  expect(onScreen).toContain(name)
})

test('a new scenario starts from the collector file of a tenant', async ({ page }) => {
  await page.goto('/scenarios/new')
  await page.getByLabel(/the file of the script$/).fill(JSON.stringify(FILE))
  await expect(page.getByText('Read as file of the collector: 2 connectors')).toBeVisible()
  await create(page)
  await enterWorkspace(page)
  await showFact(page, 'Read from the tenant')
  await expect(page.getByRole('region', { name: 'The rest of the tenant' })).toContainText('IPv6 is on')
})

test('if no connector can be imported, the tenant facts are imported and the connectors stay', async ({ page, api }, {
  title,
}) => {
  const made = await api.post('/api/scenarios', { data: smallScenario(title) })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await chooseMore(page, 'Read the whole tenant')
  const dialog = page.getByRole('dialog', { name: 'Read the whole tenant' })
  const wrong = exported('Wrong', { SenderIPAddresses: ['192.0.2.300'] })
  await dialog.getByLabel('The file it wrote').fill(JSON.stringify(collectedFile([wrong])))
  await dialog.getByRole('button', { name: 'Take over the tenant' }).click()
  await expect(property(page, 'SenderIPAddresses', 'Filter A')).toHaveValue('192.0.2.0/24')
  await showFact(page, 'Read from the tenant')
  await expect(page.getByRole('region', { name: 'The rest of the tenant' })).toBeVisible()
})
