import { expect, test } from './fixtures'
import { cell, cellPanel, openScenario, planLists, save, scenarioWith, sender, showView } from './screens'

const SERVICE = { id: 'a', name: 'Filter A', kind: 'filter', networks: ['192.0.2.0/24'], tls: true, shared: 'no' }
const LOCK = {
  id: 'c1',
  name: 'Filter A',
  senderDomains: ['*'],
  senderIPAddresses: ['192.0.2.0/24'],
  restrictDomainsToIPAddresses: true,
  requireTls: true,
}
const TLS_ONLY = { id: 'c1', name: 'TLS only', senderDomains: ['*'], requireTls: true }

test('a connector that only requires TLS is an open side entrance', async ({ page, api }) => {
  await api.post('/api/scenarios', {
    data: scenarioWith('TLS only', { services: [SERVICE], sets: [[LOCK], [TLS_ONLY]], mx: ['a', 'a'] }),
  })
  await openScenario(page, 'TLS only')
  await cell(page, 'Everybody else', 'Phase 2').click()
  await expect(cell(page, 'Everybody else', 'Phase 2')).toHaveAccessibleName(/: open$/)
  await expect(cellPanel(page)).toContainText('In this phase the side entrance is meant to be closed.')
  await expect(cellPanel(page)).toContainText('Every host that speaks TLS gets in')
  await showView(page, 'Proof')
  const total = page.getByRole('region', { name: 'Who gets in: Phase 2' })
  await expect(total).toContainText('every host that speaks TLS')
  await expect(total).toContainText('open side entrance')
})

test('the lists name a surely shared entrance beside a perhaps open one', async ({ page, api }) => {
  const services = [{ ...SERVICE, shared: 'customers' }]
  const sets = [[LOCK], [LOCK, { ...TLS_ONLY, id: 'c2' }]]
  const document = scenarioWith('Shared door', { services, sets, mx: ['a', 'a'] })
  const neighbour = { ...sender('neighbour', 'Neighbour', '192.0.2.10', 'a'), otherCustomer: true }
  const senders = [neighbour, sender('stranger', 'Stranger', '203.0.113.9', null)]
  await api.post('/api/scenarios', { data: { ...document, senders } })
  await openScenario(page, 'Shared door')
  const open = 'Everybody else stays out, unless an open question is answered otherwise in ②'
  const shared = 'Other customers of Filter A get in through the shared networks or names in ① and ②'
  await expect(planLists(page)).toContainText(open)
  await planLists(page)
    .getByText(/^As today/)
    .click()
  await expect(planLists(page)).toContainText(shared)
  await page.goto('/')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Shared door' }) })
  await expect(row).toContainText('Everybody else: stays out, unless an open question is answered otherwise')
  await expect(row).toContainText('1 thing is wrong or not known already today')
})

test('the lists call an entrance open once it is proved, though no sample shows it', async ({ page, api }) => {
  const facts = { certificateNames: [], mailFrom: 'someone@fabrikam.com', recipient: 'user@contoso.com' }
  const document = scenarioWith('Plain stranger', {
    services: [SERVICE],
    sets: [[LOCK], [TLS_ONLY]],
    mx: ['a', 'a'],
    answers: { Q6: 'yes' },
  })
  const stranger = { id: 'stranger', name: 'Stranger', sourceIP: '203.0.113.9', tls: false, ...facts }
  await api.post('/api/scenarios', { data: { ...document, senders: [stranger] } })
  await openScenario(page, 'Plain stranger')
  const lists = planLists(page)
  const phase = page.getByRole('navigation', { name: 'Phases' }).getByRole('button', { name: /^② Phase 2/ })
  await expect(lists).toContainText('Everybody else gets in in ②')
  await expect(phase).toHaveAccessibleName(/the side entrance is open/)
  await phase.click()
  await page.getByRole('checkbox', { name: 'RestrictDomainsToIPAddresses of TLS only' }).check()
  await page.getByLabel('SenderIPAddresses of TLS only', { exact: true }).fill('192.0.2.0/24')
  await expect(lists).toContainText('Nobody who must stay out gets in.')
  await expect(phase).toHaveAccessibleName(/all as wanted/)
})

test('a phase of a move to Microsoft may be open by an exception of the team', async ({ page, api }) => {
  await api.post('/api/scenarios', {
    data: scenarioWith('To Microsoft', {
      services: [SERVICE],
      sets: [[LOCK], [TLS_ONLY], [], []],
      mx: ['a', 'a', 'a', 'microsoft'],
      answers: { Q6: 'yes' },
    }),
  })
  await openScenario(page, 'To Microsoft')
  await expect(cell(page, 'Everybody else', 'Phase 1')).toHaveAccessibleName(/: shut$/)
  await expect(cell(page, 'Everybody else', 'Phase 4')).toHaveAccessibleName(/: all in\b/)
  await expect(planLists(page)).toContainText('Everybody else gets in, as planned: MX points to Microsoft in ③ and ④')
  const wide = cell(page, 'Everybody else', 'Phase 2')
  await expect(wide).toHaveAccessibleName(/: open$/)
  await expect(planLists(page)).toContainText('Everybody else gets in in ②')
  await wide.click()
  const panel = cellPanel(page)
  await panel.getByText('What the team wants here').click()
  await panel.getByRole('button', { name: 'Either is fine', exact: true }).click()
  await expect(panel).toContainText('The team says so.')
  await expect(wide).toHaveAccessibleName(/: (gets in|some get in)$/)
  await expect(planLists(page)).not.toContainText('Everybody else gets in in ②')
  await save(page)
})

test('a lock that stays on when MX moves to Microsoft is found, because it refuses everybody', async ({
  page,
  api,
}) => {
  await api.post('/api/scenarios', {
    data: scenarioWith('Lock left on', {
      services: [SERVICE],
      sets: [[LOCK], [], [{ ...LOCK, requireTls: false }]],
      mx: ['a', 'a', 'microsoft'],
      answers: { Q6: 'yes' },
    }),
  })
  await openScenario(page, 'Lock left on')
  const last = cell(page, 'Everybody else', 'Phase 3')
  await expect(last).toHaveAccessibleName(/: lost$/)
  await last.click()
  await expect(cellPanel(page)).toContainText('Most addresses of the internet are refused')
  await cellPanel(page).getByRole('button', { name: 'Take the restrictions off Filter A' }).click()
  await expect(last).toHaveAccessibleName(/: all in\b/)
  await expect(planLists(page)).toContainText('Nobody who must get in is refused.')
})
