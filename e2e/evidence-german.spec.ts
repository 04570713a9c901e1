import { expect, test } from './fixtures'

// The first visitor of this server is German, so the worked examples are in German.
test.use({ visitor: 'german', locale: 'de-DE' })

test('ein Unzustellbarkeitsbericht führt zu Phase und Prüfung', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Wechsel von Anbieter A zu Anbieter B' }).click()
  await page.getByRole('button', { name: 'Aus Beleg' }).click()
  const dialog = page.getByRole('dialog', { name: 'Beispielabsender aus einem Beleg' })
  const field = dialog.getByLabel('Kopfzeilen, Unzustellbarkeitsbericht oder Details einer Nachrichtenverfolgung')
  await field.fill('550 5.7.51 TenantInboundAttribution; Rejecting')
  await expect(dialog).toContainText('soll ankommen und bekommt hier diese Antwort.')
  await expect(dialog).toContainText('Der Connector ist abgeschaltet')
  await field.fill(
    '{FQDN=contoso-com.mail.protection.outlook.com};{IP=52.101.194.15} 550 5.7.51 TenantInboundAttribution',
  )
  await expect(dialog).toContainText('52.101.194.15 ist die Adresse von Exchange Online, an die gesendet wurde.')
  await field.fill('Hallo')
  await expect(dialog).toContainText(
    'Weder Kopfzeilen noch Unzustellbarkeitsbericht noch Details einer Nachrichtenverfolgung gefunden.',
  )
})
