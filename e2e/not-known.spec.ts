import { expect, test } from './fixtures'
import { cell, cellPanel, openScenario, planLists, smallScenario, verdict, why } from './screens'

test('a phase whose senders are not known has no tick and says what is missing', async ({ page, api }) => {
  const document = smallScenario('Facts missing') as { services: readonly object[] }
  const services = document.services.map((service) => ({ ...service, networks: [] }))
  expect((await api.post('/api/scenarios', { data: { ...document, services } })).ok()).toBe(true)
  await openScenario(page, 'Facts missing')
  const phases = page.getByRole('navigation', { name: 'Phases' })
  await expect(cell(page, 'Filter A', 'As is')).toHaveAccessibleName(/facts missing/)
  await expect(phases).not.toContainText('✓')
  await planLists(page)
    .getByRole('button', { name: /^Filter A cannot be judged, since facts are missing/ })
    .click()
  await expect(cellPanel(page)).toContainText('Neither networks nor certificate names are known.')
})

test('without accepted domains the panel says once what to enter, and claims no want', async ({ page, api }, {
  title,
}) => {
  const phases = [{ id: 'p1', name: 'As is', tenant: { acceptedDomains: [] } }]
  const { id } = await (await api.post('/api/scenarios', { data: { schemaVersion: 2, title, phases } })).json()
  await page.goto(`/scenarios/${id}`)
  await planLists(page)
    .getByRole('button', { name: /^Everybody else cannot be judged, since facts are missing/ })
    .click()
  const panel = cellPanel(page)
  await expect(panel).toContainText('The phase has no accepted domain.')
  await expect(panel).not.toContainText(/no accepted domain.*no accepted domain/s)
  await expect(panel).not.toContainText('Must get in to')
  await expect(panel).not.toContainText('outside the tenant')
})

test('the page and the title of its tab say that a scenario does not exist', async ({ page, expectConsole }) => {
  expectConsole(/404/)
  await page.goto('/scenarios/0123456789abcdef0123')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toBeVisible()
  await expect(page).toHaveTitle(`${await heading.textContent()} · Connector Planner`)
})

test('a certificate without client authentication makes a verdict uncertain, and names the question', async ({
  page,
  api,
}) => {
  const document = smallScenario('Key usage') as { phases: [{ connectors: [object] }]; senders: [object] }
  const [phase] = document.phases
  const lock = { requireTls: true, restrictDomainsToCertificate: true, tlsSenderCertificateName: '*.filter.example' }
  const connectors = [{ id: 'c1', name: 'Filter A', senderDomains: ['*'], ...lock }]
  const [through] = document.senders
  const senders = [{ ...through, certificateNames: ['mx.filter.example'], certificateTrusted: true }]
  const read = { names: ['mx.filter.example'], clientAuth: false, checkedAt: '2026-11-01T00:00:00Z' }
  const services = [{ id: 'a', name: 'Filter A', certificateNames: ['mx.filter.example'], certificates: [read] }]
  const body = { ...document, phases: [{ ...phase, connectors }], senders, services }
  expect((await api.post('/api/scenarios', { data: body })).ok()).toBe(true)
  await openScenario(page, 'Key usage')
  const finding = page.getByRole('listitem').filter({ hasText: 'Filter A: Certificate without clientAuth' })
  await expect(finding).toContainText('Whether Exchange Online takes such a one is not known.')
  await expect(finding).toContainText('Keep a second connector for the same SenderDomains that restricts by address')
  await expect(finding.getByRole('link', { name: 'EKU-NSP' })).toBeVisible()
  await verdict(page, 'Through A', 'As is').click()
  await expect(why(page)).toContainText('name fits')
  await page.getByRole('button', { name: 'Edit Through A' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit sample sender' })
  const field = dialog.getByLabel('Issued for client authentication')
  await expect(field).toHaveValue('unknown')
  await field.selectOption({ label: 'no' })
  await dialog.getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(why(page)).toContainText('without clientAuth')
  await expect(why(page)).toContainText('a certificate without clientAuth does not count')
  await page.getByRole('button', { name: 'Language and theme' }).click()
  await page.getByText('Deutsch').click()
  const german = page.getByRole('listitem').filter({ hasText: 'Filter A: Zertifikat ohne clientAuth' })
  await expect(german).toContainText('Behalten Sie daneben einen zweiten Connector')
  await expect(german.getByRole('link', { name: 'EKU-NSP' })).toBeVisible()
})
