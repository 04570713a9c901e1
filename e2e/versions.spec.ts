import type { Locator, Page } from '@playwright/test'
import { encodeMessage } from '#lib/contract/revision-message'
import { expect, test } from './fixtures'
import { enterWorkspace, property, showView, smallScenario } from './screens'

/** The row of a revision in the list of versions. */
const version = (page: Page, revision: number): Locator =>
  page
    .getByRole('region', { name: 'Versions' })
    .getByRole('listitem')
    .filter({ hasText: `Revision ${revision}` })

test('a save with a message is in the list of versions, with its fields and its effect', async ({ page, api }, {
  title,
}) => {
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  await property(page, 'SenderIPAddresses', 'Filter A').fill('198.51.100.0/24')
  await page.getByRole('button', { name: 'Save with a message', exact: true }).click()
  await expect(page.getByLabel('What did you change?')).toBeFocused()
  await page.keyboard.type('New networks of the filter')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^saved\b/).first()).toBeVisible()
  await showView(page, 'Review')
  await expect(version(page, 2).getByRole('heading', { name: 'New networks of the filter' })).toBeVisible()
  await expect(version(page, 2)).toContainText('SenderIPAddresses')
  await expect(version(page, 2)).toContainText(/cells? changed.*all in, if … → lost/)
  await expect(version(page, 1)).toContainText('The first version: 1 phase, 1 service')
  const changes = page.getByRole('region', { name: 'Changes of the chosen version' })
  await expect(changes).toContainText('What revision 2 changed')
  await expect(changes.getByRole('listitem').filter({ hasText: 'Filter A' }).last()).toContainText(
    '① all in, if … → lost',
  )
  await version(page, 1).getByRole('button', { name: 'Changes of revision 1' }).click()
  await expect(changes).toContainText('The first version')
  await page.goBack()
  await expect(changes).toContainText('What revision 2 changed')
})

test('an earlier version is looked at, compared, and restored in three clicks as a new revision', async ({
  page,
  api,
}, { title }) => {
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  const changed = { ...smallScenario(title), title: `${title}, changed` }
  const headers = { 'if-match': '"1"', 'revision-message': encodeMessage('Another title') }
  await api.put(`/api/scenarios/${id}`, { data: changed, headers })
  await page.goto(`/scenarios/${id}?view=review`)
  await version(page, 1).getByRole('link', { name: 'Open revision 1' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title, exact: true })).toBeVisible()
  await expect(page.getByText('revision 1, read only')).toBeVisible()
  await page.getByRole('link', { name: 'To the versions' }).click()
  await version(page, 1).getByRole('button', { name: 'Compare revision 1' }).click()
  await expect(page).toHaveURL(/view=proof&before=1\.p1&after=draft\.p1/)

  await page.goto(`/scenarios/${id}`)
  await showView(page, 'Review')
  await version(page, 1).getByRole('button', { name: 'Restore revision 1' }).click()
  await version(page, 1).getByRole('button', { name: 'Restore r1 as a new revision' }).click()
  await expect(page.getByText('Revision 1 restored as revision 3')).toBeVisible()
  await expect(version(page, 3)).toContainText('Restored from revision 1')
  await expect(page).toHaveTitle(`${title} · Connector Planner`)
  const { revisions } = await (await api.get(`/api/scenarios/${id}/revisions`)).json()
  expect(revisions[0].hash).toBe(revisions[2].hash)
})

test('an open page says that somebody else has saved, and keeps the draft', async ({ page, api }, { title }) => {
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  await property(page, 'RequireTls', 'Filter A').uncheck()
  const theirs = { ...smallScenario(title), title: `${title}, theirs` }
  const first = { ...theirs, description: 'To be worded better.' }
  await api.put(`/api/scenarios/${id}`, { data: first, headers: { 'if-match': '"1"' } })
  const headers = { 'if-match': '"2"', 'revision-message': encodeMessage('A better title') }
  await api.put(`/api/scenarios/${id}`, { data: theirs, headers })
  // The page asks again when somebody comes back to it.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  const notice = page.getByRole('status').filter({ hasText: 'Revision 3 was saved' })
  await expect(notice).toContainText('“A better title”. Your changes stay in this browser.')
  await expect(property(page, 'RequireTls', 'Filter A')).not.toBeChecked()
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(notice).toContainText('This page shows revision 1.')
  await notice.getByRole('button', { name: 'Show it' }).click()
  await expect(page).toHaveTitle(`${title}, theirs · Connector Planner`)
})
