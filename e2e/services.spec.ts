import { generateKeyPairSync } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import * as certificates from '#lib/server/testing/certificates'
import { expect, test } from './fixtures'
import { add, enterWorkspace, showFact, showView, smallScenario, verdict } from './screens'

test.beforeEach(async ({ page, api }, { title }) => {
  const made = await api.post('/api/scenarios', { data: smallScenario(title) })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await enterWorkspace(page)
})

async function addService(page: Page): Promise<Locator> {
  await add(page, 'Add service')
  return page.getByRole('dialog', { name: 'Add service' })
}

test('a vendor example fills a service and says that it must be checked', async ({ page }) => {
  const dialog = await addService(page)
  await dialog.getByRole('button', { name: 'Start from a known vendor' }).click()
  await dialog.getByLabel('Vendor', { exact: true }).selectOption('Hornetsecurity')
  await expect(dialog).toContainText('Shared with all its customers')
  await expect(dialog).toContainText('9 networks, 2 of them wider than /24')
  await expect(dialog).toContainText(/November 2026 · Reported from the field: Hornetsecurity/)
  await dialog.getByRole('button', { name: 'Take over this example' }).click()
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('Hornetsecurity')
  await expect(dialog.getByLabel('Networks it delivers from')).toHaveValue(/94\.100\.128\.0\/20/)
  await expect(dialog).toContainText('Check the networks and names with the vendor before you rely on them.')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(verdict(page, 'Internet through Hornetsecurity', 'As is')).toHaveAccessibleName(/: refused/)
  await showFact(page, 'Description')
  await expect(page.getByLabel('Description')).toHaveValue(/An example; check them with the vendor\./)
})

test('sample senders at the edges of a service show how exact its lock is', async ({ page }) => {
  await showView(page, 'Facts')
  await page.getByRole('button', { name: 'Add sample senders of Filter A' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sample senders of Filter A' })
  await expect(dialog.getByLabel(/first address of 192\.0\.2\.0\/24/)).toBeChecked()
  await dialog.getByLabel('All: How it delivers').uncheck()
  await dialog.getByRole('button', { name: 'Add 4 samples' }).click()
  await showView(page, 'Plan')
  await expect(verdict(page, 'Filter A, 192.0.2.0', 'As is')).toBeVisible()
  await expect(verdict(page, 'Filter A, 192.0.2.255', 'As is')).toBeVisible()
  await expect(verdict(page, 'Beside Filter A, 192.0.1.255', 'As is')).toHaveAccessibleName(/: refused/)
  await expect(verdict(page, 'Beside Filter A, 192.0.3.0', 'As is')).toHaveAccessibleName(/: refused/)
  await showView(page, 'Facts')
  await page.getByRole('button', { name: 'Add sample senders of Filter A' }).click()
  await expect(dialog.getByLabel(/first address of 192\.0\.2\.0\/24/)).toBeDisabled()
  await expect(dialog.getByText('already there')).toHaveCount(4)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await showView(page, 'Plan')
  await expect(verdict(page, 'Filter A, 192.0.2.0', 'As is')).toHaveCount(0)
  await expect(verdict(page, 'Beside Filter A, 192.0.3.0', 'As is')).toHaveCount(0)
})

test('a certificate gives its names to a service, and its validity is shown', async ({ page, expectConsole }) => {
  expectConsole(/422/)
  const dialog = await addService(page)
  await dialog.getByRole('button', { name: 'Names from a certificate' }).click()
  const field = dialog.getByLabel('Certificate', { exact: true })
  await field.fill(certificates.LEAF + certificates.INTERMEDIATE)
  await expect(dialog).toContainText('CN=Fabrikam Mail CA, O=Fabrikam')
  await expect(dialog).toContainText(/\d+ days left/)
  await expect(dialog).toContainText('2 certificates that form a chain')
  await dialog.getByRole('button', { name: 'Take over 2 names' }).click()
  await expect(dialog.getByLabel('Names in its certificate')).toHaveValue('mail.contoso.com\n*.contoso.com')
  await expect(dialog.getByLabel('Does it use TLS?')).toHaveValue('yes')
  await field.fill(certificates.LEAF + certificates.SELF_SIGNED)
  await expect(dialog).toContainText('These certificates do not form one chain')
  await field.fill(certificates.REQUEST)
  await expect(dialog).toContainText('This is a certificate request (CSR).')
  await field.fill(certificates.SERVER_ONLY)
  await expect(dialog).toContainText('Key usageserverAuth')
  await expect(dialog).toContainText('Not issued for client authentication (clientAuth).')
})

test('a private key is refused in the browser and never sent', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/api/certificates')) sent.push(request.url())
  })
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const dialog = await addService(page)
  await dialog.getByRole('button', { name: 'Names from a certificate' }).click()
  const field = dialog.getByLabel('Certificate', { exact: true })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  await field.fill(certificates.LEAF + pem)
  await expect(dialog.getByRole('alert')).toContainText('This holds a private key. It was not sent.')
  await expect(field).toHaveValue('')
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  const der = privateKey.export({ type: 'pkcs8', format: 'der' })
  await (await chooser).setFiles({ name: 'server.der', mimeType: 'application/x-x509-ca-cert', buffer: der })
  await expect(dialog.getByRole('alert')).toContainText('This holds a private key. It was not sent.')
  expect(sent).toEqual([])
})

test('a DER file fills the certificate names of a sample sender', async ({ page }) => {
  await add(page, 'Add sample sender')
  const dialog = page.getByRole('dialog', { name: 'Add sample sender' })
  await dialog.getByRole('button', { name: 'Names from a certificate' }).click()
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choose a file' }).click()
  const der = Buffer.from(certificates.SELF_SIGNED.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  await (await chooser).setFiles({ name: 'scanner.cer', mimeType: 'application/x-x509-ca-cert', buffer: der })
  await expect(dialog).toContainText('self-signed: Microsoft does not trust it')
  await dialog.getByRole('button', { name: 'Take over 1 name' }).click()
  await expect(dialog.getByLabel('Names in the certificate')).toHaveValue('scanner.contoso.com')
  await expect(dialog.getByLabel('Trusted by Microsoft')).toHaveValue('no')
})
