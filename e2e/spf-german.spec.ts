import { expect, test } from './fixtures'

test.use({ locale: 'de-DE', visitor: 'german' })

test('an SPF record and its problems are explained in German', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Wechsel von Anbieter A zu Anbieter B' }).click()
  await page
    .getByRole('button', { name: /^Aus SPF in SenderIPAddresses von / })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Netze aus SPF' })
  await dialog.getByRole('button', { name: 'Stattdessen einen Eintrag einfügen' }).click()
  await dialog
    .getByRole('textbox', { name: 'SPF-Eintrag', exact: true })
    .fill('v=spf1 ip4:148.163.128.0/19 ptr -all ip4:bad')
  await dialog.getByRole('button', { name: 'Eintrag lesen' }).click()
  await expect(dialog).toContainText('ip4:bad lässt sich nicht lesen')
  await dialog
    .getByRole('textbox', { name: 'SPF-Eintrag', exact: true })
    .fill('v=spf1 ip4:148.163.128.0/19 ptr -all ip4:20.40.60.0')
  await dialog.getByRole('button', { name: 'Eintrag lesen' }).click()
  await expect(dialog.getByRole('heading', { name: '32 Einträge für 8.192 Adressen' })).toBeVisible()
  await expect(dialog).toContainText('steht hinter all; dort sehen Empfänger nicht mehr hin')
  await expect(dialog).toContainText('Fragen Sie den Inhaber nach den Netzen.')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('neither the workspace nor the SPF dialog scrolls sideways in German', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Wechsel von Anbieter A zu Anbieter B' }).click()
    await page
      .getByRole('button', { name: /^Aus SPF in SenderIPAddresses von / })
      .first()
      .click()
    const dialog = page.getByRole('dialog', { name: 'Netze aus SPF' })
    await dialog.getByRole('button', { name: 'Stattdessen einen Eintrag einfügen' }).click()
    await dialog.getByRole('textbox', { name: 'SPF-Eintrag', exact: true }).fill('v=spf1 ip4:148.163.128.0/19 ptr -all')
    await dialog.getByRole('button', { name: 'Eintrag lesen' }).click()
    await expect(dialog.getByRole('heading', { name: '32 Einträge für 8.192 Adressen' })).toBeVisible()
    for (const part of [page.locator('html'), dialog])
      expect(await part.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  })
})
