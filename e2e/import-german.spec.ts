import type { Page } from '@playwright/test'
import { chooseFile, collectedFile, exported } from './exports'
import { expect, test } from './fixtures'

test.use({ locale: 'de-DE', visitor: 'german' })

const open = async (page: Page, entry: string) => {
  await page.getByRole('button', { name: 'Mehr', exact: true }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
  return page.getByRole('dialog', { name: entry })
}

test('importing, correcting and comparing a tenant is in German', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Wechsel von Anbieter A zu Anbieter B' }).click()
  const broken = exported('Kaputt', { SenderIPAddresses: ['192.0.2.300', '104.30.32.0/19'], RequireTls: undefined })
  const tenant = await open(page, 'Den ganzen Tenant lesen')
  await tenant.getByLabel('Die geschriebene Datei').fill(JSON.stringify(collectedFile([exported('Filter A'), broken])))
  await expect(tenant).toContainText('Gelesen als Datei des Sammelskripts: 2 Connectoren')
  await expect(tenant).toContainText('192.0.2.300 ist weder IPv4-Adresse noch Netz')
  await expect(tenant).toContainText('Transportregel, die wie eine Sperre wirkt')
  await tenant.getByRole('button', { name: 'In /24-Netze aufteilen' }).click()
  await tenant.getByLabel('SenderIPAddresses statt 192.0.2.300').fill('198.51.100.7')
  await tenant
    .getByRole('group', { name: 'Ist RequireTls in Ihrem Tenant an?' })
    .getByRole('radio', { name: 'Ja' })
    .check()
  await tenant.getByRole('button', { name: 'Tenant und 2 Connectoren übernehmen' }).click()
  await page
    .getByRole('navigation', { name: 'Ansichten' })
    .getByRole('link', { name: /^Fakten/ })
    .click()
  await page.getByRole('link', { name: 'Aus dem Tenant gelesen' }).click()
  await expect(page.getByRole('region', { name: 'Der Rest des Tenants' })).toContainText('IPv6 ist an')
  const where = await open(page, 'Wo stehen wir?')
  await where.getByRole('textbox').fill(JSON.stringify([exported('Filter A')]))
  await expect(where).toContainText(/Am nächsten liegt Phase .*: 1 Unterschied\./)
})

test('the problems of a scenario file are in German', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Wechsel von Anbieter A zu Anbieter B' })).toBeVisible()
  const document = {
    schemaVersion: 2,
    title: 7,
    phases: [{ id: 'p', name: 'P', tenant: { acceptedDomains: ['a..b'] } }],
  }
  await chooseFile(page, 'Szenariodatei importieren', {
    name: 'plan.json',
    buffer: Buffer.from(JSON.stringify({ product: 'connector-planner', file: 'scenario', fileVersion: 1, document })),
  })
  const dialog = page.getByRole('dialog', { name: 'Szenariodatei importieren' })
  await expect(dialog.getByRole('listitem').filter({ hasText: 'title: 7' })).toContainText('hier gehört ein Text hin')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'a..b' })).toContainText('eine Domain wie contoso.com')
})
