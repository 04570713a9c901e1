import { expect, test } from './fixtures'
import { gate, openScenario, proven, save, scenarioWith, sender } from './screens'

const SERVICE = { id: 'a', name: 'Filter A', kind: 'filter', networks: ['192.0.2.0/24'], tls: true }
const LOCK = {
  id: 'c1',
  name: 'Filter A',
  senderDomains: ['*'],
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
  requireTls: true,
}

test('a connector that only requires TLS is an open side entrance', async ({ page, api }) => {
  const tlsOnly = { id: 'c1', name: 'TLS only', senderDomains: ['*'], requireTls: true }
  await api.post('/api/scenarios', {
    data: scenarioWith('TLS only', { services: [SERVICE], sets: [[tlsOnly]], mx: ['a'] }),
  })
  await page.reload()
  await openScenario(page, 'TLS only')
  const total = page.getByRole('region', { name: 'Who gets in: Phase 1' })
  await expect(total).toContainText('every host that speaks TLS')
  await expect(total).toContainText('open side entrance')
  await page.getByRole('button', { name: 'Suggest what must hold' }).click()
  await expect(gate(page, 'Nobody else gets in', 'Phase 1', 'fails')).toBeVisible()
  await expect(proven(page, 'Nobody else gets in', 'Phase 1')).toContainText('Every host that speaks TLS gets in')
})

test('the summary names a surely shared entrance beside a perhaps open one', async ({ page, api }) => {
  const tlsOnly = { id: 'c2', name: 'TLS only', senderDomains: ['*'], requireTls: true }
  const document = scenarioWith('Shared door', { services: [SERVICE], sets: [[LOCK, tlsOnly]], mx: ['a'] })
  const neighbour = { ...sender('neighbour', 'Neighbour', '192.0.2.10', 'a'), otherCustomer: true }
  const senders = [neighbour, sender('stranger', 'Stranger', '203.0.113.9', null)]
  await api.post('/api/scenarios', { data: { ...document, senders } })
  await page.goto('/')
  const row = page.getByRole('listitem').filter({ hasText: 'Shared door' })
  await expect(row.getByText('Side entrance shared from phase 1 on')).toBeVisible()
  await expect(row.getByText('Side entrance perhaps open from phase 1 on')).toBeVisible()
  await openScenario(page, 'Shared door')
  await expect(page.getByText('Shared, in every phase; perhaps open in every phase')).toBeVisible()
})

test('the summary calls an entrance open once it is proved, though no sample shows it', async ({ page, api }) => {
  const tlsOnly = { id: 'c1', name: 'TLS only', senderDomains: ['*'], requireTls: true }
  const facts = { certificateNames: [], mailFrom: 'someone@fabrikam.com', recipient: 'user@contoso.com' }
  const document = scenarioWith('Plain stranger', {
    services: [SERVICE],
    sets: [[tlsOnly]],
    mx: ['a'],
    answers: { Q6: 'yes' },
  })
  const stranger = { id: 'stranger', name: 'Stranger', sourceIP: '203.0.113.9', tls: false, ...facts }
  await api.post('/api/scenarios', { data: { ...document, senders: [stranger] } })
  await page.reload()
  await openScenario(page, 'Plain stranger')
  const summary = page.getByRole('region', { name: 'Summary' })
  const phase = page.getByRole('navigation', { name: 'Phases' }).getByRole('button', { name: /^① Phase 1/ })
  await expect(summary).toContainText('No stranger among the samples gets in')
  await expect(phase).toHaveAccessibleName(/as wanted: no sample lost, under every answer/)
  await page.getByRole('button', { name: 'Suggest what must hold' }).click()
  await expect(summary).toContainText('Open, in every phase')
  await expect(phase).toHaveAccessibleName(/goes wrong: no sample goes wrong, but other senders do/)
  await page.getByRole('checkbox', { name: 'RestrictDomainsToIPAddresses of TLS only' }).check()
  await page.getByLabel('SenderIPAddresses of TLS only', { exact: true }).fill('192.0.2.0/24')
  await expect(summary).toContainText('Closed')
  await expect(summary).toContainText('Nobody else gets in: checked for every sender there is')
  await expect(phase).toHaveAccessibleName(/as wanted: no sample lost/)
})

test('the side entrance may be open in a declared window of a move to Microsoft', async ({ page, api }) => {
  await api.post('/api/scenarios', {
    data: scenarioWith('To Microsoft', {
      services: [SERVICE],
      sets: [[LOCK], [], []],
      mx: ['a', 'a', 'microsoft'],
      answers: { Q6: 'yes' },
    }),
  })
  await page.reload()
  await openScenario(page, 'To Microsoft')
  await page.getByRole('button', { name: 'Suggest what must hold' }).click()
  await expect(gate(page, 'Nobody else gets in', 'Phase 1', 'holds')).toBeVisible()
  await expect(gate(page, 'Nobody else gets in', 'Phase 2', 'fails')).toBeVisible()
  await expect(gate(page, 'Nobody else gets in', 'Phase 3', 'open, as planned')).toBeVisible()

  await page.getByRole('button', { name: 'Edit Nobody else gets in' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit invariant' })
  await dialog
    .getByRole('group', { name: 'Window: here the side entrance may be open' })
    .getByRole('checkbox', { name: '② Phase 2' })
    .check()
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText('Window: the side entrance may be open in ②')).toBeVisible()
  await gate(page, 'Nobody else gets in', 'Phase 2', 'open, as planned').click()
  await expect(proven(page, 'Nobody else gets in', 'Phase 2')).toContainText('This phase is in the declared window')
  await save(page)
})

test('a lock that stays on when MX moves to Microsoft is found, because it refuses everyone', async ({ page, api }) => {
  await api.post('/api/scenarios', {
    data: scenarioWith('Lock left on', {
      services: [SERVICE],
      sets: [[LOCK], [LOCK]],
      mx: ['a', 'microsoft'],
      answers: { Q6: 'yes' },
    }),
  })
  await page.reload()
  await openScenario(page, 'Lock left on')
  await page.getByRole('button', { name: 'Suggest what must hold' }).click()
  await gate(page, 'Everyone gets through', 'Phase 2', 'fails').click()
  const detail = proven(page, 'Everyone gets through', 'Phase 2')
  await expect(detail).toContainText('Most addresses of the internet are refused')

  await page.getByRole('button', { name: 'Edit Everyone gets through' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit invariant' })
  await expect(dialog.getByLabel('Service')).toHaveValue('microsoft')
  await expect(dialog.getByLabel('Whose mail does it carry?')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page
    .getByRole('button', { name: /② Phase 2/ })
    .first()
    .click()
  await page.getByRole('switch', { name: 'Enabled of Filter A' }).uncheck()
  await expect(gate(page, 'Everyone gets through', 'Phase 2', 'holds')).toBeVisible()
})
