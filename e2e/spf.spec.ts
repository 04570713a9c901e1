import type { Locator, Page } from '@playwright/test'
import type { Zone } from '#lib/server/testing/dns-server'
import { testWithDns as test } from './dns-fixtures'
import { expect, test as withoutDns } from './fixtures'
import { enterWorkspace, planLists, property, save, showView, verdict } from './screens'

const RECORD = 'v=spf1 ip4:148.163.128.0/19 ip4:67.231.144.0/24 ip6:2a01:4f8::/32 exists:%{i}.ok.filter.example -all'
const record = (text: string): Zone => ({ TXT: [[text]] })

function scenario(title: string, networks: readonly string[]): object {
  const facts = { tls: true, certificateNames: [], mailFrom: 'someone@fabrikam.com', recipient: 'user@contoso.com' }
  return {
    schemaVersion: 2,
    title,
    services: [{ id: 'a', name: 'Filter A', kind: 'filter' }],
    phases: [
      {
        id: 'p1',
        name: 'As is',
        tenant: { acceptedDomains: ['contoso.com'] },
        mx: [{ domain: 'contoso.com', to: ['a'] }],
        connectors: [
          {
            id: 'c1',
            name: 'Filter A',
            senderDomains: ['*'],
            senderIPAddresses: networks,
            restrictDomainsToIPAddresses: true,
            requireTls: true,
          },
        ],
      },
    ],
    senders: [{ id: 'through', name: 'Through A', sourceIP: '148.163.150.9', serviceId: 'a', ...facts }],
  }
}

type Api = { post: (url: string, options: { data: unknown }) => Promise<{ json: () => Promise<{ id: string }> }> }

async function openScenario(page: Page, api: Api, title: string, networks: readonly string[]): Promise<void> {
  const made = await api.post('/api/scenarios', { data: scenario(title, networks) })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await enterWorkspace(page)
}

const list = (page: Page): Locator => property(page, 'SenderIPAddresses', 'Filter A')
const listed = async (page: Page): Promise<string[]> => (await list(page).inputValue()).split('\n')

async function openSpf(page: Page): Promise<Locator> {
  // The lists above the connectors change with what is proved, and push them.
  await expect(planLists(page)).toHaveAttribute('aria-busy', 'false')
  await page.getByRole('button', { name: 'From SPF into SenderIPAddresses of Filter A' }).click()
  const dialog = page.getByRole('dialog', { name: 'Networks from SPF' })
  await expect(dialog).toBeVisible()
  return dialog
}

async function paste(dialog: Locator, text: string): Promise<void> {
  await dialog.getByRole('button', { name: 'Paste a record instead' }).first().click()
  await dialog.getByRole('textbox', { name: 'SPF record', exact: true }).fill(text)
  await dialog.getByRole('button', { name: 'Read record' }).click()
}

async function lookUp(dialog: Locator, domain: string): Promise<void> {
  await dialog.getByRole('textbox', { name: 'Domain of the SPF record' }).fill(domain)
  await dialog.getByRole('button', { name: 'Look up', exact: true }).click()
}

test('an SPF record with a /19 becomes a valid list, and mail from it is accepted', async ({ page, api }, {
  title,
}) => {
  await openScenario(page, api, title, ['67.231.144.0/24'])
  await expect(verdict(page, 'Through A', 'As is')).toHaveAccessibleName(/: lost/)
  const dialog = await openSpf(page)
  await paste(dialog, `filter.example. 300 IN TXT "${RECORD.slice(0, 60)}" "${RECORD.slice(60)}"`)
  await expect(dialog.getByRole('heading', { name: '33 entries for 8,448 addresses' })).toBeVisible()
  await expect(dialog).toContainText('148.163.128.0/19 becomes 32 × /24')
  await expect(dialog).toContainText('SenderIPAddresses takes IPv4 only')
  await expect(dialog).toContainText('exists:%{i}.ok.filter.example')
  await expect(dialog).toContainText('1 network is there already')
  await expect(dialog).toContainText('1 → 33 entries')
  await dialog.getByRole('button', { name: 'Take 32 networks over' }).click()
  await expect(dialog).toHaveCount(0)
  const networks = await listed(page)
  expect(networks).toHaveLength(33)
  expect(networks.filter((network) => !network.endsWith('/24'))).toEqual([])
  await expect(verdict(page, 'Through A', 'As is')).not.toHaveAccessibleName(/: lost/)
  await expect(page.getByText('SPF taken over into Filter A: 33 entries')).toBeVisible()
  // One undo reverts the whole list.
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(list(page)).toHaveValue('67.231.144.0/24')
  await expect(verdict(page, 'Through A', 'As is')).toHaveAccessibleName(/: lost/)
})

