import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { enterWorkspace, property, save, showView, smallScenario } from './screens'

test('both versions are kept when two people save the same scenario', { tag: '@store' }, async ({
  page,
  browser,
  server,
  api,
  watch,
  expectConsole,
}) => {
  expectConsole(/412/)
  const made = await (await api.post('/api/scenarios', { data: smallScenario('For two') })).json()
  await page.goto(`/scenarios/${made.id}`)
  await enterWorkspace(page)

  const other = await browser.newContext()
  const theirs = await other.newPage()
  watch(theirs)
  await theirs.goto(`${server.url}/#key=${server.key}`)
  await expect(theirs.getByRole('link', { name: 'For two' })).toBeVisible()
  await theirs.goto(`${server.url}/scenarios/${made.id}`)
  await property(theirs, 'SenderIPAddresses', 'Filter A').fill('192.0.2.0/24\n198.51.100.0/24')
  await save(theirs)

  await property(page, 'RequireTls', 'Filter A').uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'Somebody else saved in the meantime' })).toBeVisible()
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect(property(page, 'SenderIPAddresses', 'Filter A')).toHaveValue('192.0.2.0/24\n198.51.100.0/24')
  await expect(property(page, 'RequireTls', 'Filter A')).toBeChecked()
  await expect(page.getByText('revision 2,')).toBeVisible()
  await showView(page, 'Review')
  await expect(page.getByText('2 revisions', { exact: true })).toBeVisible()

  await page.goto('/')
  await page.getByRole('link', { name: 'For two (my version)' }).click()
  await expect(property(page, 'RequireTls', 'Filter A')).not.toBeChecked()
  const revisions = await (await api.get(`/api/scenarios/${made.id}/revisions/2`)).json()
  expect(revisions.document.phases[0].connectors[0].senderIPAddresses).toEqual(['192.0.2.0/24', '198.51.100.0/24'])
  await other.close()
})

/** The dialog that puts two edits of one revision together. */
const meeting = (page: Page): Locator => page.getByRole('dialog', { name: 'Somebody else saved in the meantime' })

test('two edits that touch different things are saved together', async ({ page, api, expectConsole }, { title }) => {
  expectConsole(/412/)
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  await property(page, 'RequireTls', 'Filter A').uncheck()
  const theirs = { ...smallScenario(title), title: `${title}, theirs` }
  await api.put(`/api/scenarios/${id}`, { data: theirs, headers: { 'if-match': '"1"' } })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(meeting(page)).toContainText('both edits go together')
  await expect(meeting(page).getByRole('region', { name: 'What you changed' })).toContainText('RequireTls')
  await meeting(page).getByRole('button', { name: 'Save both as revision 3' }).click()
  await expect(page.getByText('Both saved as revision 3')).toBeVisible()
  await expect(page).toHaveTitle(`${title}, theirs · Connector Planner`)
  await expect(property(page, 'RequireTls', 'Filter A')).not.toBeChecked()
  const saved = await (await api.get(`/api/scenarios/${id}`)).json()
  expect([saved.revision, saved.document.title, saved.document.phases[0].connectors[0].requireTls]).toEqual([
    3,
    `${title}, theirs`,
    false,
  ])
})

/** The small scenario with a second phase that has the same connector. */
function twoPhases(title: string): object {
  const { phases, ...scenario } = JSON.parse(JSON.stringify(smallScenario(title)))
  return { ...scenario, phases: [...phases, { ...phases[0], id: 'p2', name: 'Later' }] }
}

test('a connector that both changed in all phases is chosen once, and the own version stays', async ({
  page,
  api,
  expectConsole,
}, { title }) => {
  expectConsole(/412/)
  const mine = twoPhases(title)
  const { id } = await (await api.post('/api/scenarios', { data: mine })).json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  await property(page, 'SenderIPAddresses', 'Filter A').fill('198.51.100.0/24')
  const theirs = JSON.parse(JSON.stringify(mine).replaceAll('"requireTls":true', '"requireTls":false'))
  await api.put(`/api/scenarios/${id}`, { data: theirs, headers: { 'if-match': '"1"' } })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const place = meeting(page).getByRole('group', { name: 'Connector Filter A in ① As is and ② Later' })
  await expect(place).toContainText('SenderIPAddresses: 198.51.100.0/24')
  await meeting(page).getByRole('button', { name: 'Save both as revision 3' }).click()
  await expect(meeting(page).getByRole('alert')).toHaveText('One choice is missing.')
  await place.getByRole('radio', { name: 'Theirs' }).check()
  await expect(meeting(page)).toContainText('Yours is kept too, as revision 3')
  await meeting(page).getByRole('button', { name: 'Save both as revision 4' }).click()
  await expect(property(page, 'RequireTls', 'Filter A')).not.toBeChecked()

  const kept = await (await api.get(`/api/scenarios/${id}/revisions/3`)).json()
  expect(
    kept.document.phases.map(
      (phase: { connectors: [{ senderIPAddresses: string[] }] }) => phase.connectors[0].senderIPAddresses,
    ),
  ).toEqual([['198.51.100.0/24'], ['198.51.100.0/24']])
  await showView(page, 'Review')
  await expect(page.getByText('Before it was put together with revision 2')).toBeVisible()
  await showView(page, 'Plan')
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click()
  await expect(property(page, 'SenderIPAddresses', 'Filter A')).toHaveValue('198.51.100.0/24')
  await expect(property(page, 'RequireTls', 'Filter A')).toBeChecked()
})

test('what both changed alike is their revision, and no new one is announced', async ({ page, api, expectConsole }, {
  title,
}) => {
  expectConsole(/412/)
  const { id } = await (await api.post('/api/scenarios', { data: smallScenario(title) })).json()
  await page.goto(`/scenarios/${id}`)
  await enterWorkspace(page)
  await property(page, 'RequireTls', 'Filter A').uncheck()
  const theirs = JSON.parse(JSON.stringify(smallScenario(title)).replaceAll('"requireTls":true', '"requireTls":false'))
  await api.put(`/api/scenarios/${id}`, { data: theirs, headers: { 'if-match': '"1"' } })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await meeting(page).getByRole('button', { name: 'Go on with revision 2, which has both' }).click()
  await expect(page.getByText('Revision 2 has both already')).toBeVisible()
  await expect(page.getByText('revision 2,')).toBeVisible()
  expect((await (await api.get(`/api/scenarios/${id}`)).json()).revision).toBe(2)
})
