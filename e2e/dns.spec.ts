import type { Locator, Page } from '@playwright/test'
import type { Zone } from '#lib/server/testing/dns-server'
import { testWithDns as test } from './dns-fixtures'
import { expect, test as withoutDns } from './fixtures'
import { enterWorkspace, planLists, save, showFact, showView } from './screens'

const HASH = 'ab'.repeat(32)
const ZONES: Readonly<Record<string, Zone>> = {
  'contoso.com': {
    MX: [[10, 'mx1.filter-a.example']],
    TXT: [['v=spf1 include:spf.protection.outlook.com -all']],
    ttl: 3600,
  },
  '_mta-sts.contoso.com': { TXT: [['v=STSv1; id=20261101;']] },
  '_dmarc.contoso.com': { TXT: [['v=DMARC1; p=reject']] },
  '_25._tcp.mx1.filter-a.example': {
    TLSA: [{ usage: 3, selector: 1, matchingType: 1, data: HASH }],
    isAuthentic: true,
  },
  'fabrikam.com': { MX: [[0, 'fabrikam-com.a-v1.mx.microsoft']], ttl: 300 },
  '_mta-sts.fabrikam.com': { mode: 'SERVFAIL' },
}

const scenario = (title: string): object => {
  const phase = (id: string, name: string, to: string, rest: object = {}) => ({
    id,
    name,
    tenant: { acceptedDomains: ['contoso.com', 'fabrikam.com'] },
    mx: ['contoso.com', 'fabrikam.com'].map((domain) => ({ domain, to: [to] })),
    ...rest,
  })
  return {
    schemaVersion: 2,
    title,
    services: [
      { id: 'a', name: 'Filter A', kind: 'filter', certificateNames: ['*.filter-a.example'] },
      { id: 'b', name: 'Filter B', kind: 'filter' },
    ],
    phases: [phase('p1', 'As is', 'a'), phase('p2', 'MX moved', 'b', { mxTtl: 300 })],
  }
}

type Api = { post: (url: string, options: { data: unknown }) => Promise<{ json: () => Promise<{ id: string }> }> }

async function openFacts(page: Page, api: Api, title: string): Promise<Locator> {
  const made = await api.post('/api/scenarios', { data: scenario(title) })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await enterWorkspace(page)
  await showView(page, 'Facts')
  await showFact(page, 'Domains, MX and tenant')
  return page.getByRole('region', { name: 'In DNS' })
}

const stripEntry = (page: Page): Locator =>
  planLists(page).getByRole('listitem').filter({ hasText: 'MX TTL, MTA-STS and TLSA' })

test('MX, TTL, MTA-STS, TLSA and DMARC are looked up on request, compared with the phase, and kept with their time', async ({
  page,
  api,
  dns,
}, { title }) => {
  for (const [name, zone] of Object.entries(ZONES)) dns.zones.set(name, zone)
  const askedBefore = dns.asked.length
  const inDns = await openFacts(page, api, title)
  expect(dns.asked.length).toBe(askedBefore)
  await inDns.getByRole('button', { name: 'Look up in DNS' }).click()

  const contoso = inDns.getByRole('region', { name: 'contoso.com' })
  await expect(contoso).toContainText('MX now: mx1.filter-a.example')
  await expect(contoso).toContainText('That is Filter A, as this phase says.')
  await expect(contoso).toContainText('TTL of MX: 3,600 s or more')
  await expect(contoso).toContainText(
    'MTA-STS: there is a policy (20261101). It was not read: see “https://mta-sts.contoso.com/',
  )
  await expect(contoso).toContainText('TLSA of mx1.filter-a.example: senders with DANE')
  await expect(contoso).toContainText('DMARC at contoso.com: v=DMARC1; p=reject')
  await expect(contoso).toContainText(
    'SPF lets Microsoft send for this domain: v=spf1 include:spf.protection.outlook.com -all',
  )

  // Microsoft's names are known, so a filter is not there.
  const fabrikam = inDns.getByRole('region', { name: 'fabrikam.com' })
  await expect(fabrikam).toContainText('MX now: fabrikam-com.a-v1.mx.microsoft')
  await expect(fabrikam).toContainText('This phase says Filter A; MX now points elsewhere.')
  await expect(fabrikam).toContainText('MTA-STS was not read: the name server failed.')
  await expect(fabrikam).toContainText('TLSA: none at any mail server')

  await contoso.getByRole('button', { name: 'Take 3,600 s as the TTL of this phase' }).click()
  await expect(page.getByRole('spinbutton', { name: 'TTL of the MX records in seconds' })).toHaveValue('3600')
  await expect(contoso.getByRole('button')).toHaveCount(0)

  await showView(page, 'Plan')
  await page.getByText('Not judged here').click()
  await expect(stripEntry(page)).toContainText('something found')
  await stripEntry(page).getByRole('link').click()
  await expect(inDns).toBeInViewport()
  await showView(page, 'Plan')

  await save(page)
  await page.reload()
  const asked = dns.asked.length
  await showView(page, 'Facts')
  await showFact(page, 'Domains, MX and tenant')
  await expect(contoso).toContainText('as of')
  await expect(contoso).toContainText('TTL of MX: 3,600 s or more')
  expect(dns.asked.length).toBe(asked)
})

withoutDns(
  'where DNS is switched off, the screen says so, and nothing is taken as read',
  async ({ page, api, expectConsole }, { title }) => {
    expectConsole(/403/)
    const inDns = await openFacts(page, api, title)
    await inDns.getByRole('button', { name: 'Look up in DNS' }).click()
    await expect(inDns.getByRole('status').filter({ hasText: 'DNS_LOOKUPS=off' })).toContainText('nslookup')
    await expect(inDns.getByRole('region')).toHaveCount(0)
    await showView(page, 'Plan')
    await page.getByText('Not judged here').click()
    await expect(stripEntry(page)).toContainText('not read')
  },
)