test('networks that SPF does not name stay, unless the user removes them', async ({ page, api }, { title }) => {
  await openScenario(page, api, title, ['83.246.65.0/24', '67.231.144.0/23'])
  const dialog = await openSpf(page)
  await paste(dialog, RECORD)
  await expect(dialog).toContainText('2 networks that SPF does not name')
  await expect(dialog).toContainText('2 → 35 entries')
  await dialog.getByRole('checkbox', { name: 'Remove what SPF does not name' }).check()
  await expect(dialog).toContainText('2 → 33 entries')
  await dialog.getByRole('checkbox', { name: 'Remove what SPF does not name' }).uncheck()
  await dialog.getByRole('button', { name: 'Take 32 networks over' }).click()
  const networks = await listed(page)
  expect(networks).toHaveLength(35)
  expect(networks[0]).toBe('83.246.65.0/24')
  expect(networks).toContain('67.231.145.0/24')
  expect(networks).not.toContain('67.231.144.0/23')
})

test('a domain is looked up on request, and a second look-up shows what the vendor added', async ({ page, api, dns }, {
  title,
}) => {
  dns.zones.set('spf.filter.example', record('v=spf1 include:_eu.filter.example include:_us.filter.example -all'))
  dns.zones.set('_eu.filter.example', record('v=spf1 ip4:91.209.104.0/24 ip4:91.207.212.0/23 ~all'))
  dns.zones.set('_us.filter.example', { ...record('v=spf1 mx:filter.example ~all') })
  dns.zones.set('filter.example', { MX: [[10, 'mx.filter.example']] })
  dns.zones.set('mx.filter.example', { A: ['67.231.144.7'] })
  await openScenario(page, api, title, [])
  const dialog = await openSpf(page)
  await dialog.getByRole('textbox', { name: 'Domain of the SPF record' }).fill('spf.filter.example')
  expect(dns.asked).toEqual([])
  await dialog.getByRole('button', { name: 'Look up', exact: true }).click()
  await expect(dialog.getByRole('heading', { name: '4 entries for 769 addresses' })).toBeVisible()
  await expect(dialog).toContainText('3 of 10, 0 of 2 without an answer')
  await dialog.getByRole('button', { name: 'Show the records' }).click()
  const tree = dialog.getByRole('list', { name: 'Records that were read' })
  await expect(tree).toContainText('include:_us.filter.example')
  await expect(tree).toContainText('A mx.filter.example: 67.231.144.7')
  await dialog.getByRole('button', { name: 'Take 4 networks over' }).click()
  await save(page)
  await page.reload()

  dns.zones.set('_eu.filter.example', record('v=spf1 ip4:91.209.104.0/24 ip4:20.40.60.0/24 ip6:2a01:4f8::/32 ~all'))
  const again = await openSpf(page)
  await expect(again.getByRole('list', { name: 'Answers kept' })).toContainText('4 networks · all in the list')
  await again.getByRole('button', { name: 'Ask spf.filter.example again' }).click()
  const changed = again.getByRole('list', { name: 'What spf.filter.example changed' })
  await expect(changed).toContainText('1 network added20.40.60.0/24')
  await expect(changed).toContainText('1 network gone91.207.212.0/23')
  await expect(changed).toContainText('2 networks unchanged')
  await expect(changed).toContainText('New among what cannot go in: 2a01:4f8::/32')
  await expect(again).toContainText(/From .*2026.* to .*2026/)
  await again.getByRole('button', { name: 'Take 1 network over' }).click()
  expect(await listed(page)).toContain('20.40.60.0/24')

  const third = await openSpf(page)
  await third.getByRole('button', { name: 'Ask spf.filter.example again' }).click()
  await expect(third).toContainText('Nothing has changed.')
})

