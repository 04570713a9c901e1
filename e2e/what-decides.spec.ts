import { expect, test } from './fixtures'
import { cell, cellPanel, LOCK_A, openScenario, phase, planLists, scenarioWith, showView } from './screens'

const FILTER = { id: 'a', name: 'Filter A', kind: 'filter', networks: ['192.0.2.0/24'], tls: true, shared: 'no' }

test('a cell that hangs on a missing fact names it and leads to its field', async ({ page, api }) => {
  const shared = { ...FILTER, tls: null, shared: 'customers' }
  const lock = { ...LOCK_A, requireTls: true }
  await api.post('/api/scenarios', {
    data: scenarioWith('TLS not known', { services: [shared], sets: [[lock], [lock]], mx: ['a', 'a'] }),
  })
  await openScenario(page, 'TLS not known')
  for (const who of ['Filter A', 'Other customers of Filter A']) {
    await cell(page, who, 'Phase 2').click()
    const panel = cellPanel(page)
    await expect(panel).toContainText('whether the service uses TLS')
    await expect(panel).not.toContainText('whatever the answers')
    await panel.getByRole('button', { name: 'Enter it in the facts' }).click()
    await expect(page.getByLabel('Does it use TLS?')).toHaveValue('unknown')
    await expect(page.getByLabel('Does it use TLS?')).toBeFocused()
    await showView(page, 'Plan')
  }
})

test('what somebody has to enter before anything can be said leads to its field', async ({ page, api }) => {
  const services = [
    { ...FILTER, shared: null },
    { id: 's', name: 'Own servers', kind: 'onPremises', networks: ['203.0.113.7'], tls: true, shared: 'no' },
    { id: 'p', name: 'Payroll', kind: 'application', networks: ['203.0.113.8'], tls: true, shared: 'no' },
    { id: 'd', name: 'Scanner', kind: 'device', tls: false, shared: 'no' },
  ]
  await api.post('/api/scenarios', {
    data: scenarioWith('Not entered', { services, sets: [[LOCK_A], [LOCK_A]], mx: ['a', 'a'] }),
  })
  await openScenario(page, 'Not entered')
  const leadsTo = async (who: string, label: string) => {
    await cell(page, who, 'Phase 1').click()
    await cellPanel(page).getByRole('button', { name: 'Enter it in the facts' }).first().click()
    await expect(page.getByLabel(label, { exact: true })).toBeFocused()
    await expect(page.getByLabel(label, { exact: true })).toBeInViewport()
    await showView(page, 'Plan')
  }
  await leadsTo('Other customers of Filter A', 'Who else uses its networks and names?')
  await leadsTo('Own servers', 'MAIL FROM beside your own domains')
  await leadsTo('Payroll', 'How does it deliver?')
  await leadsTo('Scanner', 'Networks it delivers from')
  // Whoever goes to the same facts later is left alone.
  await showView(page, 'Facts')
  await expect(page.getByLabel('Networks it delivers from')).toBeVisible()
  await expect(page.getByLabel('Networks it delivers from')).not.toBeFocused()

  const phaseWith = (mx: object[], acceptedDomains: string[]) => [
    { id: 'p1', name: 'Phase 1', tenant: { acceptedDomains }, mx, connectors: [LOCK_A] },
  ]
  const bare = scenarioWith('Without domains', { services: [FILTER], sets: [], mx: [] })
  await api.post('/api/scenarios', { data: { ...bare, phases: phaseWith([], []) } })
  await openScenario(page, 'Without domains')
  await leadsTo('Filter A', 'Accepted domains')
  await api.post('/api/scenarios', {
    data: { ...bare, title: 'Without MX', phases: phaseWith([], ['contoso.com']) },
  })
  await openScenario(page, 'Without MX')
  await leadsTo('Filter A', 'Domain')
})

test('RejectDirectSend that nobody has read is said where it decides, and is counted among the facts', async ({
  page,
  api,
}) => {
  const device = { id: 'd', name: 'Scanner', kind: 'device', networks: ['203.0.113.9'], tls: false, shared: 'no' }
  const document = scenarioWith('Not read', { services: [FILTER, device], sets: [[], [LOCK_A]], mx: ['a', 'a'] })
  await api.post('/api/scenarios', { data: { ...document, rejectDirectSendNotRead: true } })
  await openScenario(page, 'Not read')
  await cell(page, 'Scanner', 'Phase 1').click()
  const panel = cellPanel(page)
  await expect(panel).toContainText('as long as RejectDirectSend is off, which nobody has read')
  await expect(panel).not.toContainText('whatever the answers')
  const facts = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: /^Facts/ })
  await expect(facts).toContainText('RejectDirectSend not read')
  await panel.getByRole('button', { name: 'Enter it in the facts' }).click()
  await expect(page.getByLabel('RejectDirectSend', { exact: true })).toBeFocused()
  await showView(page, 'Plan')
  await planLists(page)
    .getByRole('button', { name: /RejectDirectSend was not read/ })
    .click()
  await expect(page.getByLabel('RejectDirectSend', { exact: true })).toBeFocused()
})

test('an entrance that is open as planned is called so in the proof too', async ({ page, api }) => {
  await api.post('/api/scenarios', {
    data: scenarioWith('Locked last', { services: [FILTER], sets: [[], [], [LOCK_A]], mx: ['a', 'a', 'a'] }),
  })
  await openScenario(page, 'Locked last')
  await showView(page, 'Proof')
  await phase(page, 'Phase 1').click()
  const total = page.getByRole('region', { name: 'Who gets in: Phase 1' })
  await expect(total).toContainText('open as planned until ③')
  await expect(total).not.toContainText('open side entrance')
})

test('the form that accepts a risk says for which phases, and why', async ({ page, api }) => {
  const services = [{ ...FILTER, shared: 'customers' }]
  await api.post('/api/scenarios', {
    data: scenarioWith('Shared', { services, sets: [[LOCK_A], [LOCK_A], [LOCK_A]], mx: ['a', 'a', 'a'] }),
  })
  await openScenario(page, 'Shared')
  await cell(page, 'Other customers of Filter A', 'Phase 2').click()
  await cellPanel(page).getByRole('button', { name: 'Accept this risk' }).click()
  await expect(cellPanel(page)).toContainText('It holds for ② and ③: for this phase, and for those behind it')
})
