import { expect, test } from './fixtures'
import { enterWorkspace, smallScenario } from './screens'

test('duplicating a scenario in the list opens the copy', async ({ page, api }, { title }) => {
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto('/')
  await page.getByRole('button', { name: `Actions for ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await enterWorkspace(page)
  await expect(page).toHaveTitle(`${title} (copy) · Connector Planner`)
  expect(page.url()).not.toContain(id)
})

test('the list says so if the scenario to duplicate was deleted meanwhile', async ({ page, api, expectConsole }, {
  title,
}) => {
  expectConsole(/404/)
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto('/')
  // It is deleted when the copy is asked for, so that the list, which asks again by itself, still has its row.
  await page.route(`**/api/scenarios/${id}`, async (route) => {
    await api.delete(`/api/scenarios/${id}`)
    await route.continue()
  })
  await page.getByRole('button', { name: `Actions for ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was changed.' })).toBeVisible()
})

test('signing out while the server does not answer shows an error, and can be tried again', async ({
  page,
  context,
  ownSession: _,
  expectConsole,
}) => {
  expectConsole(/ERR_INTERNET_DISCONNECTED/)
  await page.goto('/rules')
  await page.getByRole('button', { name: 'Session' }).click()
  const out = page.getByRole('button', { name: 'Sign out' })
  await expect(out).toBeVisible()
  await context.setOffline(true)
  await out.click()
  await expect(page.getByRole('alert').filter({ hasText: 'The server does not answer.' })).toBeVisible()
  await context.setOffline(false)
  await out.click()
  await expect(page.getByLabel('Access key')).toBeVisible()
})

test(
  'a deleted scenario is deleted for good after a second press, and cannot be brought back',
  { tag: '@store' },
  async ({ page, api }, { title }) => {
    const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
    await api.delete(`/api/scenarios/${id}`)
    await page.goto('/')
    await page.getByText('Deleted scenarios').click()
    const row = page.getByRole('listitem').filter({ hasText: title })
    await row.getByRole('button', { name: `Delete ${title} for good` }).click()
    await row.getByRole('button', { name: 'Keep it' }).click()
    await row.getByRole('button', { name: `Delete ${title} for good` }).click()
    await row.getByRole('button', { name: `Delete ${title} for good, with all revisions` }).click()
    await expect(row).toHaveCount(0)
    expect((await api.post(`/api/scenarios/${id}/restore`)).status()).toBe(404)
  },
)
