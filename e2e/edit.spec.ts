import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import {
  cell,
  cellPanel,
  enterWorkspace,
  planLists,
  property,
  save,
  showView,
  smallScenario,
  verdict,
  why,
} from './screens'

test.beforeEach(async ({ page, api }, { title }) => {
  const made = await api.post('/api/scenarios', { data: smallScenario(title) })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await enterWorkspace(page)
})

test('an edit changes the verdicts at once, and undo restores them', async ({ page }) => {
  await expect(verdict(page, 'Stranger', 'As is')).toHaveAccessibleName(/: refused/)
  await property(page, 'RestrictDomainsToIPAddresses', 'Filter A').uncheck()
  await expect(planLists(page)).toContainText('Everybody else gets in until the side entrance is closed')
  await expect(verdict(page, 'Stranger', 'As is')).toHaveAccessibleName(/in: No connector/)
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(verdict(page, 'Stranger', 'As is')).toHaveAccessibleName(/: refused/)
  await page.getByRole('button', { name: 'Redo', exact: true }).click()
  await expect(verdict(page, 'Stranger', 'As is')).toHaveAccessibleName(/in: No connector/)
})

test('typed text survives a reload, even if it is not valid yet', async ({ page }) => {
  const networks = property(page, 'SenderIPAddresses', 'Filter A')
  await networks.fill('192.0.2.0/24\n198.51.100.0/24\n198.51.100.3')
  await networks.press('End')
  await networks.pressSequentially('00')
  await expect(page.getByText(/Line 3/)).toBeVisible()
  await expect(page.getByText('unsaved changes', { exact: true })).toBeVisible()
  await expect.poll(async () => JSON.stringify(await keptDrafts(page))).toContain('198.51.100.300')
  await page.reload()
  await expect(property(page, 'SenderIPAddresses', 'Filter A')).toHaveValue(
    '192.0.2.0/24\n198.51.100.0/24\n198.51.100.300',
  )
  await expect(page.getByText(/Unsaved changes .* are back/)).toBeVisible()
  await networks.fill('192.0.2.0/24')
  await save(page)
  await expect(page.getByText(/Unsaved changes .* are back/)).toBeHidden()
})

test('what came back can be discarded until the next edit, and then goes by undo alone', async ({ page }) => {
  const bar = page.getByText(/Unsaved changes .* are back/)
  const requireTls = property(page, 'RequireTls', 'Filter A')
  const byAddress = property(page, 'RestrictDomainsToIPAddresses', 'Filter A')
  const kept = async () => JSON.stringify(await keptDrafts(page))
  await requireTls.uncheck()
  await expect.poll(kept).toContain('"requireTls":false')
  await page.reload()
  await page.getByRole('button', { name: 'Discard them' }).click()
  await expect(requireTls).toBeChecked()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(requireTls).not.toBeChecked()
  await expect.poll(kept).toContain('"requireTls":false')
  await page.reload()
  await expect(bar).toBeVisible()
  await byAddress.uncheck()
  await expect(bar).toBeHidden()
  await expect(page.getByRole('button', { name: 'Discard them' })).toBeHidden()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect(byAddress).toBeChecked()
  await expect(requireTls).not.toBeChecked()
})

test('drafts that this version cannot read are kept, and the page says so', async ({ page }) => {
  await property(page, 'RequireTls', 'Filter A').uncheck()
  await expect.poll(() => keptVersions(page)).toEqual([2])
  await page.evaluate(markNewer)
  await page.reload()
  const notice = page.getByText(/Unsaved changes of an earlier visit cannot be read/)
  await expect(notice).toBeVisible()
  await expect(property(page, 'RequireTls', 'Filter A')).toBeChecked()
  await property(page, 'RequireTls', 'Filter A').uncheck()
  await expect.poll(() => keptVersions(page)).toEqual([2, 99])
  await page.reload()
  await expect(page.getByText(/Unsaved changes .* are back/)).toBeVisible()
  await expect(property(page, 'RequireTls', 'Filter A')).not.toBeChecked()
  await page.getByRole('button', { name: 'Delete them for good' }).click()
  await expect(notice).toBeHidden()
  expect(await keptVersions(page)).toEqual([2])
})

