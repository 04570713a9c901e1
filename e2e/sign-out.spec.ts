import type { Page } from '@playwright/test'
import { expectClean } from './axe'
import { expect, test } from './fixtures'
import { openScenario, property, smallScenario } from './screens'

test.beforeEach(async ({ api, ownSession: _ }, { title }) => {
  await api.post('/api/scenarios', { data: smallScenario(title) })
})

/** Leaves a draft with an unsaved change, and opens the menu that signs out. */
async function changeAndLeave(page: Page, title: string): Promise<void> {
  await openScenario(page, title)
  await property(page, 'SenderIPAddresses', 'Filter A').fill('192.0.2.0/26')
  await expect.poll(() => countDrafts(page)).toBe(1)
  await page.getByRole('button', { name: 'Session' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
}

const countDrafts = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const request = indexedDB.open('keyval-store')
    const database = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result)
    })
    if (!database.objectStoreNames.contains('keyval')) return 0
    const counting = database.transaction('keyval').objectStore('keyval').count()
    return new Promise<number>((resolve) => {
      counting.onsuccess = () => resolve(counting.result)
    })
  })

test('signing out asks about drafts, and deletes them in every tab', async ({ page, context }, { title }) => {
  const other = await context.newPage()
  await openScenario(other, title)
  await property(other, 'SenderIPAddresses', 'Filter A').fill('192.0.2.0/25')
  await expect.poll(() => countDrafts(other)).toBe(1)
  await openScenario(page, title)
  await property(page, 'SenderIPAddresses', 'Filter A').fill('192.0.2.0/26')
  await expect.poll(() => countDrafts(page)).toBe(2)
  await page.getByRole('button', { name: 'Session' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('alert').filter({ hasText: '2 drafts with unsaved changes' })).toBeVisible()
  await expectClean(page)
  await page.getByRole('button', { name: 'Sign out and delete them' }).click()
  await expect(page.getByLabel('Access key')).toBeVisible()
  await expect(other.getByLabel('Access key')).toBeVisible()
  expect(await countDrafts(page)).toBe(0)
})

test('a draft that was kept at signing out is there after the next sign-in', async ({ page, server }, { title }) => {
  await changeAndLeave(page, title)
  await page.getByRole('button', { name: 'Sign out and keep it' }).click()
  await page.getByLabel('Access key').fill(server.key)
  await page.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByLabel('Access key')).toHaveCount(0)
  await openScenario(page, title)
  await expect(property(page, 'SenderIPAddresses', 'Filter A')).toHaveValue('192.0.2.0/26')
})

test('without a draft signing out asks nothing', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Session' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByLabel('Access key')).toBeVisible()
})
