import { expect, test } from './fixtures'
import { cell, cellPanel, openScenario, scenarioWith } from './screens'

const filter = (id: string, name: string, network: string) => ({
  id,
  name,
  kind: 'filter',
  networks: [network],
  tls: true,
  shared: 'no',
})
const A = filter('a', 'Filter A', '192.0.2.0/24')
const B = filter('b', 'Filter B', '198.51.100.0/24')
const lock = (id: string, network: string) => ({
  id,
  name: id,
  senderDomains: ['*'],
  senderIPAddresses: [network],
  restrictDomainsToIPAddresses: true,
})
const BANK = lock('Bank', '203.0.113.0/24')

test('what mends one cell is never shown beneath another', async ({ page, api }) => {
  const sets = [[BANK], [BANK]]
  await api.post('/api/scenarios', {
    data: scenarioWith('Two are lost', { services: [A, B], sets, mx: ['a', 'b'] }),
  })
  await openScenario(page, 'Two are lost')
  await cell(page, 'Filter A', 'Phase 1').click()
  const panel = cellPanel(page)
  await expect(panel.getByRole('button', { name: 'Add a connector for Filter A beside the others' })).toBeVisible()
  // Whatever the panel shows at any moment from here on.
  await page.evaluate(() => {
    const seen: string[] = []
    const region = document.querySelector(
      '[role=region][aria-label=Cell], section[aria-label=Cell], aside[aria-label=Cell]',
    )
    const note = () => seen.push((region as HTMLElement | null)?.innerText ?? '')
    if (region !== null)
      new MutationObserver(note).observe(region, { childList: true, subtree: true, characterData: true })
    Object.assign(window, { seen })
  })
  await cell(page, 'Filter B', 'Phase 2').click()
  await expect(panel.getByRole('button', { name: 'Add a connector for Filter B beside the others' })).toBeVisible()
  const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen)
  const ofB = seen.filter((text) => text.includes('Filter B in ②') || /Filter B\s*·\s*②/.test(text))
  expect(ofB.length).toBeGreaterThan(0)
  expect(ofB.filter((text) => text.includes('for Filter A beside'))).toEqual([])
})

test('another connector that refuses the mail is switched off by a remedy', async ({ page, api }) => {
  const bank = { ...filter('bank', 'Bank', '203.0.113.0/28'), kind: 'partner', delivery: 'direct' }
  const own = { ...lock('Bank lock', '203.0.113.0/28'), senderDomains: ['bank.example'] }
  await api.post('/api/scenarios', {
    data: scenarioWith('Refused by another', {
      services: [A, { ...bank, mailFromDomains: ['bank.example'] }],
      sets: [[lock('Lock A', '192.0.2.0/24'), own]],
      mx: ['a'],
      answers: { Q1: 'shadows' },
    }),
  })
  await openScenario(page, 'Refused by another')
  const lost = cell(page, 'Filter A', 'Phase 1')
  await lost.click()
  await cellPanel(page).getByRole('button', { name: 'Switch Bank lock off' }).click()
  await expect(lost).toHaveAccessibleName(/: all in/)
})

test('a mistyped certificate name is set right in all phases that want the service', async ({ page, api }) => {
  const byName = {
    id: 'a',
    name: 'Lock A',
    senderDomains: ['*'],
    tlsSenderCertificateName: '*.filter-a.example.typo',
    restrictDomainsToCertificate: true,
    requireTls: true,
  }
  const both = { networks: ['192.0.2.0/24', '2001:db8::/32'], certificateNames: ['*.filter-a.example'] }
  await api.post('/api/scenarios', {
    data: scenarioWith('Mistyped name', {
      services: [{ ...A, ...both }],
      sets: [[byName], [byName]],
      mx: ['a', 'a'],
    }),
  })
  await openScenario(page, 'Mistyped name')
  await cell(page, 'Filter A', 'Phase 1').click()
  const name = 'Set TlsSenderCertificateName of Lock A to *.filter-a.example'
  const remedy = cellPanel(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name }) })
  await expect(remedy).toContainText('Changes ② too.')
  await remedy.getByRole('button', { name }).click()
  for (const phase of ['Phase 1', 'Phase 2'])
    await expect(cell(page, 'Filter A', phase)).toHaveAccessibleName(/: all in$/)
})
