import { expect, test } from './fixtures'
import { cell, cellPanel, LOCK_A, planLists, scenarioWith } from './screens'

const ofBank = {
  ...LOCK_A,
  id: 'c2',
  name: 'Bank',
  senderDomains: ['bank.example'],
  senderIPAddresses: ['203.0.113.8'],
}
const services = [
  { id: 'a', name: 'Filter A', kind: 'filter', networks: ['192.0.2.0/24'], tls: true, shared: 'no' },
  {
    id: 'bank',
    name: 'Bank',
    kind: 'partner',
    networks: ['203.0.113.8'],
    tls: true,
    shared: 'no',
    delivery: 'direct',
    mailFromDomains: ['bank.example'],
  },
]

test('bounces of a partner that the lock refuses are said beside the partner, whose other mail gets in', async ({
  page,
  api,
}) => {
  const made = await api.post('/api/scenarios', {
    data: scenarioWith('Bounces of a partner', {
      services,
      sets: [
        [LOCK_A, ofBank],
        [LOCK_A, ofBank],
      ],
      mx: ['a', 'a'],
    }),
  })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  const bank = cell(page, 'Bank', 'Phase 1')
  await expect(bank).toHaveAccessibleName(/all in.*, but not its bounces$/)
  await expect(bank).toContainText('†')
  await expect(page.getByRole('list', { name: 'What the marks mean' })).toContainText('its bounces do not get in')
  await expect(cell(page, 'Filter A', 'Phase 1')).not.toContainText('†')
  await expect(planLists(page)).toContainText('Bounces are refused of Bank in ① and ②')

  await bank.click()
  const bounces = cellPanel(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Bounces', exact: true }) })
  await expect(bounces).toContainText('They are refused.')
  await expect(bounces).toContainText('A sender domain never covers an empty MAIL FROM')

  await test.step('recorded that * covers them, they are a line of the partner', async () => {
    await bounces.getByRole('button', { name: /\* covers bounces/ }).click()
    await expect(planLists(page)).toContainText('Bank its bounces (empty MAIL FROM) are refused in ① and ②')
  })

  await test.step('recorded that * leaves them out, they get in', async () => {
    await bounces.getByRole('button', { name: /\* does not cover bounces/ }).click()
    await expect(bounces).toContainText('They get in, by the rules.')
    await expect(bank).not.toContainText('†')
  })
})
