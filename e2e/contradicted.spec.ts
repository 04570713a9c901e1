import { expect, test } from './fixtures'
import { cell, cellPanel, LOCK_A, phase, planLists, scenarioWith, showView } from './screens'

const services = [{ id: 'a', name: 'Filter A', kind: 'filter', networks: ['192.0.2.0/24'], tls: true, shared: 'no' }]

test('a recorded test that disagrees with the model is a line of the plan, and is said beside the test', async ({
  page,
  api,
}) => {
  const data = scenarioWith('A test against the model', { services, sets: [[LOCK_A], [LOCK_A]], mx: ['a', 'a'] })
  const made = await api.post('/api/scenarios', { data })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  const green = planLists(page).getByText(/^Nothing is lost/)
  await expect(green).toBeVisible()
  const row = cell(page, 'Filter A', 'Phase 2')
  await row.click()
  const panel = cellPanel(page)
  const record = async (outcome: string) => {
    const button = page.getByRole('button', { name: 'Record', exact: true })
    if (!(await button.isVisible())) await panel.getByText('Record a test').click()
    await panel.locator('form').filter({ has: button }).getByRole('combobox').selectOption({ label: outcome })
    await button.click()
    await expect(panel.getByText(/^Tested /)).toContainText(outcome)
  }
  const line = planLists(page).getByRole('button', {
    name: /A test disagrees with the model: Filter A was refused in ②/,
  })

  await test.step('refused where the rules let all in', async () => {
    await record('refused (5xx)')
    await expect(panel).toContainText('Model and test disagree. By the rules, all its senders get in.')
    await expect(line).toBeVisible()
    await expect(green).toBeHidden()
    await expect(row).toHaveAccessibleName(/: all in/)
  })

  await test.step('the line leads to the cell', async () => {
    await cell(page, 'Everybody else', 'Phase 1').click()
    await expect(panel).not.toContainText('Model and test disagree')
    await line.click()
    await expect(panel).toContainText('Model and test disagree.')
  })

  await test.step('the first page of the change request repeats it', async () => {
    await showView(page, 'Night')
    await phase(page, 'Phase 2').click()
    const request = page.getByRole('region', { name: 'Change request' })
    await request.getByLabel('Show it here').check()
    await expect(request.getByRole('row', { name: /^Proved by the model/ })).toContainText(
      'A test disagrees with the model: Filter A was refused in ②.',
    )
    await showView(page, 'Plan')
    await row.click()
  })

  await test.step('a newer test that agrees settles it', async () => {
    await record('accepted')
    await expect(panel).not.toContainText('Model and test disagree')
    await expect(line).toBeHidden()
    await expect(green).toBeVisible()
  })
})
