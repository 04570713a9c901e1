import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { longScenario } from './long-scenario'
import { cell, planLists, showView } from './screens'

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
  const frame = page.getByRole('banner')

  await test.step('it counts', async () => {
    await expect(frame.getByText(/phase \d+ of 12/)).toBeVisible()
  })

  await test.step('other work waits its turn', async () => {
    await showView(page, 'Proof')
    await expect(changes.getByRole('status')).toContainText('Waiting for other work …')
    await showView(page, 'Plan')
  })

  await test.step('the phases that are done are there before the others', async () => {
    await expect(cell(page, 'Everybody else', 'Phase 1')).toHaveAccessibleName(/: open/, { timeout: 60_000 })
    await expect(cell(page, 'Everybody else', 'Phase 12')).toHaveAccessibleName(/: checking …/)
  })

  await test.step('stopped, it keeps what it has found, says what is missing, and lets the other work begin', async () => {
    await frame.getByRole('button', { name: 'Stop' }).click()
    await expect(plan.getByRole('status')).toContainText('Stopped before the answer was there.')
    await expect(cell(page, 'Everybody else', 'Phase 1')).toHaveAccessibleName(/: open/)
    await expect(cell(page, 'Everybody else', 'Phase 12')).toHaveAccessibleName(/: not proved/)
    await showView(page, 'Proof')
    const senders = changes.getByRole('region', { name: 'For the senders' })
    await expect(senders).toContainText('Nothing: every sender is told the same')
    await expect(senders).not.toContainText('Partial')
  })

  await test.step('asked again, it begins anew', async () => {
    await showView(page, 'Plan')
    await plan.getByRole('button', { name: 'Check again' }).click()
    await expect(frame.getByText(/phase \d+ of 12/)).toBeVisible()
    await frame.getByRole('button', { name: 'Stop' }).click()
    await expect(plan.getByRole('button', { name: 'Check again' })).toBeVisible()
  })
})
