import { expect, test } from './fixtures'
import { smallScenario, why } from './screens'

test('a scenario is duplicated from the list, and its copy opens', async ({ page, api }, { title }) => {
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto('/')
  await page.getByRole('button', { name: `Actions for ${title}` }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(why(page)).toBeVisible()
  await expect(page).toHaveTitle(`${title} (copy) · Connector Planner`)
  expect(page.url()).not.toContain(id)
})

test('a scenario that is gone meanwhile is not duplicated, which is said', async ({ page, api, expectConsole }, {
  title,
}) => {
  expectConsole(/404/)
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto('/')
  await page.getByRole('button', { name: `Actions for ${title}` }).click()
  await api.delete(`/api/scenarios/${id}`)
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was changed.' })).toBeVisible()
})

test('signing out without an answer of the server is said, and can be tried again', async ({
  page,
  context,
  expectConsole,
}) => {
  expectConsole(/ERR_INTERNET_DISCONNECTED/)
  await page.goto('/rules')
  await page.getByRole('button', { name: 'Language and theme' }).click()
  const out = page.getByRole('button', { name: 'Sign out' })
  await context.setOffline(true)
  await out.click()
  await expect(page.getByRole('alert').filter({ hasText: 'The server does not answer.' })).toBeVisible()
  await context.setOffline(false)
  await out.click()
  await expect(page.getByLabel('Access key')).toBeVisible()
})
