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