test('a failed save keeps the draft and says what to do', { tag: '@store' }, async ({ page, expectConsole }) => {
  expectConsole(/Failed to load resource/)
  await property(page, 'RequireTls', 'Filter A').uncheck()
  await page.route('**/api/scenarios/*', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  )
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await property(page, 'AssociatedAcceptedDomains', 'Filter A').scrollIntoViewIfNeeded()
  await expect(page.getByRole('alert').getByText(/the server does not answer/i)).toBeInViewport()
  await expect(property(page, 'RequireTls', 'Filter A')).not.toBeChecked()
  await page.unroute('**/api/scenarios/*')
  await save(page)
  await page.reload()
  await expect(property(page, 'RequireTls', 'Filter A')).not.toBeChecked()
})

test('the page says so if the findings cannot be loaded', async ({ page, expectConsole }) => {
  expectConsole(/Failed to load resource|ChunkLoadError|Failed to load chunk/)
  const scripts = scriptsWith('Neither an address nor a network')
  expect(scripts).not.toEqual([])
  for (const script of scripts) await page.route(`**/${script}`, (route) => route.abort())
  await page.reload()
  const heading = page.getByRole('heading', { name: /^Findings/ })
  await heading.scrollIntoViewIfNeeded()
  const card = page.locator('section', { has: heading })
  await expect(card.getByRole('button', { name: 'Try again' })).toBeVisible()
})

