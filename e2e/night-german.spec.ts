import { expect, test } from './fixtures'

test.use({ locale: 'de-DE', visitor: 'german' })

test('the night is German, and cmdlets are not translated', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Wechsel von Anbieter A zu Anbieter B' }).click()
  await page.getByRole('navigation', { name: 'Ansichten' }).getByRole('link', { name: 'Nacht' }).click()
  await expect(page.getByText('Jeder Schritt ist bewiesen')).toBeVisible()
  await expect(page.getByText('Prüfen, was die Arbeit aufhalten würde')).toBeVisible()
  await expect(page.getByText('New-InboundConnector').first()).toBeVisible()
  await page.getByLabel('Hier anzeigen').check()
  const request = page.getByRole('region', { name: 'Änderungsantrag' }).getByRole('article')
  await expect(request.getByRole('row', { name: /^Woran und in wie vielen Minuten wir es merken/ })).toBeVisible()
  // The stored note of the phase is no reason, and in the language of whoever made the scenario.
  await expect(request.getByRole('row', { name: /^Warum _+$/ })).toBeVisible()
  await request.getByRole('button', { name: 'Nachtblatt' }).click()
  await expect(request.getByRole('heading', { name: 'Vor dem Beginn' })).toBeVisible()
})
