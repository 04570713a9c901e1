import { expect, test } from './fixtures'
import { openScenario, smallScenario } from './screens'

test('a phase whose samples lack facts has no tick and says what is missing', async ({ page, api }) => {
  const document = smallScenario('Facts missing') as { senders: readonly object[] }
  const senders = document.senders.map((sender) => ({ ...sender, sourceIP: null }))
  expect((await api.post('/api/scenarios', { data: { ...document, senders } })).ok()).toBe(true)
  await openScenario(page, 'Facts missing')
  const phases = page.getByRole('navigation', { name: 'Phases' })
  await expect(phases).toContainText('not certain: facts of some samples are missing')
  await expect(phases).not.toContainText('✓')
})

test('the page and the title of its tab say that a scenario does not exist', async ({ page, expectConsole }) => {
  expectConsole(/404/)
  await page.goto('/scenarios/0123456789abcdef0123')
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toBeVisible()
  await expect(page).toHaveTitle(`${await heading.textContent()} · Connector Planner`)
})