test('a dialog that cannot be fetched leaves the page unchanged, and can be requested again', async ({
  page,
  expectConsole,
}) => {
  expectConsole(/Failed to load resource|ChunkLoadError|Failed to load chunk/)
  await property(page, 'RequireTls', 'Filter A').uncheck()
  await showView(page, 'Facts')
  const addService = page.getByRole('button', { name: 'Add service' }).first()
  await expect(addService).toBeVisible()
  await page.route('**/_next/static/chunks/*.js', (route) => route.abort())
  await addService.click()
  await expect(page.getByText(/could not be fetched/)).toBeVisible()
  await expect(page.getByText('unsaved changes', { exact: true })).toBeVisible()
  await page.unroute('**/_next/static/chunks/*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('dialog', { name: 'Add service' })).toBeVisible()
})

test('a new phase copies its predecessor, and its card lists the changes', async ({ page }) => {
  await page.getByRole('button', { name: 'Add phase' }).click()
  await expect(page.getByRole('textbox', { name: 'Name of the phase', exact: true })).toBeFocused()
  await page.keyboard.type('Filter B added')
  await expect(page.getByRole('heading', { name: /Phase ② Filter B added/ })).toBeVisible()
  await expect(page.getByText(/Nothing yet\./)).toBeVisible()
  await showView(page, 'Plan')
  await property(page, 'SenderIPAddresses', 'Filter A').fill('192.0.2.0/24\n198.51.100.0/25')
  await showView(page, 'Facts')
  await expect(page.getByText(/SenderIPAddresses: 1 added/)).toBeVisible()
})

test('a new connector is scrolled into view with its name selected', async ({ page, api }) => {
  const document = smallScenario('Many connectors') as { phases: { connectors: object[] }[] }
  const [connector] = document.phases[0]?.connectors ?? []
  const connectors = Array.from({ length: 8 }, (_, n) => ({ ...connector, id: `c${n}`, name: `Filter ${n + 1}` }))
  Object.assign(document.phases[0] ?? {}, { connectors })
  const made = await api.post('/api/scenarios', { data: document })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await page.getByRole('button', { name: 'Add connector' }).click()
  await expect(property(page, 'Name', 'New connector')).toBeFocused()
  await page.keyboard.type('Scanner')
  await expect(property(page, 'Name', 'Scanner')).toBeInViewport()
})

test('recording an answer settles the verdicts that depended on it', async ({ page }) => {
  await page.getByRole('button', { name: 'Add connector' }).click()
  await property(page, 'RequireTls', 'New connector').check()
  const panel = why(page)
  await verdict(page, 'Stranger', 'As is').click()
  await expect(panel).toContainText('It could be otherwise')
  await panel
    .getByRole('button', { name: /We tested it/ })
    .first()
    .click()
  await expect(verdict(page, 'Stranger', 'As is')).toHaveAccessibleName(/: gets in/)
})

test('what the team wants of a row or of a sample replaces the default, and can be taken back', async ({ page }) => {
  await cell(page, 'Everybody else', 'As is').click()
  await expect(cell(page, 'Everybody else', 'As is')).toHaveAccessibleName(/shut/)
  await cellPanel(page).getByText('What the team wants here').click()
  await cellPanel(page).getByRole('button', { name: 'Must get in' }).click()
  await expect(cell(page, 'Everybody else', 'As is')).toHaveAccessibleName(/lost/)
  await cellPanel(page).getByRole('button', { name: 'Back to the default' }).click()
  await expect(cell(page, 'Everybody else', 'As is')).toHaveAccessibleName(/shut/)

  await verdict(page, 'Stranger', 'As is').click()
  await why(page).getByRole('button', { name: 'Must get in' }).click()
  await expect(verdict(page, 'Stranger', 'As is')).toHaveAccessibleName(/: lost/)
  await why(page).getByRole('button', { name: 'Back to the default' }).click()
  await expect(verdict(page, 'Stranger', 'As is')).toHaveAccessibleName(/: refused/)
})

test('very long lists are checked in a worker, and the findings can be fixed', async ({ page, api }) => {
  const document = smallScenario('Thousands of networks') as { phases: { connectors: object[] }[] }
  const networks = Array.from({ length: 3_000 }, (_, index) => `20.${index >> 8}.${index % 256}.0/24`)
  Object.assign(document.phases[0]?.connectors[0] ?? {}, { senderIPAddresses: [...networks, '104.30.32.0/19'] })
  const made = await api.post('/api/scenarios', { data: document })
  await page.goto(`/scenarios/${(await made.json()).id}`)
  await page.getByRole('button', { name: 'Split into /24 networks' }).click()
  await expect(page.getByRole('button', { name: 'Split into /24 networks' })).toHaveCount(0)
  await expect(property(page, 'SenderIPAddresses', 'Filter A')).toHaveValue(/20\.11\.183\.0\/24\n104\.30\.32\.0\/24\n/)
})

/** The scripts of the build that hold a text. */
function scriptsWith(text: string): string[] {
  const folder = path.join(process.env.NEXT_DIST_DIR ?? '.next', 'static/chunks')
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
  return scripts.filter((name) => readFileSync(path.join(folder, name), 'utf8').includes(text))
}

/** All drafts in the storage of this browser. */
const keptDrafts = (page: Page): Promise<{ document: { schemaVersion: number } }[]> =>
  page.evaluate(async () => {
    const opening = indexedDB.open('keyval-store')
    await new Promise((done) => opening.addEventListener('success', done))
    const asking = opening.result.transaction('keyval').objectStore('keyval').getAll()
    await new Promise((done) => asking.addEventListener('success', done))
    opening.result.close()
    return asking.result
  })

/** The schema versions of all drafts in the storage of this browser, sorted. */
const keptVersions = async (page: Page): Promise<number[]> =>
  (await keptDrafts(page)).map(({ document }) => document.schemaVersion).sort()

/** Gives every stored draft a schema version that does not exist yet. */
async function markNewer(): Promise<void> {
  const opening = indexedDB.open('keyval-store')
  await new Promise((done) => opening.addEventListener('success', done))
  const writing = opening.result.transaction('keyval', 'readwrite')
  writing
    .objectStore('keyval')
    .openCursor()
    .addEventListener('success', ({ target }) => {
      const { result: cursor } = target as IDBRequest<IDBCursorWithValue | null>
      if (cursor === null) return
      cursor.update({ ...cursor.value, document: { ...cursor.value.document, schemaVersion: 99 } })
      cursor.continue()
    })
  await new Promise((done) => writing.addEventListener('complete', done))
  opening.result.close()
}
