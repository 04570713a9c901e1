import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { longScenario } from './long-scenario'
import { cell, planLists } from './screens'

const card = (page: Page, title: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

test('a long proof shows its progress and first results, waits for other proofs, and can be stopped', async ({
  page,
  api,
}) => {
  const answer = await api.post('/api/scenarios', { data: longScenario() })
  expect(answer.ok(), await answer.text()).toBe(true)
  await page.goto(`/scenarios/${(await answer.json()).id}`)
  const plan = planLists(page)
  const changes = card(page, 'What changes')

  await test.step('it counts', async () => {
    await expect(plan.getByRole('status')).toContainText(/phase \d+ of 12/)
    await expect(plan.getByRole('status')).toContainText(/of [\d,]+ groups of addresses/)
  })

  await test.step('other work waits its turn', async () => {
    await changes.scrollIntoViewIfNeeded()
    await expect(changes.getByRole('status')).toContainText('Waiting for other work …')
  })

  await test.step('the phases that are done are there before the others', async () => {
    await expect(cell(page, 'Everybody else', 'Phase 1')).toHaveAccessibleName(/: Open/, { timeout: 60_000 })
    await expect(cell(page, 'Everybody else', 'Phase 12')).toHaveAccessibleName(/: Checking …/)
  })

  await test.step('stopped, it keeps what it has found, says what is missing, and lets the other work begin', async () => {
    await plan.getByRole('button', { name: 'Stop' }).click()
    await expect(plan.getByRole('status')).toContainText('Stopped before the answer was there.')
    await expect(cell(page, 'Everybody else', 'Phase 1')).toHaveAccessibleName(/: Open/)
    await expect(cell(page, 'Everybody else', 'Phase 12')).toHaveAccessibleName(/: Not proved/)
    const senders = changes.getByRole('region', { name: 'For the senders' })
    await expect(senders).toContainText('Nothing: every sender is told the same')
    await expect(senders).not.toContainText('Partial')
  })

  await test.step('asked again, it begins anew', async () => {
    await plan.getByRole('button', { name: 'Check again' }).click()
    await expect(plan.getByRole('status')).toContainText(/phase \d+ of 12/)
    await plan.getByRole('button', { name: 'Stop' }).click()
    await expect(plan.getByRole('button', { name: 'Check again' })).toBeVisible()
  })
})
