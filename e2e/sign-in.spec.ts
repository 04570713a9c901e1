import { expect, test } from './fixtures'

test('the sign-in page refuses a wrong key in words, takes the right one, and opens the page that was asked for', async ({
  page,
  context,
  server,
  expectConsole,
}) => {
  expectConsole(/401/)
  await context.clearCookies()
  await page.goto('/rules')
  const key = page.getByLabel('Access key')
  await key.fill('not-the-key')
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('alert')).toHaveText(/This is not the access key/)
  await expect(key).toBeFocused()
  await key.fill(` ${server.key} `)
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How Exchange Online decides')
})

test('the sign-in page changes its language, and takes a key that is pasted into its address', async ({
  page,
  context,
  server,
}) => {
  await context.clearCookies()
  await page.goto('/')
  await page.getByRole('button', { name: 'Deutsch' }).click()
  await expect(page.getByLabel('Zugangsschlüssel')).toBeVisible()
  await page.goto(`/#key=${server.key}`)
  await expect(page.getByRole('link', { name: 'So entscheidet Exchange Online' }).first()).toBeVisible()
  await expect(page).not.toHaveURL(/key=/)
})