test('the problems of a record come with advice, and no network is removed for them', async ({ page, api, dns }, {
  title,
}) => {
  dns.zones.set('broken.example', record('v=spf1 ip4:20.40.60.0/24 include:failing.example -all'))
  dns.zones.set('failing.example', { mode: 'SERVFAIL' })
  dns.zones.set('void.example', record('v=spf1 a:a.example a:b.example a:c.example include:late.example -all'))
  await openScenario(page, api, title, ['67.231.144.0/24'])
  const dialog = await openSpf(page)
  await lookUp(dialog, 'broken.example')
  await expect(dialog).toContainText('The look-up of failing.example (TXT) failed. Ask again in a few minutes.')
  await expect(dialog).toContainText('Not read whole: networks may be missing from this list.')
  await expect(dialog.getByRole('checkbox')).toHaveCount(0)
  await expect(dialog).toContainText('so nothing is removed')
  await lookUp(dialog, 'void.example')
  await expect(dialog).toContainText('More than 2 look-ups found nothing, where receivers stop.')
  await expect(dialog).toContainText('include:late.example')
  await expect(dialog.getByRole('button', { name: 'Take over' })).toBeDisabled()
  await lookUp(dialog, 'gone.example')
  await expect(dialog).toContainText('There is no SPF record at “gone.example”.')
})

test('a service takes its networks from SPF, and the answer is kept', async ({ page, api, dns }, { title }) => {
  dns.zones.set('service.example', record('v=spf1 ip4:185.183.28.0/22 -all'))
  await openScenario(page, api, title, ['67.231.144.0/24'])
  await showView(page, 'Facts')
  const service = page.getByRole('main')
  await service.getByRole('button', { name: 'From SPF into the networks of the service' }).click()
  const dialog = page.getByRole('dialog', { name: 'Networks from SPF' })
  await lookUp(dialog, 'service.example')
  await dialog.getByRole('button', { name: 'Take 4 networks over' }).click()
  await expect(service.getByLabel('Networks it delivers from')).toHaveValue(/^185\.183\.28\.0\/24\n/)
  await showView(page, 'Plan')
  const again = await openSpf(page)
  await expect(again.getByRole('list', { name: 'Answers kept' })).toContainText('4 networks · 4 not in the list')
  await again.getByRole('button', { name: 'Forget the answer of service.example' }).click()
  await expect(again.getByRole('list', { name: 'Answers kept' })).toHaveCount(0)
})

withoutDns(
  'where DNS is switched off, the screen says so and takes a record all the same',
  async ({ page, api, expectConsole }, { title }) => {
    expectConsole(/403/)
    await openScenario(page, api, title, [])
    const dialog = await openSpf(page)
    await lookUp(dialog, 'spf.filter.example')
    await expect(dialog.getByRole('status').filter({ hasText: 'DNS_LOOKUPS=off' })).toContainText('switched off')
    await paste(dialog, 'v=spf1 include:_eu.filter.example -all')
    await expect(dialog).toContainText('This record leads on to others')
    await dialog.getByRole('textbox', { name: 'SPF record', exact: true }).fill(RECORD)
    await dialog.getByRole('button', { name: 'Read record' }).click()
    await dialog.getByRole('button', { name: 'Take 33 networks over' }).click()
    expect(await listed(page)).toHaveLength(33)
  },
)
